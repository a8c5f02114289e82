import { addressParts } from './address/address-parts.ts'
import { findAddresses } from './address/find-addresses.ts'
import { birthsOf } from './births-of-names.ts'
import { calibrated } from './calibrate.ts'
import { checkOnce, notText } from './check-options.ts'
import { customEngine } from './custom.ts'
import { detectAcrossTexts } from './detect-across.ts'
import { detectors } from './detectors/index.ts'
import { explainer } from './explain.ts'
import { engineOf, find, isDigitless, questionsOf, type Engine } from './scan/find.ts'
import type { Finding, Kind, Turn } from './finding.ts'
import type { DetectOptions, RedactOptions } from './options.ts'
import { fold, type Folded, unfold } from './fold/fold.ts'
import { catalogue, kindOf, titleOf } from './kinds.ts'
import { findAgain } from './find-again.ts'
import { findAsked } from './find-asked.ts'
import { findKnown, type Known } from './find-known.ts'
import type { Names } from './names/find-names.ts'
import { pastedIn } from './pasted.ts'
import { askedAt, priorOf } from './prior.ts'
import { resolve } from './resolve.ts'
import type { Seen } from './scan/seen.ts'

export type { CustomDetector, CustomProblem } from './custom.ts'
export { customProblem } from './custom.ts'
export type { AddressPart, Class, Finding, Kind, Turn, Why } from './finding.ts'
export type { DetectOptions, RedactOptions } from './options.ts'
export type { KindEntry } from './kinds.ts'
export type { Known, Names }
export { catalogue, fold, kindOf }

/** What `redact` gives: offsets of the findings are those of the text before. */
export type Redacted = { readonly text: string; readonly findings: Finding[] }

/** What `createDetector` makes. */
export type BoundDetector = {
  readonly detect: (text: string, more?: DetectOptions) => Finding[]
  readonly redact: (text: string, more?: RedactOptions) => Redacted
}

/** The threshold below which more alarms are false than true, read off the curve in docs/accuracy.md. */
export const defaultMinConfidence = 0.5

let engine: Engine | undefined

/**
 * What in a text is sensitive, and where: sorted by start, no overlaps, never the value itself.
 * Throws a `TypeError` that names the option if one is not as it should be.
 */
export function detect(text: string, options: DetectOptions = plain): Finding[] {
  if (typeof text !== 'string') throw notText('detect', text)
  if (options !== plain) checkOnce(options)
  return look(text, undefined, options)
}

const plain: DetectOptions = {}

/** The same for a text that was folded before; offsets are those of the text as it was written. */
export function detectFolded(folded: Folded, options: DetectOptions = plain): Finding[] {
  if (options !== plain) checkOnce(options)
  return look(folded.text, folded, options)
}

function look(written: string, before: Folded | undefined, options: DetectOptions): Finding[] {
  if (engine?.detectors !== detectors) engine = engineOf(detectors)
  const prior = options.recent ? priorIn(options, options.recent) : ''
  const language = options.language ?? ''
  const asked = askedFor(options.kinds)
  engine.view.asked = asked
  engine.view.unwanted = options.explain || options.kinds ? undefined : (options.except ?? none)
  let text = written
  let folded = before
  let found = find(engine, text, prior, language, folded !== undefined)
  if (!found || (engine.view.raw && (asked.length > 0 || hasOthers(options)))) {
    folded = fold(text)
    text = folded.text
    found ??= find(engine, text, prior, language) ?? []
  }
  const isLine = !text.includes('\n')
  const isWordy = isLine && isDigitless(engine.view)
  if (!isLine) found = withPasted(engine, found, text, language)
  addOthers(found, text, options, isWordy)
  if (asked.length > 0) for (const one of findAsked(text, asked)) found.push(one)
  if (options.custom?.length) found.push(...customEngine(options.custom)(text, prior))
  if (found.length === 0) return []
  if (options.explain) return explained([...found], text, folded, prior, options)
  return settled(found, text, folded, options)
}

/** The question before. Who reads the turns for names says whether it asks for anything, so that it is not read twice. */
function priorIn({ names }: DetectOptions, recent: readonly Turn[]): string {
  if (recent.length === 0) return ''
  const at = askedAt(recent)
  const prior = priorOf(recent, at)
  if (!names) return prior
  const { view } = engine as Engine
  if (!names.hear(names, recent, at, questionsOf(engine as Engine))) view.unasked = prior
  return prior
}

/** Cells of tables and answers in a talk, each looked at with what says what it is. */
function withPasted(of: Engine, found: Seen[], text: string, language: string): Seen[] {
  const pieces = pastedIn(text, of.view)
  if (pieces.length === 0) return found
  const all = [...found]
  for (const { text: piece, prior, lead, at } of pieces)
    for (const { by: _, ...one } of find(of, piece, prior, language) ?? [])
      if (one.start >= lead) all.push({ ...one, start: one.start - lead + at, end: one.end - lead + at })
  return all
}

/** Apart from `detect`: what its functions close over would be made for each message that holds nothing. */
function settled(found: readonly Seen[], text: string, folded: Folded | undefined, options: DetectOptions): Finding[] {
  const out: Finding[] = []
  const few = kept(found, text, options)
  for (let i = 0; i < few.length; i++) out.push(finding(few[i] as Seen, text, folded, options))
  return out
}

function kept(found: readonly Seen[], text: string, options: DetectOptions): readonly Seen[] {
  const least = leastOf(options)
  let dropped = 0
  for (let i = 0; i < found.length; i++) if (!isKept(found[i] as Seen, least, options)) dropped++
  const wanted = dropped === 0 ? found : found.filter((one) => isKept(one, least, options))
  if (wanted.length === 0) return wanted
  const few = wanted.length < 2 ? wanted : resolve(wanted, text)
  const again = findAgain(few, text)
  return again.length === 0 ? few : resolve([...few, ...again], text)
}

/** What is a half by its own measure is no less as a share. */
function isKept(one: Seen, least: number, options: DetectOptions): boolean {
  const sure = one.confidence >= 0.5 && least <= 0.5
  return (sure || shown(one, options) >= least) && isWanted(options, one)
}

function explained(
  found: readonly Seen[],
  text: string,
  folded: Folded | undefined,
  prior: string,
  options: DetectOptions,
): Finding[] {
  const why = explainer(engine as Engine, text, prior, found, leastOf(options), options)
  return kept(found, text, options).map((one) => ({
    ...finding(one, text, folded, options),
    why: why(one),
  }))
}

/** More kinds than these are a list of wishes, not a question for one value. */
const mostKinds = 3

/** The kinds by name, if so few were asked for that the question itself says what a bare value is. */
function askedFor(kinds: readonly Kind[] | undefined): readonly Kind[] {
  return kinds && kinds.length <= mostKinds ? kinds : none
}

const none: readonly Kind[] = []

function leastOf({ minConfidence }: DetectOptions): number {
  return minConfidence ?? defaultMinConfidence
}

function hasOthers(options: DetectOptions): boolean {
  const { names, known, custom } = options
  return isAsked(options, 'postal-address') || names !== undefined || known !== undefined || custom !== undefined
}

/** What the scanner does not see: addresses and names, which begin with no anchor, and what is known of the writer. */
function addOthers(found: Seen[], text: string, options: DetectOptions, isWordy: boolean): void {
  if (isAsked(options, 'postal-address')) for (const one of findAddresses(text, isWordy)) found.push(one)
  if (options.names && isAsked(options, 'person-name')) {
    const persons = options.names.find(options.names, text, options.recent, isWordy)
    for (const one of persons) found.push(one)
    if (persons.length > 0 && !isWordy && isAsked(options, 'date-of-birth'))
      for (const one of birthsOf(persons, text)) found.push(one)
  }
  if (options.known) for (const one of findKnown(text, options.known)) found.push(one)
}

function isAsked({ kinds, except }: DetectOptions, kind: Kind): boolean {
  return (!kinds || holds(kinds, kind)) && !(except && holds(except, kind))
}

/** `includes`, which the compiler does not take into what calls it. */
function holds(kinds: readonly Kind[], kind: Kind): boolean {
  for (let i = 0; i < kinds.length; i++) if (kinds[i] === kind) return true
  return false
}

/** A kind may be asked for by the country that writes it so: `passport/de`. */
function isWanted(options: DetectOptions, one: Seen): boolean {
  return isAsked(options, one.kind) || (!!options.kinds?.includes(one.detector) && !options.except?.includes(one.kind))
}

/** Two places are enough for a share. */
function shown(one: Seen, { uncalibrated }: DetectOptions): number {
  const share = uncalibrated ? one.confidence : calibrated(one.kind, one.class, one.confidence)
  return Math.round(Math.min(0.99, share) * 100) / 100
}

function finding(one: Seen, text: string, folded: Folded | undefined, options: DetectOptions): Finding {
  const { start, end } = folded ? unfold(folded, one.start, one.end) : one
  const confidence = shown(one, options)
  const found = { kind: one.kind, class: one.class, start, end, confidence, detector: one.detector, hint: one.hint }
  if (!options.parts || one.kind !== 'postal-address') return found
  const parts = addressParts(text, one.start, one.end)
  return {
    ...found,
    parts: folded ? parts.map((part) => ({ ...part, ...unfold(folded, part.start, part.end) })) : parts,
  }
}

/** The text with something harmless in the place of each finding: `[payment card •••• 4242]`, or as `operator` says. */
export function redact(text: string, options: RedactOptions = plain): Redacted {
  const findings = detect(text, options)
  return { text: write(text, findings, options.operator ?? 'replace'), findings }
}

/**
 * `detect` and `redact` with options that stay the same; what is given with a text goes before them. Options that are wrong, and
 * detectors of one's own that cannot be, are refused here and not with the first text.
 */
export function createDetector(options: DetectOptions = plain): BoundDetector {
  checkOnce(options)
  const { kinds, except } = options
  const bound: DetectOptions = Object.freeze({
    ...options,
    ...(kinds ? { kinds: [...kinds] } : {}),
    ...(except ? { except: [...except] } : {}),
  })
  if (bound.custom?.length) customEngine(bound.custom)
  return {
    detect: (text, more) => detect(text, more ? { ...bound, ...more } : bound),
    redact: (text, more) => redact(text, more ? { ...bound, ...more } : bound),
  }
}

/**
 * Consecutive messages of one author, oldest first. For each text its findings, and the pieces of values that are spelled
 * over several texts («4111 1111» / «1111 1111»). Offsets are local to each text; only the last piece carries a hint.
 */
export function detectAcross(texts: readonly string[], options: DetectOptions = plain): Finding[][] {
  if (!Array.isArray(texts)) throw new TypeError('detectAcross takes a list of texts, oldest first.')
  return detectAcrossTexts(texts, (text) => detect(text, options))
}

/** The value folded and without separators: two spellings of one card give one keyed hash. */
export function canonicalValue(kind: Kind, value: string): string {
  const folded = fold(value).text.trim()
  if (kind === 'email') return folded.toLowerCase()
  const group = kindOf(kind)?.class
  if (group === 'secret' && kind !== 'pin' && kind !== 'one-time-code') return folded
  if (group === 'custom' || group === undefined) return folded
  if (kind === 'person-name' || kind === 'postal-address') return folded.toLowerCase().replace(/\s+/g, ' ')
  return folded.toUpperCase().replace(/[^\p{L}\p{N}+]/gu, '')
}

function write(text: string, findings: readonly Finding[], operator: 'replace' | 'mask' | 'remove'): string {
  let out = ''
  let at = 0
  for (const one of findings) {
    out += text.slice(at, one.start) + standIn(one, operator)
    at = one.end
  }
  return out + text.slice(at)
}

function standIn(one: Finding, operator: 'replace' | 'mask' | 'remove'): string {
  if (operator === 'mask') return one.hint === '' ? '••••' : one.hint
  const title = titleOf(one.kind)
  return operator === 'remove' || one.hint === '' ? `[${title}]` : `[${title} ${one.hint}]`
}
