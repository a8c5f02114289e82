import { contextOf } from '../core/author.ts'
import { fail, invalid } from '../core/errors.ts'
import { isId } from '../core/id.ts'
import type { Viewer } from '../core/viewer.ts'
import { guardText } from './guard-text.ts'
import { namesIn } from './names-in.ts'
import { showLine } from './list-conversations.ts'
import type { Deps } from './ports.ts'
import { checkPart, writePart, type NewPart, type Posted } from './post-part.ts'

type NewConversation = {
  readonly id: string
  /** Only for staff; a contact starts their own. */
  readonly contactId?: string
  readonly title?: string
  readonly part?: NewPart
}

/** A conversation and, if given, its first part, as one act. */
export async function startConversation(d: Deps, viewer: Viewer, input: NewConversation): Promise<Posted | undefined> {
  if (!isId('conversation', input.id))
    throw invalid('id', 'Make an id for the conversation: cnv_ and a ULID in lower case.')
  if (input.part) checkPart(viewer, input.part)
  const contactId = viewer.type === 'contact' ? viewer.id : input.contactId
  if (!contactId || !(await d.store.contactFor(viewer, contactId)))
    throw fail('not_found', 'There is no contact with this id.', 'contactId')
  const title = input.title
    ? await guardText(
        d,
        {
          workspaceId: viewer.workspaceId,
          owner: contactId,
          place: { table: 'conversations', row: input.id, field: 'title' },
          conversationId: input.id,
          context: contextOf(viewer),
        },
        input.title,
      )
    : undefined

  const names = input.part ? await namesIn(d, viewer.workspaceId, input.part.text) : []
  return d.store.write(viewer.workspaceId, async (tx) => {
    const isNew = await tx.addConversation({
      id: input.id,
      contactId,
      title: title?.safe ?? null,
      createdAt: d.clock.now().toISOString(),
    })
    if (isNew) {
      if (title) {
        await tx.keepSealed(title.sealed)
        await tx.addFindings(title.findings)
      }
      await tx.log(viewer, {
        action: 'conversation.started',
        object: { type: 'conversation', id: input.id },
        about: contactId,
      })
    }
    if (!isNew && viewer.type !== 'contact') await showLine(tx, viewer, { id: input.id, contactId })
    return input.part ? writePart(d, tx, viewer, input.id, input.part, names) : undefined
  })
}
