import { contextOf } from '../core/author.ts'
import { decide } from '../core/decide.ts'
import { joinDrafts, maxDraftLength, type Draft } from '../core/draft.ts'
import { fail } from '../core/errors.ts'
import { redactText } from '../core/redact.ts'
import { mustBeAllowed, type Teammate } from '../core/viewer.ts'
import { lookIn } from './names-in.ts'
import type { Deps } from './ports.ts'

/**
 * What a teammate has begun to write. A value that the policy would hide is cut out and not kept at all: a draft is saved every
 * second or so, and each time would leave one more sealed value behind. Not in the log, for the same reason.
 */
export async function keepDraft(
  d: Deps,
  viewer: Teammate,
  id: string,
  input: { mode: Draft['mode']; text: string },
): Promise<void> {
  mustBeAllowed(viewer, 'conversation:write')
  if (input.text.length > maxDraftLength)
    throw fail('too_large', `A draft may have ${maxDraftLength} characters.`, 'text')
  const policy = await d.store.policyOf(viewer.workspaceId)
  const found = input.text === '' ? [] : await lookIn(d, policy, input.text)
  const plan = decide(found, policy, contextOf(viewer)).map((each) =>
    each.action === 'seal' || each.action === 'block' || each.action === 'mask'
      ? { ...each, action: 'remove' as const }
      : each,
  )
  const now = d.clock.now()
  const { text } = redactText({ text: input.text, seals: [] }, plan, () => '', now)
  const draft: Draft | null =
    text.trim() === '' ? null : { mode: input.mode, body: { text, seals: [] }, updatedAt: now.toISOString() }
  await d.store.write(viewer.workspaceId, async (tx) => {
    const conversation = await tx.lockConversation(viewer, id)
    if (!conversation) throw fail('not_found')
    if (conversation.id === id) return tx.keepDraft(viewer.id, conversation, draft)
    // Merged into another one meanwhile: what was begun there has not been seen by who writes here.
    if (!draft) return
    const there = await d.store.draftFor(viewer, conversation.id)
    const { mode, text: both } = joinDrafts(begunIn(there ?? draft), begunIn(draft))
    await tx.keepDraft(viewer.id, conversation, { ...draft, mode, body: { text: both, seals: [] } })
  })
}

const begunIn = ({ mode, body }: Draft) => ({ mode, text: body.text })

export async function readDraft(d: Deps, viewer: Teammate, id: string): Promise<Draft | null> {
  mustBeAllowed(viewer, 'conversation:write')
  const conversation = await d.store.conversationFor(viewer, id)
  if (!conversation) throw fail('not_found')
  return (await d.store.draftFor(viewer, conversation.id)) ?? null
}
