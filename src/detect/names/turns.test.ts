import { describe, expect, test } from 'vitest'
import { detect } from '../detect.ts'
import { detectors } from '../detectors/index.ts'
import { loadNames } from '../load-names.ts'
import { othersOf } from '../scan/others.ts'
import { isAsked, newText, newView } from '../scan/view.ts'
import { newTokens, readHead, room, type Tokens, closeHead } from './tokens.ts'
import { listenFor, newTurns, takeWords, turnOf } from './turns.ts'

const names = await loadNames()
const { tagger } = names
const { questions } = othersOf(detectors)
const asked = (text: string): boolean => {
  const view = newView()
  newText(view, 'x', text)
  return isAsked(view, questions)
}
const mayAsk = (text: string): boolean => turnOf(turns, text, 0, tagger, newTokens()).mayAsk
const turns = newTurns()
listenFor(turns, questions)

describe('a turn that may ask nothing', () => {
  const forms = [
    (question: string) => question,
    (question: string) => question.toUpperCase(),
    (question: string) => `Could you tell me the ${question}, please?`,
    (question: string) => `42 ${question.split(' ').join(', ')}42 12`,
    (question: string) => `it's-${question}’s l'${question}`,
    (question: string) => `¿${question}? “${question}”`,
    (question: string) => question.replace('s', 'ſ').replace('k', '\u212a'),
    (question: string) =>
      `${question.charAt(0).toUpperCase()}${question.slice(1, 3)}${question.slice(3).toUpperCase()}`,
    (question: string) => `x${question} ${'y'.repeat(40)}${question}`,
  ]

  test('is none that asks, however it is written', () => {
    const missed = questions.flatMap((question) =>
      forms.map((form) => form(question)).filter((text) => asked(text) && !mayAsk(text)),
    )
    expect(missed).toEqual([])
  })

  test.each([
    'hello, where is my parcel? thanks',
    'Die Lampe kam nicht, leider.',
    "I don't want the blue one",
    'No, my card was no good one time',
  ])('is found: %s', (text) => {
    expect(mayAsk(text)).toBe(false)
  })
})

test('a message is not read again as a turn', () => {
  const stepsOf = (text: string, before: string) => {
    const begun = names.tagger.steps
    detect(text, { names, recent: [{ text: before, author: 'other' }] })
    return names.tagger.steps - begun
  }
  const message = 'Did Oberhuber pay for it?'
  const fresh = stepsOf('Oberhuber did', message)
  for (let i = 0; i < 10; i++) stepsOf('and this one', `Where is parcel ${i}?`)
  stepsOf(message, 'hello')
  expect(stepsOf('Oberhuber did', message)).toBe(fresh - message.length)
})

test('where nothing in a message was likely to be a name, none is looked for in it as a turn', () => {
  const stepsAfter = (author: 'same' | 'other', text: string) => {
    detect(text, { names, recent: [{ text: 'and then', author }] })
    const begun = names.tagger.steps
    detect('zarbels, again', { names, recent: [{ text, author: 'same' }] })
    return names.tagger.steps - begun
  }
  const text = 'the zarbels came in today'
  // Behind a question it was read with the question's words, so that it says less.
  const fresh = stepsAfter('other', text.replace('today', 'later'))
  expect(fresh - stepsAfter('same', text)).toBeGreaterThan(text.length)
})

test.each(['What’s your name?', 'Guten Tag\n', "it's O'Brien, 3-4 p.m.", ''])(
  'words taken back are those read: %j',
  (text) => {
    const [taken, read] = [newTokens(), newTokens()]
    const seen = ({ n, starts, ends, hashes, raw, cases, next }: Tokens) => [
      ...[starts, ends, hashes, raw].map((all) => [...all.subarray(0, n + 1)]),
      [cases, next],
    ]
    takeWords(turns, turnOf(turns, text, 0, tagger, newTokens()), taken)
    expect(closeHead(taken, text.length)).toBe(readHead(read, text))
    expect(seen(taken)).toEqual(seen(read))
    expect(read.n).toBeLessThan(room)
  },
)
