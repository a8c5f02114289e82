import type { Finding } from '../detect/finding.ts'
import { kindOf } from '../detect/kinds.ts'
import { contextOf } from '../core/author.ts'
import { planSealing } from '../core/decide.ts'
import { fail, invalid } from '../core/errors.ts'
import type { Part } from '../core/part.ts'
import { defaultKeepDays } from '../core/policy.ts'
import type { SafeText } from '../core/seal.ts'
import { mustBeAllowed, type Staff } from '../core/viewer.ts'
import { applyPlan, tally } from './guard-text.ts'
import type { Deps } from './ports.ts'
import { announce } from './post-part.ts'

type Passage = {
  readonly conversationId: string
  readonly partId: string
  /** Of the part that the marks were made in: in another state of its text they would lie around other words. */
  readonly revision: number
  readonly start: number
  readonly end: number
  readonly kind: string
}

/** «Seal this»: a passage that detection missed goes into the vault at once, wherever it stands in the part. */
export async function sealPassage(d: Deps, viewer: Staff, input: Passage): Promise<Part> {
  // What is left of the text is the answer, and only who reads it can mark anything in it.
  mustBeAllowed(viewer, 'conversation:read')
  const kind = kindOf(input.kind)
  if (!kind) throw invalid('kind', 'Choose a kind from the list of kinds.')
  const policy = await d.store.policyOf(viewer.workspaceId)
  const part = await d.store.partFor(viewer, input.partId)
  if (part?.conversationId !== input.conversationId || part.kind === 'event') throw fail('not_found')
  const place = { table: 'parts', row: part.id, field: 'body' } as const

  return d.store.write(viewer.workspaceId, async (tx) => {
    const conversation = await tx.lockConversation(viewer, input.conversationId)
    if (!conversation) throw fail('not_found')
    await tx.expectRevision('part', part.id, input.revision)
    const body = await tx.textAt(place)
    if (!body) throw fail('not_found')
    const found = occurrences(body, input.start, input.end).map(([start, end]): Finding => ({
      kind: kind.kind,
      class: kind.class,
      start,
      end,
      confidence: 1,
      detector: 'person',
      hint: '',
    }))
    const guarded = await applyPlan(
      d,
      {
        workspaceId: viewer.workspaceId,
        owner: part.contactId,
        place,
        conversationId: conversation.id,
        context: contextOf(viewer),
      },
      body,
      planSealing(found, defaultKeepDays),
      policy.version,
    )
    const changed = await tx.replaceBody(part.id, guarded.safe)
    if (!changed) throw fail('not_found')
    await tx.keepSealed(guarded.sealed)
    await tx.addFindings(guarded.findings)
    await tx.log(viewer, {
      action: 'value.sealed',
      object: { type: 'part', id: part.id },
      details: { conversation: conversation.id, found: tally(guarded.findings) },
      about: part.contactId,
    })
    announce(tx, changed)
    return changed
  })
}

/** The passage that was marked and every other place in the text that reads the same. Placeholders are left alone. */
export function occurrences(body: SafeText, start: number, end: number): [number, number][] {
  if (!(start >= 0 && start < end && end <= body.text.length))
    throw invalid('start', 'Mark a passage inside the message.')
  if (splitsPair(body.text, start) || splitsPair(body.text, end)) throw invalid('start', 'Mark whole characters.')
  const free = (from: number, to: number) => !body.seals.some((seal) => from < seal.end && seal.start < to)
  if (!free(start, end)) throw invalid('start', 'A part of this is sealed already. Mark only what is still readable.')
  const passage = body.text.slice(start, end)
  if (passage.trim() === '') throw invalid('start', 'Mark the words to seal.')
  const places: [number, number][] = [[start, end]]
  for (let at = body.text.indexOf(passage); at !== -1; at = body.text.indexOf(passage, at + passage.length)) {
    const overlaps = at < end && start < at + passage.length
    if (!overlaps && free(at, at + passage.length)) places.push([at, at + passage.length])
  }
  return places.toSorted((a, b) => a[0] - b[0])
}

function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}
