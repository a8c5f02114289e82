import { accepting, type Automaton, automatonOf, dead, unknown } from './automaton.ts'
import { type Node, PatternError } from './parse-pattern.ts'

type PatternMatch = { readonly pattern: number; readonly start: number; readonly end: number }

/** No value is longer: a match that would go on is looked at no further, so that time stays linear whatever the pattern. */
const longestMatch = 512

type Matcher = { readonly matches: (text: string) => PatternMatch[]; readonly steps: () => number }

/**
 * For each pattern the leftmost matches, each as long as it can be, none of one pattern overlapping. One pass from the end
 * finds where matches begin; from each such place one walk forward finds how far they go.
 */
export function matcherOf(trees: readonly Node[]): Matcher {
  for (const tree of trees) if (mayBeEmpty(tree)) throw new PatternError('The pattern also matches an empty text.', 0)
  const backward = automatonOf(trees, 'backward', false)
  const forward = automatonOf(trees, 'forward', true)
  const free = new Int32Array(trees.length)
  const ends = new Int32Array(trees.length)
  let steps = 0

  const matches = (text: string): PatternMatch[] => {
    const { places, patterns } = startsIn(backward, text)
    steps = text.length
    const out: PatternMatch[] = []
    free.fill(0)
    for (let i = places.length - 1; i >= 0; i--) {
      const start = places[i] as number
      const begun = patterns[i] as readonly number[]
      // Inside a match of the same pattern nothing begins, so that `a+` on a text of `a` is walked once.
      if (!begun.some((pattern) => start >= (free[pattern] as number))) continue
      for (const pattern of begun) ends[pattern] = -1
      steps += walk(forward, text, start, ends)
      for (const pattern of begun) {
        const end = ends[pattern] as number
        if (end <= start || start < (free[pattern] as number)) continue
        out.push({ pattern, start, end })
        free[pattern] = end
      }
    }
    return out
  }
  return { matches, steps: () => steps }
}

/** Where matches begin and of which patterns, last first. */
function startsIn(automaton: Automaton, text: string): { places: number[]; patterns: (readonly number[])[] } {
  const { classes, endClass, accepts } = automaton
  const places: number[] = []
  const patterns: (readonly number[])[] = []
  let state = automaton.first(0)
  let table = automaton.table
  for (let i = text.length - 1; i >= 0; i--) {
    const at = state + (classes[text.charCodeAt(i)] as number)
    let next = table[at] as number
    if (next === unknown) {
      next = automaton.step(state, at - state)
      table = automaton.table
    }
    if (next >= accepting) {
      places.push(i + 1)
      patterns.push(accepts.get(at) as readonly number[])
      next -= accepting
    }
    state = next
  }
  const last = table[state + endClass] as number
  if ((last === unknown ? automaton.step(state, endClass) : last) >= accepting) {
    places.push(0)
    patterns.push(accepts.get(state + endClass) as readonly number[])
  }
  return { places, patterns }
}

/** Sets for each pattern how far its match from `start` goes; returns how many characters were read. */
function walk(automaton: Automaton, text: string, start: number, ends: Int32Array): number {
  const { classes, endClass } = automaton
  const before = start === 0 ? 0 : automaton.sideOf(text.charCodeAt(start - 1))
  let state = automaton.first(before)
  const stop = Math.min(text.length, start + longestMatch)
  for (let i = start; i <= stop; i++) {
    const klass = i === text.length ? endClass : (classes[text.charCodeAt(i)] as number)
    const at = state + klass
    let next = automaton.table[at] as number
    if (next === unknown) next = automaton.step(state, klass)
    if (next >= accepting) {
      for (const pattern of automaton.accepts.get(at) ?? []) ends[pattern] = i
      next -= accepting
    }
    if (next === dead) return i - start
    state = next
  }
  return stop - start
}

function mayBeEmpty(node: Node): boolean {
  if (node.type === 'set') return false
  if (node.type === 'assert') return true
  if (node.type === 'all') return node.parts.every(mayBeEmpty)
  if (node.type === 'any') return node.parts.some(mayBeEmpty)
  return node.least === 0 || mayBeEmpty(node.part)
}
