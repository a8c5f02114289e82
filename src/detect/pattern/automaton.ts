import { isDigit, isLetter } from '../characters.ts'
import { type Assertion, type Node, PatternError } from './parse-pattern.ts'

/**
 * All patterns of a workspace as one automaton that is built state by state as text asks for it. A place is a position in
 * the patterns: it takes a set, checks an assertion, splits, or is the end of pattern `accept`.
 */
type Place = {
  ranges: readonly number[] | undefined
  assert: Assertion | undefined
  next: number[]
  accept: number
}

/** Everything unfolded, `a{40}` is forty places. A workspace's patterns together stay below this. */
const mostPlaces = 20_000
/** The table is thrown away and begun anew when a text asks for more states, or for more places in all of them: memory is bounded whatever the text. */
const mostStates = 2_000
const mostHeld = 1_000_000

/** What stands on a side: nothing, an ASCII word character, another letter or digit, anything else. */
const edgeOfText = 0
const asciiWord = 1
const otherWord = 2
const noWord = 3

type State = { readonly places: Uint16Array; readonly before: number }

export type Automaton = {
  readonly classes: Uint8Array
  readonly step: (state: number, klass: number) => number
  /** The class of the end of the text. */
  readonly endClass: number
  readonly first: (before: number) => number
  readonly sideOf: (c: number) => number
  /** A state is where its row begins, so that a step costs one addition. */
  table: Int32Array
  /** Pattern numbers that end before the character of this step, by `state + class`. */
  readonly accepts: Map<number, readonly number[]>
}

/** Added to the next state where a pattern ends before the character that was read. */
export const accepting = 1 << 24
export const unknown = -1
/** From here no pattern can end any more. */
export const dead = 0

export function automatonOf(trees: readonly Node[], direction: 'forward' | 'backward', anchored: boolean): Automaton {
  const places: Place[] = []
  const roots: number[] = []
  const backward = direction === 'backward'
  const add = (place: Partial<Place>): number => {
    if (places.length >= mostPlaces)
      throw new PatternError('Together the patterns are too large: shorten repeats or words.', 0)
    return places.push({ ranges: undefined, assert: undefined, next: [], accept: -1, ...place }) - 1
  }
  /** Builds the tree in front of `after` and returns where it begins. */
  const build = (node: Node, after: number): number => {
    if (node.type === 'set') return add({ ranges: node.ranges, next: [after] })
    if (node.type === 'assert') return add({ assert: node.what, next: [after] })
    if (node.type === 'all') {
      const parts = backward ? node.parts : node.parts.toReversed()
      return parts.reduce((next, part) => build(part, next), after)
    }
    if (node.type === 'any') return add({ next: node.parts.map((part) => build(part, after)) })
    let at = after
    if (node.most === Infinity) {
      const loop = add({})
      const inner = build(node.part, loop)
      places[loop]!.next = [inner, after]
      at = loop
    } else for (let k = node.least; k < node.most; k++) at = add({ next: [build(node.part, at), after] })
    for (let k = 0; k < node.least; k++) at = build(node.part, at)
    return at
  }
  for (const [i, tree] of trees.entries()) roots.push(build(tree, add({ accept: i })))

  const { classes, count, samples } = classesOf(places)
  const endClass = count
  const width = count + 1
  const states: State[] = []
  /** By what the places of a state add up to, in whatever order they were come upon. */
  const ids = new Map<number, number[]>()
  const accepts = new Map<number, readonly number[]>()
  let table = new Int32Array(64 * width)

  /** Of a place that takes a set: which set, from 1 on, and where it leads. A place is asked for each character that is new, so this lies close together. */
  const sets = [...new Map(places.flatMap(({ ranges }) => (ranges ? [[ranges.join(), ranges] as const] : [])))]
  const numbers = new Map(sets.map(([key], i) => [key, i + 1]))
  const setOf = Uint16Array.from(places, ({ ranges }) => (ranges ? (numbers.get(ranges.join()) as number) : 0))
  const nextOf = Uint16Array.from(places, ({ ranges, next }) => (ranges ? (next[0] as number) : 0))
  /** Which sets hold which class, by `set * width + class`; the end of the text is in none. */
  const holding = new Uint8Array((sets.length + 1) * width)
  for (const [i, [, ranges]] of sets.entries())
    for (const [klass, c] of samples.entries()) if (holds(ranges, c)) holding[(i + 1) * width + klass] = 1

  /** Sets of places, emptied by counting on: which of them were met in this turn. */
  const met = new Int32Array(places.length)
  const moved = new Int32Array(places.length)
  let turn = 0
  let held = 0

  const idOf = (list: readonly number[] | Uint16Array, before: number): number => {
    // All word boundaries depend on what was read last, so it belongs to the state.
    let sum = before
    turn++
    for (const at of list) {
      met[at] = turn
      sum = (sum + Math.imul(at + 1, 0x9e3779b1)) | 0
    }
    const alike = ids.get(sum) ?? []
    for (const id of alike) {
      const one = states[id / width] as State
      if (one.before === before && one.places.length === list.length && one.places.every((at) => met[at] === turn))
        return id
    }
    const id = (states.push({ places: new Uint16Array(list), before }) - 1) * width
    held += list.length
    alike.push(id)
    ids.set(sum, alike)
    if (id + width > table.length) {
      const larger = new Int32Array(table.length * 2)
      larger.set(table)
      table = larger
      automaton.table = table
    }
    table.fill(unknown, id, id + width)
    return id
  }

  const firsts: (number | undefined)[] = []
  const reset = (): void => {
    firsts.length = 0
    states.length = 0
    held = 0
    ids.clear()
    accepts.clear()
    idOf([], noWord)
    table.fill(dead, 0, width)
  }

  const step = (state: number, klass: number): number => {
    const from = states[state / width] as State
    const side = klass === endClass ? edgeOfText : sideOf(samples[klass] as number)
    const list: number[] = []
    const ended = new Set<number>()
    turn++
    const move = (at: number): void => {
      if (moved[at] === turn) return
      moved[at] = turn
      list.push(at)
    }
    const take = (at: number, set: number): void => {
      if (holding[set * width + klass] === 1) move(nextOf[at] as number)
    }
    const follow = (at: number): void => {
      if (met[at] === turn) return
      met[at] = turn
      const { assert, next, accept } = places[at] as Place
      if (accept >= 0) ended.add(accept)
      if (assert && !(backward ? asserted(assert, side, from.before) : asserted(assert, from.before, side))) return
      for (const one of next) {
        const set = setOf[one] as number
        if (set > 0) take(one, set)
        else follow(one)
      }
    }
    for (const at of from.places) {
      const set = setOf[at] as number
      if (set > 0) take(at, set)
      else follow(at)
    }
    if (!anchored && klass !== endClass) for (const root of roots) move(root)
    if (states.length > mostStates || held > mostHeld) return -2
    const to = list.length === 0 ? dead : idOf(list, side)
    const value = ended.size > 0 ? to | accepting : to
    table[state + klass] = value
    if (ended.size > 0) accepts.set(state + klass, [...ended])
    return value
  }

  const automaton: Automaton = {
    classes,
    endClass,
    accepts,
    table,
    sideOf,
    first: (before) => (firsts[before] ??= idOf(roots, before)),
    step: (state, klass) => {
      const value = step(state, klass)
      if (value !== -2) return value
      const { places: kept, before } = states[state / width] as State
      reset()
      // The caller goes on from a state of the new table; what it read stays true.
      const again = idOf(kept, before)
      const fresh = step(again, klass)
      const ended = accepts.get(again + klass)
      if (ended) accepts.set(state + klass, ended)
      return fresh
    },
  }
  reset()
  return automaton
}

function sideOf(c: number): number {
  if (c === 95 || (c < 128 && (isDigit(c) || isLetter(c)))) return asciiWord
  return isLetter(c) ? otherWord : noWord
}

function asserted(what: Assertion, left: number, right: number): boolean {
  if (what === 'start') return left === edgeOfText
  if (what === 'end') return right === edgeOfText
  if (what === 'edge') return isWord(left) !== isWord(right)
  return ((left === asciiWord) !== (right === asciiWord)) === (what === 'boundary')
}

function isWord(side: number): boolean {
  return side === asciiWord || side === otherWord
}

function holds(ranges: readonly number[], c: number): boolean {
  for (let i = 0; i < ranges.length; i += 2)
    if (c >= (ranges[i] as number) && c <= (ranges[i + 1] as number)) return true
  return false
}

/** Characters that all patterns treat alike share a class. */
function classesOf(places: readonly Place[]): { classes: Uint8Array; count: number; samples: number[] } {
  const sets = new Map<string, readonly number[]>()
  for (const { ranges } of places) if (ranges) sets.set(ranges.join(','), ranges)
  const cuts = new Set<number>([0])
  for (const ranges of sets.values())
    for (let i = 0; i < ranges.length; i += 2) cuts.add(ranges[i] as number).add((ranges[i + 1] as number) + 1)
  for (const cut of sideCuts()) cuts.add(cut)
  const sorted = [...cuts].filter((c) => c < 65536).toSorted((a, b) => a - b)
  const classes = new Uint8Array(65536)
  const samples: number[] = []
  const known = new Map<string, number>()
  const lists = [...sets.values()]
  for (const [i, from] of sorted.entries()) {
    const key = `${sideOf(from)}:${lists.map((ranges) => (holds(ranges, from) ? 1 : 0)).join('')}`
    let klass = known.get(key)
    if (klass === undefined) {
      klass = samples.push(from) - 1
      if (klass > 254) throw new PatternError('The patterns tell too many kinds of characters apart.', 0)
      known.set(key, klass)
    }
    classes.fill(klass, from, sorted[i + 1] ?? 65536)
  }
  return { classes, count: samples.length, samples }
}

let knownCuts: readonly number[] | undefined

/** Where letters, digits and signs change over, read once. */
function sideCuts(): readonly number[] {
  if (knownCuts) return knownCuts
  const cuts: number[] = []
  for (let c = 1; c < 65536; c++) if (sideOf(c) !== sideOf(c - 1)) cuts.push(c)
  return (knownCuts = cuts)
}
