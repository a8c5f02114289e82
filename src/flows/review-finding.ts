import { canonicalValue } from '../detect/detect.ts'
import { contextOf } from '../core/author.ts'
import { planSealing } from '../core/decide.ts'
import { fail } from '../core/errors.ts'
import type { FindingRecord, Verdict } from '../core/finding-record.ts'
import { defaultKeepDays } from '../core/policy.ts'
import type { SafeText } from '../core/seal.ts'
import { mustBeAllowed, type Staff } from '../core/viewer.ts'
import { applyPlan } from './guard-text.ts'
import { locate, sameValue, type Found } from './place-text.ts'
import type { Deps } from './ports.ts'
import { replaceText } from './replace-text.ts'
import { occurrences } from './seal-passage.ts'
import type { Writing } from './writing.ts'

type Reviewed = {
  readonly finding: FindingRecord
  /** Others that this settled as well: the same value at the same place. */
  readonly settled: number
}

/** A person looks at what was only flagged: it is sealed where it stands, or the allow list learns that it is harmless. */
export async function reviewFinding(
  d: Deps,
  viewer: Staff,
  input: { id: string; verdict: Verdict },
): Promise<Reviewed> {
  mustBeAllowed(viewer, 'conversation:read')
  const finding = await d.store.findingFor(viewer, input.id)
  if (finding?.action !== 'flag') throw fail('not_found')
  if (finding.review) {
    if (finding.review.verdict === input.verdict) return { finding, settled: 0 }
    throw fail('conflict', 'Somebody has already looked at this and decided otherwise.')
  }
  const { policyVersion, kind, place } = finding
  const policy = await d.store.policyOf(viewer.workspaceId)
  const keepDays = policy.rules.find(
    (rule) => rule.action === 'seal' && (rule.kinds?.includes(kind) || rule.classes?.includes(finding.class)),
  )?.keepDays

  return d.store.write(viewer.workspaceId, async (tx) => {
    const now = d.clock.now()
    if (place.table === 'parts' && finding.conversationId !== null)
      await tx.lockConversation(viewer, finding.conversationId)
    const text = await tx.textAt(place)
    const found = text && locate(text, finding)
    const same = text && found ? await othersLike(tx, finding, text, found) : []
    if (!(await tx.reviewFinding(finding.id, input.verdict, viewer.id, now)))
      throw fail('conflict', 'Somebody else has just looked at this.')
    for (const other of same) await tx.reviewFinding(other.id, input.verdict, viewer.id, now)
    if (text && found && input.verdict === 'harmless') {
      await tx.allowValue(kind, canonicalValue(kind, found.value), viewer.id, now)
    }
    if (text && found && input.verdict === 'seal') {
      const subject = {
        workspaceId: viewer.workspaceId,
        owner: finding.contactId,
        place,
        ...(finding.conversationId === null ? {} : { conversationId: finding.conversationId }),
        context: contextOf(viewer),
      }
      const passages = occurrences(text, found.start, found.end).map(([start, end]) => ({
        kind,
        class: finding.class,
        start,
        end,
        confidence: finding.confidence,
        detector: finding.detector,
        hint: '',
      }))
      const guarded = await applyPlan(
        d,
        subject,
        text,
        planSealing(passages, keepDays ?? defaultKeepDays),
        policyVersion,
      )
      await replaceText(tx, place, guarded.safe)
      await tx.keepSealed(guarded.sealed)
      await tx.addFindings(guarded.findings)
    }
    await tx.log(viewer, {
      action: 'finding.reviewed',
      object: { type: 'finding', id: finding.id },
      details: {
        kind,
        verdict: input.verdict,
        ...(finding.conversationId === null ? {} : { conversation: finding.conversationId }),
        also: same.length,
      },
      ...(finding.contactId === null ? {} : { about: finding.contactId }),
    })
    return {
      finding: { ...finding, review: { verdict: input.verdict, by: viewer.id, at: now.toISOString() } },
      settled: same.length,
    }
  })
}

/** The same value may have been flagged several times in one text; all of them are settled at once. */
async function othersLike(tx: Writing, finding: FindingRecord, text: SafeText, found: Found): Promise<FindingRecord[]> {
  const open = await tx.openFindingsAt(finding.place)
  return open.filter((other) => {
    if (other.id === finding.id || other.kind !== finding.kind) return false
    const at = locate(text, other)
    return at !== undefined && sameValue(finding.kind, at.value, found.value)
  })
}
