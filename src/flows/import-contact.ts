import { foldLookup } from '../core/contact.ts'
import { Failure, fail } from '../core/errors.ts'
import { idFrom, type Noun } from '../core/id.ts'
import type { ImportedConversation } from '../core/import.ts'
import type { Actor, Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { createContact } from './save-contact.ts'

/** Ids for what another desk has names for: the same name is the same id, in every page and after every restart. */
export async function idsFor(d: Deps, workspaceId: string, noun: Noun, names: readonly string[]): Promise<string[]> {
  const hashes = await d.vault.hashes(
    workspaceId,
    'name',
    names.map((name) => `imported:${noun}:${name}`),
  )
  return hashes.map((hash) => idFrom(noun, hash))
}

/** Ids under which the contact of a conversation is remembered, the surest first. */
export function idsOfContact(d: Deps, workspaceId: string, given: ImportedConversation): Promise<string[]> {
  const { formerId, externalId, email } = given.contact
  const names = [
    ...(formerId === undefined ? [] : [`former:${formerId}`]),
    ...(externalId === undefined ? [] : [`external-id:${foldLookup('external-id', externalId)}`]),
    ...(email === undefined ? [] : [`email:${foldLookup('email', email)}`]),
  ]
  // Of somebody without any name only this one conversation is known.
  return idsFor(d, workspaceId, 'contact', names.length > 0 ? names : [`conversation:${given.externalId}`])
}

/**
 * Whose history it is: who is known here by the same names, or a new contact. Who is here stays as they are. An erased person does not
 * come back: what an import has once brought in of them is remembered by hash.
 */
export async function contactOfImport(
  d: Deps,
  viewer: Staff,
  actor: Actor,
  given: ImportedConversation,
  ids: { readonly conversation: string; readonly contact: readonly string[] },
): Promise<string> {
  const { workspaceId } = viewer
  const known = await d.store.imported(viewer, [ids.conversation, ...ids.contact])
  for (const id of new Set(known.values())) {
    if (!(await d.store.contactFor(viewer, id)))
      throw fail('gone', 'This person was erased here, and what they wrote stays away.', 'contact')
  }
  const find = async () => {
    const { externalId, email, formerId } = given.contact
    const first = ids.contact[0]!
    const byFormer = formerId === undefined ? undefined : known.get(first)
    if (byFormer !== undefined) return byFormer
    const found =
      (externalId === undefined ? undefined : await d.store.contactBy(workspaceId, 'external-id', externalId)) ??
      (email === undefined ? undefined : await d.store.contactBy(workspaceId, 'email', email))
    return found?.id ?? [...known.values()][0] ?? (await d.store.contactFor(viewer, first))?.id
  }
  const there = await find()
  if (there !== undefined) return there
  const { formerId: _former, ...fields } = given.contact
  try {
    return (await createContact(d, actor, ids.contact[0]!, fields, 'contact', 'contact.imported')).id
  } catch (error) {
    // Another page was quicker.
    const other = error instanceof Failure && error.code === 'conflict' ? await find() : undefined
    if (other !== undefined) return other
    throw error instanceof Failure ? fail(error.code, error.message, within('contact', error.field)) : error
  }
}

/**
 * A further part of a conversation that stands: of the same person, by the surest of their names that is known. Where two things of the
 * other desk have one name, one person would read in the messenger what another one wrote.
 */
export async function mustBeOf(
  d: Deps,
  viewer: Staff,
  contactId: string,
  { contact: { externalId, email } }: ImportedConversation,
  names: readonly string[],
): Promise<void> {
  const known = await d.store.imported(viewer, names)
  const whose =
    names.map((name) => known.get(name)).find((one) => one !== undefined) ??
    (externalId && (await d.store.contactBy(viewer.workspaceId, 'external-id', externalId))?.id) ??
    (email && (await d.store.contactBy(viewer.workspaceId, 'email', email))?.id)
  if (whose !== contactId)
    throw fail(
      'conflict',
      'The conversation of this name is one of somebody else here. Give it another name.',
      'contact',
    )
}

/** The path of a field below another one. */
export function within(above: string, field: string | undefined): string {
  return field === undefined ? above : `${above}.${field}`
}
