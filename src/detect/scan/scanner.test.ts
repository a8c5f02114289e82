import { expect, test } from 'vitest'
import { detectors } from '../detectors/index.ts'
import { generatedChat } from '../../../bench/detect-inputs.ts'
import { fold } from '../fold/fold.ts'
import { engineOf, find, isDigitless } from './find.ts'

/** What people write most, in seven languages, without literals of detectors (`two`) and what begins like one up to its first digit (`gr1…`, `great`). */
const everydayWords = `
the be to of and in that have it for not on with he as you do this but his by from they we say her she or an will my one
all would there their what so up out if about who get which go me when make can like time no just him know take people
into year your good some could them see other than then now look only come its over think also back after use how our
work first well way even new want because any these give day most us is are was hello thanks please need help order
der die und das ich nicht ist es sie ein mit zu auf den eine dem wir haben kann meine bitte danke noch schon wenn aber wie
le la les des est pas que je vous pour dans une sur avec mon merci bonjour plus mais elle nous ont
el los las que es por con para una mi hola pero como esta muy tengo quiero hacer
o os um uma que com por meu minha obrigado tenho fazer mais muito
il che di non sono per una mio come questo voglio fare anche
de het een van en ik niet dat op te met voor mijn dank goed hoe wil`
  .trim()
  .split(/\s+/)

test('everyday words go through without a stop; if one does not, bench/everyday-beginnings.ts was not run again for a new literal', () => {
  const engine = engineOf(detectors)
  const { scanner } = engine
  const stopped = everydayWords.filter((word) => {
    const text = ` ${word} `
    // The first time states are built.
    find(engine, text, '', '')
    scanner.walk(text, 0, scanner.start)
    return scanner.stop.next !== 1
  })
  expect(stopped).toEqual([])
})

test('a literal whose detector wants so many signs without a blank wakes it only before as many', () => {
  const woken: string[] = []
  const one = {
    ...detectors[0]!,
    anchors: { literals: ['^ac', '^key-'], unbroken: 6 },
    at: ({ text, start }: { text: string; start: number }) => void woken.push(text.slice(start)),
  }
  const engine = engineOf([one])
  for (const text of ['account', 'ac count', 'acoun', 'key-ab', 'key-a b', 'key-']) find(engine, text, '', '')
  expect(woken).toEqual(['account', 'key-ab'])
})

test('a literal with `$` behind it ends with its word, at the end of the text too', () => {
  const woken: string[] = []
  const one = {
    ...detectors[0]!,
    anchors: { literals: ['^pass$', 'ord$'] },
    at: ({ text, start, end }: { text: string; start: number; end: number }) => void woken.push(text.slice(start, end)),
  }
  const engine = engineOf([one])
  for (const text of ['passport', 'passé', 'compass', 'order', 'Pass', 'pass: x', 'pass1', 'a word.'])
    find(engine, text, '', '')
  expect(woken).toEqual(['Pass', 'pass', 'pass', 'ord'])
})

test('who needs a digit is woken before and behind one, and not far from it', () => {
  const woken: number[] = []
  const one = {
    ...detectors[0]!,
    anchors: { literals: ['^exp'] },
    needsDigit: true,
    at: ({ start }: { start: number }) => void woken.push(start),
  }
  const engine = engineOf([one])
  for (const text of ['exp', 'exp 12', '12345 exp', `exp ${'a '.repeat(100)}12345`, `12345 ${'a '.repeat(100)}exp`])
    find(engine, text, '', '')
  expect(woken).toEqual([0, 6])
})

test('a text is known to hold no digit once it was scanned, and never taken for one that holds none', () => {
  const engine = engineOf(detectors)
  const examples = detectors.flatMap((one) =>
    [...one.hits, ...one.misses].flatMap((text) => [text, `“${text}”`, `so, ${text} and more`]),
  )
  const texts = [...examples, ...generatedChat(2000)].map((text) => fold(text).text)
  const sayings = texts.map((text) => {
    find(engine, text, '', '')
    return [/\d/.test(text), isDigitless(engine.view)]
  })
  expect(sayings.filter(([holds, isWithout]) => holds && isWithout)).toEqual([])
  expect(sayings.filter(([holds, isWithout]) => !holds && isWithout).length).toBeGreaterThan(500)
  find(engine, '“seven o’clock”', '', '', false)
  expect(isDigitless(engine.view)).toBe(false)
})
