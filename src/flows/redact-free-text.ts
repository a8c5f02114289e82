import type { Finding } from '../detect/finding.ts'
import type { RedactOptions } from '../detect/options.ts'
import { kindOf, type KindEntry } from '../detect/kinds.ts'
import type { Json } from '../core/canonical-json.ts'
import { fail, invalid } from '../core/errors.ts'
import { textOf } from '../core/exact-numbers.ts'
import { leavesOf, placesBelow, withLeaves, type Leaf } from '../core/json-strings.ts'
import { labelOf, replaceFindings, valueKey, writePlaceholder } from '../core/placeholders.ts'
import type { Seal } from '../core/seal.ts'
import type { Staff } from '../core/viewer.ts'
import { tally } from './guard-text.ts'
import { lookInTurns, openTurns, perValue } from './in-turns.ts'
import { numberValues, type Found, type Numbered, type NumberedValues, type SessionRequest } from './number-values.ts'
import { lookForAll } from './own-detectors.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'

/** Eight times the longest request, counted in characters. */
const maxPathsTold = 8 * 1_048_576

type DetectOptions = {
  readonly language?: string
  readonly kinds?: readonly string[]
  readonly minConfidence?: number
  readonly explain?: boolean
  readonly parts?: boolean
}

type Operator = NonNullable<RedactOptions['operator']> | 'token'
type RedactOptionsOf = DetectOptions & { readonly operator?: Operator; readonly session?: SessionRequest }

export type RedactedText = {
  readonly text: string
  readonly findings: readonly Finding[]
  readonly seals?: readonly Seal[]
}
type Session = NumberedValues['session']

/** A kind that is not known would find nothing, and the text would pass for clean. */
export function mustBeKinds(kinds: readonly string[] = []): void {
  const unknown = kinds.findIndex((kind) => !kindOf(kind))
  if (unknown !== -1)
    throw invalid(
      `kinds.${unknown}`,
      'There is no such kind; docs/detectors.md lists them, payment-card and iban among them.',
    )
}

/** The engine as a door: nothing of the text is stored, and the log gets counts. */
export async function detectInText(
  d: Deps,
  viewer: Staff,
  input: DetectOptions & { text: string },
): Promise<readonly Finding[]> {
  const { text, ...options } = input
  mustBeKinds(options.kinds)
  const findings = await lookInTurns(openTurns(d), text, lookForAll(options))
  await recordRead(d, viewer, 'text.detected', null, { details: { found: tally(findings) } })
  return findings
}

/** Any number of texts in one act: one look-up, one write, one row in the log. */
export async function redactTexts(
  d: Deps,
  viewer: Staff,
  texts: readonly string[],
  { operator = 'replace', session, ...options }: RedactOptionsOf,
): Promise<{ results: readonly RedactedText[]; session?: Session }> {
  mustBeKinds(options.kinds)
  const turns = openTurns(d)
  const found: Found[] = []
  for (const text of texts) found.push({ text, findings: await lookInTurns(turns, text, lookForAll(options)) })
  if (operator === 'token') return tokenize(d, viewer, found, session ?? {})
  const results: RedactedText[] = []
  for (const one of found) {
    results.push(replaced(one, operator))
    if (turns.due(one.findings.length * perValue)) await turns.pause()
  }
  await recordRead(d, viewer, 'text.redacted', null, {
    details: { operator, texts: texts.length, found: tally(results.flatMap(({ findings }) => findings)) },
  })
  return { results }
}

/** A field that is a value as a whole, whatever it looks like: `{ path: '/user/name', kind: 'person-name' }`. */
type KnownField = { readonly path: string; readonly kind: string }
type RedactedDocument = {
  readonly document: Json
  readonly findings: readonly (Finding & { path: string })[]
  readonly session?: Session
}

/** Strings and numbers of a JSON document: those below `paths`, or all. Names of fields stay as they are. */
export async function redactDocument(
  d: Deps,
  viewer: Staff,
  document: Json,
  {
    paths,
    fields = [],
    operator = 'replace',
    session,
    ...options
  }: RedactOptionsOf & { paths?: readonly string[]; fields?: readonly KnownField[] },
): Promise<RedactedDocument> {
  mustBeKinds(options.kinds)
  const kinds = fields.map(({ kind }, i) => {
    const entry = kindOf(kind)
    if (!entry) throw invalid(`fields.${i}.kind`, 'Choose a kind from the list of kinds.')
    return entry
  })
  const leaves = leavesOf(document)
  const fieldAt = placesBelow(fields.map(({ path }) => path))
  const wantedAt = placesBelow(paths ?? [''])
  const turns = openTurns(d)
  const found: Found[] = []
  for (const { path, value } of leaves) {
    const text = textOf(value)
    const known = text === '' ? undefined : kinds[fieldAt(path) ?? -1]
    const wanted = known === undefined && wantedAt(path) !== undefined
    found.push({
      text,
      findings: known ? [wholeOf(known, text)] : wanted ? await lookInTurns(turns, text, lookForAll(options)) : [],
    })
  }
  refuseLongAnswer(leaves, found)
  const written =
    operator === 'token'
      ? await tokenize(d, viewer, found, session ?? {})
      : { results: found.map((one) => replaced(one, operator)) }
  if (operator !== 'token') {
    await recordRead(d, viewer, 'text.redacted', null, {
      details: { operator, texts: leaves.length, found: tally(found.flatMap(({ findings }) => findings)) },
    })
  }
  return {
    // A leaf in which nothing was found stays as it was, a number a number.
    document: withLeaves(document, (i, value) => (found[i]!.findings.length === 0 ? value : written.results[i]!.text)),
    findings: leaves.flatMap(({ path }, i) => found[i]!.findings.map((finding) => ({ ...finding, path }))),
    ...('session' in written && written.session ? { session: written.session } : {}),
  }
}

function wholeOf({ kind, class: valueClass }: KindEntry, text: string): Finding {
  return { kind, class: valueClass, start: 0, end: text.length, confidence: 1, detector: 'field', hint: '' }
}

/** Each finding tells where it is: many under long names would be an answer many times as long as the document. */
function refuseLongAnswer(leaves: readonly Leaf[], found: readonly Found[]): void {
  const told = leaves.reduce((sum, { path }, i) => sum + path.length * found[i]!.findings.length, 0)
  if (told > maxPathsTold)
    throw fail(
      'too_large',
      'Where everything stands in this document is more than one answer can say. Send it in pieces.',
    )
}

function replaced({ text, findings }: Found, operator: 'replace' | 'mask' | 'remove'): RedactedText {
  const standIn = ({ kind, hint }: Finding) => {
    if (operator === 'mask') return hint === '' ? '••••' : hint
    return operator === 'remove' || hint === '' ? `[${labelOf(kind)}]` : `[${labelOf(kind)} ${hint}]`
  }
  return { text: replaceFindings(text, findings, standIn).text, findings }
}

/** Each value goes into the vault, and `[payment card 1]` stands in its place: the same value, the same number. */
async function tokenize(
  d: Deps,
  viewer: Staff,
  found: readonly Found[],
  request: SessionRequest,
): Promise<{ results: RedactedText[]; session: Session }> {
  const { session, values } = await d.store.write(viewer.workspaceId, async (tx) => {
    const numbered = await numberValues(d, tx, viewer, request, found)
    await tx.log(viewer, {
      action: 'text.redacted',
      object: { type: 'redaction-session', id: numbered.session.id },
      details: { operator: 'token', texts: found.length, found: tally(found.flatMap(({ findings }) => findings)) },
    })
    return numbered
  })
  const turns = openTurns(d)
  const results: RedactedText[] = []
  for (const { text, findings } of found) {
    const numbers: (Numbered | undefined)[] = []
    for (const { kind, start, end } of findings) {
      numbers.push(values.get(valueKey(kind, text.slice(start, end))))
      if (turns.due(perValue)) await turns.pause()
    }
    let next = 0
    const { text: safe, places } = replaceFindings(text, findings, ({ kind }) => {
      const numbered = numbers[next++]
      return numbered ? writePlaceholder(numbered) : `[${labelOf(kind)}]`
    })
    const seals: Seal[] = []
    for (const [i, { kind, class: valueClass, hint }] of findings.entries()) {
      const { token } = numbers[i] ?? {}
      if (token !== undefined)
        seals.push({ token, kind, class: valueClass, hint, ...places[i]!, expiresAt: session.expiresAt })
      if (turns.due(perValue)) await turns.pause()
    }
    results.push({ text: safe, findings, seals })
  }
  return { results, session }
}
