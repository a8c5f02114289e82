import { luhn, mod11and10, mod97, verhoeff } from './checks/check-digits.ts'
import { entropy } from './checks/entropy.ts'
import type { Seen } from './scan/seen.ts'
import { matcherOf } from './pattern/match-patterns.ts'
import { type Node, parsePattern, PatternError } from './pattern/parse-pattern.ts'
import { near, newText, newView, type View } from './scan/view.ts'

/** Checks that a customer's pattern may name. They see the letters and digits of the match, upper-case. */
export const validators = {
  luhn: (s: string): boolean => /^\d{2,}$/.test(s) && luhn(s),
  verhoeff: (s: string): boolean => /^\d{2,}$/.test(s) && verhoeff(s),
  'mod-11-10': (s: string): boolean => /^\d{2,}$/.test(s) && mod11and10(s),
  'mod-97-10': (s: string): boolean => s.length > 4 && mod97(s) === 1,
  'iban-mod-97': (s: string): boolean => s.length > 4 && mod97(s.slice(4) + s.slice(0, 4)) === 1,
  random: (s: string): boolean => entropy(s) >= 3,
} as const

export type Validator = keyof typeof validators

/** What a workspace looks for beside the built-in kinds. Data only; its kind is `custom:<name>`. Give `pattern`, `words` or both. */
export type CustomDetector = {
  /** Lower-case letters, digits and dashes, at most 40. Its placeholder has blanks for dashes: `[staff number]`. */
  readonly name: string
  /** Linear-time: no looking around, no references back, no lazy repeats. The longest match counts. */
  readonly pattern?: string
  /** Whole words or phrases in any script, at most 5,000. */
  readonly words?: readonly string[]
  /** Words are found in any case, patterns as they are written, unless this says otherwise. */
  readonly ignoreCase?: boolean
  /** With context words a match without one of them near is worth half. */
  readonly context?: readonly string[]
  /** A match counts only if its letters and digits pass: `luhn`, `verhoeff`, `mod-11-10`, `mod-97-10`, `iban-mod-97`, `random`. */
  readonly validator?: Validator
  /** 0 to 1; 0.85 unless given. */
  readonly confidence?: number
}

const mostCustom = 100
const mostWords = 5_000

export type CustomProblem = { readonly field: string; readonly problem: string }

/** What is wrong with a list of detectors, in words for the person who wrote it; undefined if nothing is. */
export function customProblem(list: readonly CustomDetector[]): CustomProblem | undefined {
  if (!Array.isArray(list as unknown)) return { field: '', problem: 'Give a list of detectors.' }
  if (list.length > mostCustom) return { field: '', problem: `At most ${mostCustom} detectors.` }
  const names = new Set<string>()
  for (const [i, one] of list.entries()) {
    if (typeof one?.name !== 'string' || !/^[a-z\d]+(?:-[a-z\d]+)*$/.test(one.name) || one.name.length > 40)
      return { field: `${i}.name`, problem: 'A name has small letters, digits and dashes, at most 40.' }
    if (names.has(one.name)) return { field: `${i}.name`, problem: 'Two detectors have this name.' }
    names.add(one.name)
    const unlike = unlikeOf(one)
    if (unlike) return { field: `${i}.${unlike[0]}`, problem: unlike[1] }
    if (!one.pattern && !one.words?.length) return { field: `${i}.pattern`, problem: 'Give a pattern or words.' }
    if ((one.words?.length ?? 0) > mostWords) return { field: `${i}.words`, problem: `At most ${mostWords} words.` }
    if (one.words?.some((word) => word.trim() === '')) return { field: `${i}.words`, problem: 'A word is empty.' }
    if (one.validator && !Object.hasOwn(validators, one.validator))
      return { field: `${i}.validator`, problem: `Checks are ${Object.keys(validators).join(', ')}.` }
    const problem = problemOf(() => matcherOf(treesOf(one)))
    if (problem) return { field: `${i}.${one.pattern ? 'pattern' : 'words'}`, problem }
  }
  const problem = problemOf(() => matcherOf(list.flatMap(treesOf)))
  return problem ? { field: '', problem } : undefined
}

/** What no compiler has looked at: the first field that is not what it should be. */
function unlikeOf({
  pattern,
  words,
  context,
  confidence,
}: CustomDetector): readonly [field: string, problem: string] | undefined {
  if (pattern !== undefined && typeof pattern !== 'string')
    return ['pattern', 'A pattern is a text. Of a RegExp give its source.']
  const lists = { words, context }
  for (const [field, list] of Object.entries(lists))
    if (list !== undefined && !(Array.isArray(list) && list.every((word: unknown) => typeof word === 'string')))
      return [field, 'Give a list of texts.']
  if (confidence !== undefined && !(typeof confidence === 'number' && confidence >= 0 && confidence <= 1))
    return ['confidence', 'Give a number from 0 to 1.']
  return undefined
}

function problemOf(make: () => unknown): string | undefined {
  try {
    make()
    return undefined
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    return error.at > 0 ? `${error.message} (character ${error.at + 1})` : error.message
  }
}

type CustomEngine = (text: string, prior: string) => Seen[]

const engines = new WeakMap<readonly CustomDetector[], CustomEngine>()

/** One automaton for all of them; the same list is compiled once. A list that cannot be is a `TypeError` that says where. */
export function customEngine(list: readonly CustomDetector[]): CustomEngine {
  const known = engines.get(list)
  if (known) return known
  const wrong = customProblem(list)
  if (wrong) throw new TypeError(`custom${wrong.field && `.${wrong.field}`}: ${wrong.problem}`)
  const owners = list.flatMap((one) => treesOf(one).map(() => one))
  const matcher = matcherOf(list.flatMap(treesOf))
  const contexts = new Map(list.map((one) => [one, contextOf(one)]))
  const view = newView()
  const engine: CustomEngine = (text, prior) => {
    const out: Seen[] = []
    newText(view, text, prior)
    for (const { pattern, start, end } of matcher.matches(text)) {
      const one = owners[pattern] as CustomDetector
      if (
        one.validator &&
        !validators[one.validator](
          text
            .slice(start, end)
            .replace(/[^A-Za-z\d]/g, '')
            .toUpperCase(),
        )
      )
        continue
      view.start = start
      view.end = end
      const confidence = worth(one, contexts.get(one), view)
      const kind = `custom:${one.name}`
      out.push({ kind, class: 'custom', start, end, confidence, detector: kind, hint: '', rank: 2 })
    }
    return out
  }
  engines.set(list, engine)
  // It is compiled: what is changed in it from now on would be read by nobody, and nobody would be told.
  for (const one of list) Object.freeze(one)
  Object.freeze(list)
  return engine
}

function contextOf({ context }: CustomDetector): readonly string[] | undefined {
  return context?.length ? context.map((word) => word.toLowerCase()) : undefined
}

function worth(one: CustomDetector, context: readonly string[] | undefined, view: View): number {
  const given = one.confidence ?? 0.85
  if (!context) return given
  return near(view, context) ? Math.max(given, 0.9) : given / 2
}

/** What a finding is worth without words, with those of its own text, and which of them stand near. */
export type Listened = { readonly base: number; readonly unasked: number; readonly words: readonly string[] }

export function listenedFor(list: readonly CustomDetector[], found: Seen, text: string, prior: string): Listened {
  const one = list.find(({ name }) => found.kind === `custom:${name}`)
  if (!one) return { base: found.confidence, unasked: found.confidence, words: [] }
  const context = contextOf(one)
  const view = newView()
  const listen = (before: string): number => {
    newText(view, text, before)
    view.start = found.start
    view.end = found.end
    return worth(one, context, view)
  }
  view.deaf = true
  const base = listen('')
  view.deaf = false
  const unasked = listen('')
  view.heard = []
  listen(prior)
  return { base, unasked, words: view.heard.flatMap((each) => each.words) }
}

function treesOf(one: CustomDetector): Node[] {
  const trees = one.pattern ? [parsePattern(one.pattern, one.ignoreCase)] : []
  if (one.words?.length) trees.push(wordsTree(one.words, one.ignoreCase ?? true))
  return trees
}

/** Whole words in any script: « müller » is not found in « Müllerstraße ». */
function wordsTree(words: readonly string[], ignoreCase: boolean): Node {
  const edge: Node = { type: 'assert', what: 'edge' }
  const parts = words.map((word): Node => {
    const literal = parsePattern(word.trim().replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), ignoreCase)
    return { type: 'all', parts: [literal] }
  })
  return { type: 'all', parts: [edge, { type: 'any', parts }, edge] }
}
