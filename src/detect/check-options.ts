import type { Kind, Turn } from './finding.ts'
import { kindOf } from './kinds.ts'
import type { RedactOptions } from './options.ts'

const none: readonly Kind[] = []

/** What was looked at last: its names and values one behind the other, its lists of kinds and how long they were. */
let last: RedactOptions | undefined
let frozen = false
const fields: unknown[] = []
let [wanted, left] = [none, none]
let [wantedSize, leftSize] = [0, 0]

/** The same options again, or others that hold the same, are not looked at again unless something was put into them. */
export function checkOnce(options: RedactOptions): void {
  const isSeen = (options === last && frozen) || holdsTheSame(options)
  if (!isSeen || wanted.length !== wantedSize || left.length !== leftSize) check(options)
}

function check(options: RedactOptions): void {
  checkOptions(options)
  // Who says it is not kept, nor what was said before: turns are looked at with each text.
  if (options.known) return
  last = options.recent ? undefined : options
  frozen = Object.isFrozen(options)
  fields.length = 0
  for (const name in options) fields.push(name, name === 'recent' ? undefined : options[name as keyof RedactOptions])
  ;[wanted, left] = [options.kinds ?? none, options.except ?? none]
  ;[wantedSize, leftSize] = [wanted.length, left.length]
}

function holdsTheSame(options: RedactOptions): boolean {
  if (options === null || typeof options !== 'object') return false
  let k = 0
  for (const name in options) {
    if (fields[k++] !== name) return false
    if (fields[k++] !== options[name as keyof RedactOptions] && !(name === 'recent' && areTurns(options.recent)))
      return false
  }
  return k === fields.length
}

/** In a loop of its own, as turns come with each message of a conversation. */
function areTurns(given: unknown): boolean {
  if (!isList(given)) return false
  for (let k = 0; k < given.length; k++) if (!isTurn(given[k])) return false
  return true
}

/**
 * Throws for an option that is not one, or not as it should be, and says how it should be. Whoever wrote `kinds: ['card']` would
 * else be told of every text that it is clean.
 */
function checkOptions(options: RedactOptions): void {
  if (options === null || typeof options !== 'object')
    throw new TypeError('The options are an object, such as { minConfidence: 0.7 }.')
  for (const name in options) {
    const given: unknown = options[name as keyof RedactOptions]
    if (given === undefined) continue
    const check = Object.hasOwn(checks, name) ? checks[name as keyof RedactOptions] : undefined
    const problem = check ? check(given) : `There is no such option. There are ${Object.keys(checks).join(', ')}.`
    if (problem) throw new TypeError(`${name}: ${problem}`)
  }
}

/** What is looked through must be a text: of anything else it would be said that it holds nothing. */
export function notText(name: string, given: unknown): TypeError {
  const what = given === null ? 'null' : ArrayBuffer.isView(given) ? 'bytes' : typeof given
  return new TypeError(
    `${name} takes a text and was given ${what}.${what === 'bytes' ? ' For UTF-8 there is detectBytes in underseal/detect/bytes.' : ''}`,
  )
}

type Check = (given: unknown) => string | undefined

const isList = (given: unknown): given is readonly unknown[] => Array.isArray(given)
const isText = (given: unknown): given is string => typeof given === 'string'
const isObject = (given: unknown): given is Record<string, unknown> => typeof given === 'object' && given !== null

const flag: Check = (given) => (typeof given === 'boolean' ? undefined : 'Give true or false.')

/** Mostly the same list again, and as long as the catalogue. */
const knownLists = new WeakMap<readonly unknown[], number>()

const kinds: Check = (given) => {
  if (!isList(given)) return "Give a list of kinds, such as ['email', 'iban']."
  if (knownLists.get(given) === given.length) return undefined
  const unknown = given.findIndex((one) => !isText(one) || !isKind(one))
  if (unknown >= 0)
    return `There is no kind ${JSON.stringify(given[unknown])}. The catalogue and docs/detectors.md list them.`
  knownLists.set(given, given.length)
  return undefined
}

/** Also as a country writes it, or as one detector sees it: `passport/de`. */
function isKind(given: Kind): boolean {
  const [kind = ''] = given.split('/')
  return kindOf(kind) !== undefined || kind.startsWith('custom:')
}

const isTurn = (given: unknown): given is Turn =>
  isObject(given) && isText(given['text']) && (given['author'] === 'same' || given['author'] === 'other')

const knownFields: readonly string[] = ['names', 'emails', 'phones']

const checks: Readonly<Record<keyof RedactOptions, Check>> = {
  language: (given) => (isText(given) ? undefined : "Give a BCP 47 tag, such as 'de' or 'pt-BR'."),
  kinds,
  except: kinds,
  minConfidence: (given) =>
    typeof given === 'number' && given >= 0 && given <= 1 ? undefined : 'Give a number from 0 to 1.',
  uncalibrated: flag,
  explain: flag,
  parts: flag,
  recent: (given) =>
    areTurns(given)
      ? undefined
      : "Give a list of turns, oldest first: { text, author: 'same' } or { text, author: 'other' }.",
  known: (given) =>
    isObject(given) &&
    Object.entries(given).every(
      ([name, values]) =>
        knownFields.includes(name) && (values === undefined || (isList(values) && values.every(isText))),
    )
      ? undefined
      : 'Give { names, emails, phones }, each a list of texts.',
  names: (given) =>
    isObject(given) && typeof given['find'] === 'function'
      ? undefined
      : 'Give what loadNames() of underseal/detect/names resolves to.',
  custom: (given) =>
    isList(given)
      ? undefined
      : "Give a list of detectors, such as [{ name: 'staff-number', pattern: 'EMP-[0-9]{6}' }].",
  operator: (given) =>
    given === 'replace' || given === 'mask' || given === 'remove' ? undefined : 'Give replace, mask or remove.',
}
