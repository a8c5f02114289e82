import { fail, invalid } from '../core/errors.ts'
import { handoverState, maxSecretLength, secretHours } from '../core/handover.ts'
import { mustBeAllowed, type Staff, type Visitor } from '../core/viewer.ts'
import { namesIn } from './names-in.ts'
import type { Deps } from './ports.ts'
import { announce, checkPart, writePart, type Posted } from './post-part.ts'

type SecretForContact = {
  readonly id: string
  readonly text: string
  readonly secret: string
  readonly hours?: number
}

/** From the team to the contact: a message with a secret beside it that opens once, for the contact alone. */
export async function handOverSecret(
  d: Deps,
  viewer: Staff,
  conversationId: string,
  input: SecretForContact,
): Promise<Posted> {
  mustBeAllowed(viewer, 'conversation:write')
  checkPart(viewer, input)
  if (input.secret.trim() === '') throw invalid('secret', 'Write the secret first.')
  if (input.secret.length > maxSecretLength) throw invalid('secret', `A secret may have ${maxSecretLength} characters.`)
  const hours = Math.min(input.hours ?? secretHours.usual, secretHours.longest)
  const expiresAt = new Date(d.clock.now().getTime() + hours * 3_600_000).toISOString()
  const names = await namesIn(d, viewer.workspaceId, input.text)
  return d.store.write(viewer.workspaceId, async (tx) => {
    const handover = { what: 'secret', state: 'sealed', expiresAt } as const
    // Locked before the look: a retry at the same moment waits here, and then finds the part.
    const conversation = await tx.lockConversation(viewer, conversationId)
    if (!conversation) throw fail('not_found')
    const isNew = (await tx.handoverOf(input.id)) === undefined
    const posted = await writePart(d, tx, viewer, conversation.id, { id: input.id, text: input.text, handover }, names)
    const { contactId } = posted.part
    if (!isNew) {
      if (await tx.isOtherSecret(input.id, contactId, input.secret))
        throw fail('conflict', 'Another secret was handed over under this id.', 'id')
      return posted
    }
    await tx.keepSecret({ partId: input.id, contactId, text: input.secret, createdBy: viewer.id, expiresAt })
    await tx.log(viewer, {
      action: 'secret.created',
      object: { type: 'part', id: input.id },
      details: { conversation: conversation.id, hours },
      about: contactId,
    })
    return posted
  })
}

/** Logged and destroyed first, then shown: whoever has it, nobody gets it again. */
export async function openSecret(d: Deps, viewer: Visitor, partId: string): Promise<string> {
  const part = await d.store.partFor(viewer, partId)
  if (part?.handover?.what !== 'secret') throw fail('not_found')
  return d.store.write(viewer.workspaceId, async (tx) => {
    if (!(await tx.lockConversation(viewer, part.conversationId))) throw fail('not_found')
    const handover = await tx.handoverOf(partId)
    const secret =
      handover?.what === 'secret' && handoverState(handover, d.clock.now()) === 'sealed'
        ? await tx.takeSecret(partId, viewer.id)
        : undefined
    if (handover?.what !== 'secret' || secret === undefined)
      throw fail('gone', 'This has been opened before, or its time is over. Ask the team for a new one.')
    const changed = await tx.changeHandover(partId, { ...handover, state: 'opened' })
    if (!changed) throw fail('not_found')
    await tx.log(viewer, {
      action: 'secret.opened',
      object: { type: 'part', id: partId },
      details: { conversation: part.conversationId },
      about: part.contactId,
    })
    announce(tx, changed)
    return secret
  })
}
