import type { SafeText } from './seal.ts'

/** What a teammate has begun to write in a conversation. Without a value that the policy would hide: such a value is not kept in a draft at all. */
export type Draft = { readonly mode: 'message' | 'note'; readonly body: SafeText; readonly updatedAt: string }

export const maxDraftLength = 20_000
