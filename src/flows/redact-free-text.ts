import { detect, redact } from '../detect/detect.ts'
import type { Finding, RedactOptions } from '../detect/finding.ts'
import { kindOf } from '../detect/kinds.ts'
import { contextOf } from '../core/author.ts'
import { planSealing } from '../core/decide.ts'
import { makeId } from '../core/id.ts'
import { defaultKeepDays } from '../core/policy.ts'
import type { SafeText, Seal } from '../core/seal.ts'
import type { Staff } from '../core/viewer.ts'
import { applyPlan, tally } from './guard-text.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'

export type DetectRequest = {
  readonly text: string
  readonly language?: string
  readonly kinds?: readonly string[]
  readonly minConfidence?: number
}

export type RedactRequest = DetectRequest & { readonly operator?: NonNullable<RedactOptions['operator']> | 'token' }

export type RedactAnswer = { readonly text: string; readonly findings: readonly Finding[]; readonly seals?: readonly Seal[] }

/** The engine as a door: nothing of the text is stored, and the log gets counts. */
export async function detectInText(d: Deps, viewer: Staff, input: DetectRequest): Promise<readonly Finding[]> {
  const { text, ...options } = input
  const findings = detect(text, options)
  await recordRead(d, viewer, 'text.detected', null, { details: { found: tally(findings) } })
  return findings
}

/** With the operator `token` each value goes into the vault and its token stands in the text, to be put back later. */
export async function redactFreeText(d: Deps, viewer: Staff, input: RedactRequest): Promise<RedactAnswer> {
  const { text, operator = 'replace', ...options } = input
  if (operator === 'token') return tokenize(d, viewer, text, detect(text, options))
  const answer = redact(text, { ...options, operator })
  await recordRead(d, viewer, 'text.redacted', null, { details: { operator, found: tally(answer.findings) } })
  return answer
}

async function tokenize(d: Deps, viewer: Staff, text: string, findings: readonly Finding[]): Promise<RedactAnswer> {
  const row = makeId('part', d.clock.now().getTime(), d.random.bytes)
  const guarded = await applyPlan(
    d,
    { workspaceId: viewer.workspaceId, owner: null, place: { table: 'texts', row, field: 'body' }, context: contextOf(viewer) },
    { text, seals: [] },
    planSealing(findings, defaultKeepDays),
    0,
  )
  await d.store.write(viewer.workspaceId, async (tx) => {
    await tx.keepSealed(guarded.sealed)
    await tx.log(viewer, { action: 'text.redacted', object: null, details: { operator: 'token', found: tally(findings) } })
  })
  return { ...withTokens(guarded.safe), findings }
}

/** `[payment card •••• 4242]` becomes `[payment card tkn_…]`: what stands in the text is enough to find the value again. */
function withTokens(safe: SafeText): { text: string; seals: Seal[] } {
  let text = ''
  let at = 0
  const seals = safe.seals.map((seal) => {
    text += safe.text.slice(at, seal.start)
    const start = text.length
    text += `[${kindOf(seal.kind)?.title ?? seal.kind} ${seal.token}]`
    at = seal.end
    return { ...seal, start, end: text.length }
  })
  return { text: text + safe.text.slice(at), seals }
}
