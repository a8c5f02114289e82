import { everyday, frequent, known, roleWord } from './name-list.ts'
import type { Tagger } from './tagger.ts'
import { readWords, shape, type Tokens } from './tokens.ts'
import { flagsAt } from './word-memory.ts'

/** A turn, a bit for each of its words that may be of a name, and the words of names found in it for sure, once somebody asks. */
export type Heard = { text: string; readonly words: Int32Array; sure: ReadonlySet<number> | undefined }

/** So many turns before are read for names that a text says again, and so much of each. */
export const mostTurns = 6
export const turnRoom = 1000
/** Shorter words are not known again: « I » and « a » stand in every second turn. */
export const shortestAgain = 3
/** A thousand characters hold some two hundred words. */
const heardBits = 2048

/** The words of a text that a turn may have named, as hashes; how many. They are those weighed last, from `from` on. */
export function readSayable(into: Int32Array, { memory }: Tagger, { n, hashes, shapes }: Tokens, from: number): number {
  let count = 0
  for (let i = 0; i < n; i++) {
    const kind = shapes[i] as number
    if (kind >= shape.capital && mayBeAgain(flagsAt(memory, from + i), kind)) into[count++] = hashes[i] as number
  }
  return count
}

/** Whether one of them stands in a turn: only then is it asked who is named there. */
export function isSaidIn({ words }: Heard, sayable: Int32Array, count: number): boolean {
  for (let k = 0; k < count; k++) {
    const hash = sayable[k] as number
    if (((words[bitOf(hash) >>> 5] as number) >>> (hash & 31)) & 1) return true
  }
  return false
}

/** In small letters only what is no word that people use: `oberhuber`, not `rose`. */
export function mayBeAgain(flags: number, kind: number): boolean {
  return (flags & (kind === shape.lower ? everyday | frequent | known | roleWord : everyday)) === 0
}

function bitOf(hash: number): number {
  return hash & (heardBits - 1)
}

/** `head` are the first words of a turn that was read already, if it was. */
export function heardOf(
  heard: Heard[],
  tagger: Tagger,
  tokens: Tokens,
  turn: string,
  head: { readonly tokens: Tokens; readonly from: number } | undefined,
): Heard {
  for (let k = 0; k < heard.length; k++) if ((heard[k] as Heard).text === turn) return heard[k] as Heard
  const one = (heard.length < mostTurns ? undefined : heard.shift()) ?? {
    text: '',
    words: new Int32Array(heardBits / 32),
    sure: undefined,
  }
  heard.push(one)
  one.text = turn
  one.sure = undefined
  one.words.fill(0)
  if (head) hear(one.words, head.tokens, head.from)
  else {
    tagger.steps += turn.length
    for (let at = 0; at < turn.length; at = tokens.next) {
      readWords(tokens, turn, at)
      hear(one.words, tokens, tokens.n)
    }
  }
  return one
}

function hear(words: Int32Array, { raw, hashes, starts, ends }: Tokens, n: number): void {
  for (let i = 0; i < n; i++) {
    if ((raw[i] as number) < shape.capital || (ends[i] as number) - (starts[i] as number) < shortestAgain) continue
    const bit = bitOf(hashes[i] as number)
    words[bit >>> 5] = (words[bit >>> 5] as number) | (1 << (bit & 31))
  }
}
