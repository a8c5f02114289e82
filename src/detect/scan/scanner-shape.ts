import type { Detector } from '../detector.ts'
import type { MadeTable } from './scanner-table-data.ts'

/**
 * One automaton over the beginnings of all literals of all detectors; what comes behind a beginning is compared where it was
 * met, so that the automaton stays small enough for the caches. Where a beginning ends is a matter of the step and not of the
 * state it leads to, so that beginnings which nothing continues need no state. States are built as text asks for them, unless
 * a table made beforehand holds them all. Digits end in a state of their own.
 */
export type Scanner = {
  /**
   * A state is where its row begins: `table[state + class]` is the next one. What is not above 0 needs a look: `unbuilt`,
   * `digitState`, `foldState`, or a landing's number with its sign changed.
   */
  readonly table: Int32Array
  readonly classes: Uint8Array
  /** Reads on from `i` in a state up to behind the first character that needs a look, and says where that is. */
  readonly walk: (text: string, i: number, state: number) => number
  /** What `walk` stopped for and the state it stopped in; 1 at the end of the text. */
  readonly stop: { next: number; state: number }
  /** What a landing asks for, and the state that it leads to: `gates.ts`. */
  readonly gates: Int32Array
  readonly start: number
  /** Inside a word: behind a digit no new word begins. */
  inWord: number
  /** Whose literals' beginnings end at a step, by the landing's number. */
  readonly landings: (readonly Hit[] | undefined)[]
  readonly signs: Uint8Array
  readonly states: State[]
  readonly ids: Map<string, number>
  readonly anywhere: Node
  readonly atWordStart: Node
  readonly detectors: readonly Detector[]
  /** All states, made beforehand; `anywhere` and `atWordStart` are empty then. */
  readonly made: MadeTable | undefined
}

/** `length` of the `size` characters of the detector's literal number `literal` were read, and `rest` must follow, which begins with `next`. */
export type Hit = {
  readonly detector: Detector
  readonly literal: number
  readonly size: number
  readonly length: number
  readonly next: number
  readonly rest: Uint8Array | undefined
}
export type Node = { readonly id: number; readonly next: Map<number, Node>; readonly hits: Hit[] }
export type State = { readonly nodes: readonly Node[]; readonly wordStart: boolean }
