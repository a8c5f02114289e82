import { isAsciiLetter, isLetter, plainLetters } from './characters.ts'
import type { Detector } from './detector.ts'
import { foldTable } from './fold-table.ts'

/**
 * One automaton over all literals of all detectors, built state by state as text asks for it: importing costs nothing, and
 * a chat text touches a few hundred states. Digits end in a state of their own, so literals hold none.
 */
export type Scanner = {
  /** `state << 7 | class` → next state; values from `special` on need a look. */
  table: Uint16Array
  readonly classes: Uint8Array
  readonly states: State[]
  readonly ids: Map<string, number>
  /** The state inside a word: behind a digit no new word begins. */
  inWord: number
  readonly anywhere: Node
  readonly atWordStart: Node
}

export type Hit = { readonly detector: Detector; readonly length: number }
type Node = { readonly id: number; readonly next: Map<number, Node>; readonly hits: Hit[] }
type State = { readonly nodes: readonly Node[]; readonly wordStart: boolean; readonly hits: readonly Hit[] }

/** Added to the class of what folding may change: `%`, `&`, control characters and everything beyond ASCII. Its column holds `foldState`. */
export const foldable = 64
export const foldState = 0xfffd
export const special = 0x8000
export const digitState = 0xffff
const unbuilt = 0xfffe
export const otherLetter = 63
export const otherSign = 62
const digitClass = 61
const width = 128

export function scannerOf(detectors: readonly Detector[]): Scanner {
  const classes = new Uint8Array(65536).fill(otherSign)
  let ids = 0
  const node = (): Node => ({ id: ids++, next: new Map(), hits: [] })
  const anywhere = node()
  const atWordStart = node()
  let used = 27
  for (let c = 0; c < 256; c++) {
    if (c >= 48 && c <= 57) classes[c] = digitClass
    else if (isAsciiLetter(c)) classes[c] = (c | 32) - 96
    else if (isLetter(c)) {
      const plain = plainLetters(String.fromCharCode(c)).toLowerCase().charCodeAt(0)
      classes[c] = isAsciiLetter(plain) ? plain - 96 : otherLetter
    }
  }
  for (const detector of detectors) {
    for (const written of detector.anchors.literals ?? []) {
      const bound = written.startsWith('^')
      const literal = bound ? written.slice(1) : written
      let at = bound ? atWordStart : anywhere
      for (let i = 0; i < literal.length; i++) {
        const c = literal.charCodeAt(i)
        if (c > 127) throw new Error(`a literal holds only ASCII: ${detector.name}`)
        if (classes[c] === otherSign) classes[c] = used++
        if (used > digitClass) throw new Error(`too many signs in literals: ${detector.name}`)
        const klass = classes[c] ?? otherSign
        let next = at.next.get(klass)
        if (!next) at.next.set(klass, (next = node()))
        at = next
      }
      at.hits.push({ detector, length: literal.length })
    }
  }
  classes.fill(otherLetter, 256, 0x2000)
  classes.fill(otherLetter, 0x2e80, 0xd800)
  for (let c = 128; c < 65536; c++) classes[c] = (classes[c] as number) + foldable
  for (let c = 0; c < 128; c++)
    if (c === 37 || c === 38 || foldTable[c] === 1) classes[c] = (classes[c] as number) + foldable
  const scanner: Scanner = {
    table: new Uint16Array(0),
    classes,
    states: [],
    ids: new Map(),
    inWord: 0,
    anywhere,
    atWordStart,
  }
  stateOf(scanner, [], true)
  scanner.inWord = stateOf(scanner, [], false)
  return scanner
}

/** The state behind `unbuilt`. States are bounded by the literals, not by the text. */
export function build(scanner: Scanner, from: number, klass: number): number {
  const state = scanner.states[from]
  if (!state) return 0
  const nodes: Node[] = []
  for (const one of state.nodes) pushNext(nodes, one, klass)
  pushNext(nodes, scanner.anywhere, klass)
  if (state.wordStart) pushNext(nodes, scanner.atWordStart, klass)
  const letter = (klass > 0 && klass <= 26) || klass === otherLetter
  const to = stateOf(scanner, nodes, !letter)
  scanner.table[(from << 7) | klass] = to
  return to
}

function pushNext(into: Node[], node: Node, klass: number): void {
  const next = node.next.get(klass)
  if (next) into.push(next)
}

function stateOf(scanner: Scanner, nodes: readonly Node[], wordStart: boolean): number {
  const key = `${nodes.map((one) => one.id).join(' ')} ${wordStart}`
  const known = scanner.ids.get(key)
  if (known !== undefined) return known
  const id = scanner.states.length
  const hits = nodes.flatMap((one) => one.hits)
  scanner.states.push({ nodes, wordStart, hits })
  grow(scanner, id)
  const value = hits.length ? id | special : id
  scanner.ids.set(key, value)
  return value
}

function grow(scanner: Scanner, id: number): void {
  const need = (id + 1) * width
  if (scanner.table.length < need) {
    const table = new Uint16Array(Math.max(need, scanner.table.length * 2, 128 * width)).fill(unbuilt)
    table.set(scanner.table)
    scanner.table = table
  }
  const row = id << 7
  scanner.table[row | digitClass] = digitState
  scanner.table.fill(foldState, row + foldable, row + width)
}

export { unbuilt }
