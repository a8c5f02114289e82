import { fail, invalid } from '../core/errors.ts'
import type { SealedValue } from '../core/seal.ts'
import { may, type Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'
import { safeReason } from './safe-reason.ts'

const stand = /\[[^[\]]{0,80}?(tkn_[a-z2-7]{26})\]/g
const maxTokens = 200

/** Puts sealed values back where their tokens stand. All or nothing: one value that may not be seen refuses the whole. */
export async function restoreFreeText(d: Deps, viewer: Staff, input: { text: string; reason: string }): Promise<{ text: string }> {
  const reason = safeReason(input.reason)
  const tokens = [...new Set([...input.text.matchAll(stand)].map((match) => match[1]!))]
  if (tokens.length > maxTokens) throw invalid('text', `A text may have ${maxTokens} tokens. Send it in pieces.`)
  const sealed = new Map<string, SealedValue>()
  for (const token of tokens) {
    const value = await d.store.sealedFor(viewer, token)
    if (!value) throw fail('not_found', 'A token in this text is unknown or has expired.', 'text')
    sealed.set(token, value)
  }
  const details = { values: sealed.size }
  if ([...sealed.values()].some((value) => !may(viewer, 'value:reveal', value.class))) {
    await recordRead(d, viewer, 'value.reveal-refused', null, { reason, details })
    throw fail('forbidden')
  }
  await recordRead(d, viewer, 'text.restored', null, { reason, details: { ...details, tokens } })
  const values = new Map<string, string>()
  for (const [token, value] of sealed) values.set(token, await d.vault.open(viewer.workspaceId, value))
  return { text: input.text.replace(stand, (whole, token: string) => values.get(token) ?? whole) }
}
