import { parentPort, workerData } from 'node:worker_threads'
import { Failure } from '../../core/errors.ts'
import type { Answer, Question } from './open-name-model.ts'
import { openTagger, type Tagger } from './open-tagger.ts'

let tagger: Promise<Tagger> | undefined
let turn: Promise<void> = Promise.resolve()

// One after the other: the runtime does not take two at once.
parentPort?.on(
  'message',
  (question: Question) => void (turn = turn.then(async () => parentPort?.postMessage(await answer(question)))),
)

async function answer({ id, text }: Question): Promise<Answer> {
  try {
    tagger ??= openTagger(workerData as string)
    return { id, findings: await (await tagger)(text) }
  } catch (error) {
    // What the runtime says could tell of the text; what we say does not.
    return { id, mistake: error instanceof Failure ? error.message : 'The model could not be opened or run.' }
  }
}
