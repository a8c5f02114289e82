import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTagger } from '../../src/connectors/onnx/open-tagger.ts'
import { makeTinyModel } from '../make-tiny-model.ts'
import { fail } from '../../src/core/errors.ts'
import type { PolicyBody } from '../../src/core/policy.ts'
import { askForValue } from '../../src/flows/ask-for-value.ts'
import { titleConversation } from '../../src/flows/change-conversation.ts'
import { changePolicy } from '../../src/flows/change-policy.ts'
import { handOverSecret } from '../../src/flows/hand-over-secret.ts'
import { keepDraft, readDraft } from '../../src/flows/keep-draft.ts'
import type { Deps } from '../../src/flows/ports.ts'
import { postPart } from '../../src/flows/post-part.ts'
import { startConversation } from '../../src/flows/start-conversation.ts'
import { previewPolicy } from '../../src/flows/try-policy.ts'
import { newId } from '../cast.ts'
import { card, openDesk, refusedAs, type Desk } from './desk.ts'

/** No engine could know it: the model's own language has thirty words. */
const name = 'zorvella'
const sealsNames: PolicyBody = {
  name: 'Names',
  minConfidence: 0.5,
  rules: [{ kinds: ['person-name'], action: 'seal', keepDays: 30 }],
}

let desk: Desk
let d: Deps
let asked = 0
const folder = mkdtempSync(join(tmpdir(), 'underseal-onnx-'))
beforeAll(async () => {
  desk = await openDesk()
  makeTinyModel(folder)
  const tag = await openTagger(folder)
  d = { ...desk.d, nameModel: { names: (text) => (asked++, tag(text)) } }
})
afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true })
})

const message = (text: string) => ({ id: newId('part'), text })

describe('with a model and a policy that hides names', () => {
  beforeAll(async () => void (await changePolicy(d, desk.cast.ada.viewer, sealsNames)))

  test('whatever is written is stored without the name that only the model knows', async () => {
    const { ben, vic } = desk.cast
    const id = newId('conversation')
    const first = await startConversation(d, vic.viewer, { id, title: `call ${name}`, part: message(`I am ${name}.`) })
    expect(first?.part.body.text).toBe('I am [name].')
    expect(first?.part.body.seals).toMatchObject([{ kind: 'person-name', start: 5, end: 11 }])
    expect((await postPart(d, ben.viewer, id, message(`dear ${name} muller`))).part.body.text).toBe('dear [name]')
    expect((await d.store.conversationFor(ben.viewer, id))?.title?.text).toBe('call [name]')
    expect((await titleConversation(d, ben.viewer, id, `and ${name}`)).title?.text).toBe('and [name]')
    await keepDraft(d, ben.viewer, id, { mode: 'message', text: `so ${name}` })
    expect((await readDraft(d, ben.viewer, id))?.body.text).toBe('so [name]')
    const question = { ...message(`your IBAN, ${name}`), kind: 'iban' }
    expect((await askForValue(d, ben.viewer, id, question)).part.body.text).toBe('your IBAN, [name]')
    const secret = { ...message(`for ${name}`), secret: 'x' }
    expect((await handOverSecret(d, ben.viewer, id, secret)).part.body.text).toBe('for [name]')
    expect(JSON.stringify(await desk.thread(ben.viewer, id))).not.toContain(name)
  })

  test('without the model the same policy leaves it, so it was the model that found it', async () => {
    const { posted } = await desk.says(desk.cast.vic.viewer, `I am ${name}.`)
    expect(posted[0]?.part.body.text).toBe(`I am ${name}.`)
  })

  test('a try of the policy shows what will be hidden', async () => {
    const preview = await previewPolicy(d, desk.cast.ada.viewer, {
      policy: sealsNames,
      text: `ask ${name}`,
      author: 'contact',
      channel: 'messenger',
    })
    expect(preview.text).toBe('ask [name]')
  })

  test('a model that gives no answer: the text is refused and nothing of it is stored', async () => {
    const { ben, vic } = desk.cast
    const mute: Deps = { ...d, nameModel: { names: () => Promise.reject(fail('unavailable')) } }
    const { id } = await desk.says(vic.viewer, 'hello')
    await expect(postPart(mute, vic.viewer, id, message('it is me'))).rejects.toEqual(refusedAs('unavailable'))
    await expect(titleConversation(mute, ben.viewer, id, 'it is me')).rejects.toEqual(refusedAs('unavailable'))
    expect((await desk.thread(ben.viewer, id)).map((part) => part.body.text)).toEqual(['hello'])
    expect((await postPart(d, vic.viewer, id, message('it is me'))).part.body.text).toBe('it is me')
  })
})

test('a policy that leaves names alone does not ask the model', async () => {
  await changePolicy(d, desk.cast.ada.viewer, {
    name: 'Cards',
    minConfidence: 0.5,
    rules: [{ kinds: ['payment-card'], action: 'seal' }],
  })
  const { id } = await desk.says(desk.cast.vic.viewer, 'hello')
  const before = asked
  const { part } = await postPart(d, desk.cast.vic.viewer, id, message(`${name} ${card}`))
  expect(part.body.text).toBe(`${name} [payment card •••• 4242]`)
  expect(asked).toBe(before)
})
