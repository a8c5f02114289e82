import type { Conversation, ConversationChange } from '../core/conversation.ts'
import { Failure, type ErrorCode } from '../core/errors.ts'
import type { Staff } from '../core/viewer.ts'
import { changeConversation } from './change-conversation.ts'
import type { Deps } from './ports.ts'

type ConversationAct = { readonly conversationId: string; readonly change: ConversationChange }
export type ActsDone = {
  readonly done: readonly Conversation[]
  readonly refused: readonly { readonly conversationId: string; readonly code: ErrorCode }[]
}

/** Many at once, each an act of its own: what cannot be done to one conversation does not hold up the others. */
export async function actOnConversations(d: Deps, viewer: Staff, acts: readonly ConversationAct[]): Promise<ActsDone> {
  const done: Conversation[] = []
  const refused: { conversationId: string; code: ErrorCode }[] = []
  for (const { conversationId, change } of acts) {
    try {
      done.push(await changeConversation(d, viewer, conversationId, change))
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'unavailable') throw error
      refused.push({ conversationId, code: error.code })
    }
  }
  return { done, refused }
}
