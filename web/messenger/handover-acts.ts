import type { Part } from '../../src/http/wire/conversation.ts'
import type { Conversations } from './conversations.ts'
import type { Core } from './core.ts'
import { newId } from './new-id.ts'
import type { Session } from './session.ts'

/** What the team asked for goes straight into the vault, and what it hands over opens once. */
export function handoverActs(
  session: Session,
  conversations: Conversations,
  noteBlock: (error: unknown) => never,
): Pick<Core, 'answerRequest' | 'declineRequest' | 'openSecret'> {
  /** So that an answer sent again is the same answer. */
  const answerIds = new Map<string, string>()
  return {
    async answerRequest(partId, value) {
      const id = answerIds.get(partId) ?? newId('part')
      answerIds.set(partId, id)
      await conversations.keep(
        await session.ask<Part>('POST', `/secure-requests/${partId}/answer`, { id, value }).catch(noteBlock),
      )
    },
    async declineRequest(partId) {
      await conversations.keep(await session.ask<Part>('POST', `/secure-requests/${partId}/refusal`))
    },
    async openSecret(partId) {
      return (await session.ask<{ secret: string }>('POST', `/one-time-secrets/${partId}/opening`)).secret
    },
  }
}
