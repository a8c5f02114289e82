import { expect, test } from 'vitest'
import { detect } from '../detect.ts'
import { apiKeyShapes } from './api-key-table.ts'

test.each(apiKeyShapes.map(([vendor, shape]) => [vendor, shape] as const))(
  'a key of %s is found whole: %s',
  (_, shape) => {
    const key = drawn(shape)
    const text = `here it is: ${key} thanks`
    const found = detect(text).filter((one) => one.class === 'secret')
    expect(found.some((one) => one.start <= 12 && one.end >= 12 + key.replace(/=+$/, '').length)).toBe(true)
  },
)

test('a key that stands in the vendors’ samples is left', () => {
  const sample = 'AIz' + 'aSyAnLA7NfeLquW1tJFpx_eQCxoX-oo6YyIs'
  expect(detect(`see ${sample} here`)).toEqual([])
  expect(detect(`see ${sample.replace('LA7', 'LB7')} here`)).toHaveLength(1)
})

let seed = 11
function upTo(n: number): number {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
  return Math.floor((seed / 4294967296) * n)
}

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const classes: Readonly<Record<string, string>> = { d: '0123456789', w: letters, S: letters }

/** One text of a shape: literals, classes, groups, choices and counts are all that shapes are made of. */
function drawn(shape: string): string {
  let at = 0
  const choice = (): string => {
    const all = [sequence()]
    while (shape[at] === '|') {
      at++
      all.push(sequence())
    }
    return all[upTo(all.length)] ?? ''
  }
  const sequence = (): string => {
    let out = ''
    while (at < shape.length && shape[at] !== '|' && shape[at] !== ')') out += counted()
    return out
  }
  const counted = (): string => {
    const from = at
    let out = atom()
    const count = /^(?:\?|\{(\d+)(?:,(\d+))?\})/.exec(shape.slice(at))
    if (!count) return out
    const behind = at + count[0].length
    const least = count[1] ? Number(count[1]) : 0
    const most = count[2] ? Math.min(Number(count[2]), least + 3) : Math.max(least, 1)
    const times = least + upTo(most - least + 1)
    out = ''
    for (let k = 0; k < times; k++) {
      at = from
      out += atom()
    }
    at = behind
    return out
  }
  const atom = (): string => {
    const c = shape.charAt(at)
    if (shape.startsWith('(?!', at)) {
      at = shape.indexOf(')', at) + 1
      return ''
    }
    if (c === '(') {
      at += 3
      const out = choice()
      at++
      return out
    }
    if (c === '[') {
      const close = shape.indexOf(']', at + 1)
      const set = shape
        .slice(at + 1, close)
        .replace(/\\w/g, letters)
        .replace(/([A-Za-z\d])-([A-Za-z\d])/g, (_, a: string, b: string) =>
          String.fromCharCode(
            ...Array.from({ length: b.charCodeAt(0) - a.charCodeAt(0) + 1 }, (__, k) => a.charCodeAt(0) + k),
          ),
        )
        .replaceAll('\\', '')
      at = close + 1
      return set.charAt(upTo(set.length))
    }
    if (c === '\\') {
      const kind = shape.charAt(at + 1)
      at += 2
      const set = classes[kind] ?? kind
      return set.charAt(upTo(set.length))
    }
    at++
    return c
  }
  return choice()
}
