import type { SafeText } from './seal.ts'

type Mode = 'message' | 'note'

/** What a teammate has begun to write in a conversation. Without a value that the policy would hide: such a value is not kept in a draft at all. */
export type Draft = { readonly mode: Mode; readonly body: SafeText; readonly updatedAt: string }

export const maxDraftLength = 20_000

const joint = '\n\n'

type Begun = { readonly mode: Mode; readonly text: string }

/** Two conversations have become one, and each had something begun in it: both stay. What was meant for the team never becomes a message. */
export function joinDrafts(first: Begun, second: Begun): Begun {
  if (first.text.trim() === '') return second
  // Joined already, perhaps.
  if (second.text.trim() === '' || first.text === second.text || first.text.endsWith(joint + second.text)) return first
  if (second.text.startsWith(first.text + joint)) return second
  const mode = first.mode === 'note' || second.mode === 'note' ? 'note' : 'message'
  return { mode, text: `${first.text}${joint}${second.text}`.slice(0, maxDraftLength) }
}
