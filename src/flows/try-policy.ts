import { detect } from '../detect/detect.ts'
import type { Finding } from '../detect/finding.ts'
import { decide, ruleFor } from '../core/decide.ts'
import { fail } from '../core/errors.ts'
import { excerptAround, maskFindings } from '../core/excerpt.ts'
import type { Part } from '../core/part.ts'
import type { Action, Author, Channel, Context, Policy, PolicyBody } from '../core/policy.ts'
import { redactText } from '../core/redact.ts'
import type { Staff } from '../core/viewer.ts'
import { mustBeAllowed } from '../core/viewer.ts'
import { checkPolicy } from './change-policy.ts'
import { tally } from './guard-text.ts'
import { lookIn } from './names-in.ts'
import { lookFor } from './own-detectors.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'

const trialMessages = 500
const previews = 40
/** Between two pages others get their turn: looking through five hundred messages takes a moment. */
const pageSize = 50

export type TrialCount = {
  readonly kind: string
  readonly action: Action
  readonly before: number
  readonly after: number
}
export type TrialChange = {
  readonly conversationId: string
  readonly partId: string
  readonly kind: string
  readonly from: Action
  readonly to: Action
  /** Sealed text in which every finding gives way to its kind, and where the one meant stands. */
  readonly excerpt: { readonly text: string; readonly start: number; readonly end: number }
}
export type Trial = {
  readonly messages: number
  readonly changed: number
  readonly counts: readonly TrialCount[]
  readonly changes: readonly TrialChange[]
}

/**
 * A draft on the newest messages, beside the policy that counts. Messages are read as they are kept: what was sealed is
 * judged by its kind, for its value is not opened.
 */
export async function tryPolicy(d: Deps, viewer: Staff, draft: PolicyBody): Promise<Trial> {
  mustBeAllowed(viewer, 'conversation:read')
  checkPolicy(draft)
  const active = await d.store.policyOf(viewer.workspaceId)
  const counts = new Map<string, { kind: string; action: Action; before: number; after: number }>()
  const changes: TrialChange[] = []
  let messages = 0
  let changed = 0
  const count = (kind: string, action: Action, side: 'before' | 'after') => {
    const key = `${kind} ${action}`
    const row = counts.get(key) ?? { kind, action, before: 0, after: 0 }
    row[side]++
    counts.set(key, row)
  }

  for (let cursor: string | undefined; messages < trialMessages;) {
    const page = await d.store.recentMessages(viewer, { limit: pageSize, ...(cursor === undefined ? {} : { cursor }) })
    for (const part of page.items.slice(0, trialMessages - messages)) {
      messages++
      const context = contextOfPart(part)
      const found = findingsIn(part, draft)
      for (const finding of found) {
        const from = actionOf(finding, active, context)
        const to = actionOf(finding, draft, context)
        count(finding.kind, from, 'before')
        count(finding.kind, to, 'after')
        if (from === to) continue
        changed++
        if (changes.length < previews) changes.push(changeOf(part, found, finding, from, to))
      }
    }
    cursor = page.next
    if (cursor === undefined) break
  }
  await recordRead(d, viewer, 'policy.tried', null, { details: { messages, changed } })
  const rows = [...counts.values()].toSorted(
    (a, b) => b.after + b.before - a.after - a.before || (a.kind < b.kind ? -1 : 1),
  )
  return { messages, changed, counts: rows, changes }
}

/** What is still readable, and what is sealed as a finding of its kind. */
function findingsIn({ body }: Part, draft: PolicyBody): Finding[] {
  const readable = detect(body.text, { ...lookFor(draft), minConfidence: 0 }).filter(
    (finding) => !body.seals.some((seal) => finding.start < seal.end && seal.start < finding.end),
  )
  const sealed = body.seals.map((seal): Finding => ({
    kind: seal.kind,
    class: seal.class,
    start: seal.start,
    end: seal.end,
    confidence: 1,
    detector: 'seal',
    hint: seal.hint,
  }))
  return [...readable, ...sealed].toSorted((a, b) => a.start - b.start)
}

function actionOf(finding: Finding, policy: Policy | PolicyBody, context: Context): Action {
  return decide([finding], policy, context)[0]?.action ?? 'allow'
}

function changeOf(part: Part, found: readonly Finding[], finding: Finding, from: Action, to: Action): TrialChange {
  const masked = maskFindings(part.body.text, found, finding)
  const { text, start, end } = excerptAround({ text: masked.text, seals: [] }, masked.start, masked.end)
  return {
    conversationId: part.conversationId,
    partId: part.id,
    kind: finding.kind,
    from,
    to,
    excerpt: { text: text.text, start, end },
  }
}

function contextOfPart({ author }: Part): Context {
  const channel: Channel = author.type === 'contact' ? 'messenger' : author.type === 'api-key' ? 'api' : 'console'
  return { author: author.type, channel }
}

type PreviewRequest = {
  readonly policy: PolicyBody
  readonly text: string
  readonly author: Author
  readonly channel: Channel
}
export type Judged = Finding & { readonly action: Action; readonly rule: number | null }
export type Preview = { readonly text: string; readonly refused: boolean; readonly findings: readonly Judged[] }

/** What a draft makes of a text that somebody typed to see it. Nothing of the text is kept. */
export async function previewPolicy(
  d: Deps,
  viewer: Staff,
  { policy, text, author, channel }: PreviewRequest,
): Promise<Preview> {
  checkPolicy(policy)
  if (text.length > 20_000) throw fail('too_large', undefined, 'text')
  const context = { author, channel }
  const findings = await lookIn(d, policy, text, { minConfidence: 0 })
  const plan = decide(findings, policy, context)
  await recordRead(d, viewer, 'text.detected', null, { details: { found: tally(findings) } })
  return {
    text: redactText({ text, seals: [] }, plan, () => '', d.clock.now()).text,
    refused: plan.some(({ action }) => action === 'block'),
    findings: findings.map((finding) => ({
      ...finding,
      action: actionOf(finding, policy, context),
      rule: ruleFor(finding, policy, context) ?? null,
    })),
  }
}
