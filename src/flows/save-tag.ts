import { contextOf } from '../core/author.ts'
import { fail, invalid } from '../core/errors.ts'
import { isId } from '../core/id.ts'
import type { SafeText } from '../core/seal.ts'
import type { Tag } from '../core/tag.ts'
import type { Actor, Staff } from '../core/viewer.ts'
import { guardEdit } from './guard-edit.ts'
import { guardText, type Guarded } from './guard-text.ts'
import type { Deps } from './ports.ts'

export async function createTag(d: Deps, viewer: Actor, input: { id: string; name: string }): Promise<Tag> {
  if (!isId('tag', input.id)) throw invalid('id', 'Make an id for the tag: tag_ and a ULID in lower case.')
  const guarded = await guardTagName(d, viewer, input.id, input.name)
  const tag: Tag = { id: input.id, name: guarded.safe }
  await d.store.write(viewer.workspaceId, async (tx) => {
    await tx.addTag(tag)
    await tx.keepSealed(guarded.sealed)
    await tx.addFindings(guarded.findings)
    await tx.log(viewer, { action: 'tag.created', object: { type: 'tag', id: tag.id } })
    tx.announce({ type: 'workspace' })
  })
  return tag
}

export async function renameTag(d: Deps, viewer: Staff, id: string, name: string, expected?: number): Promise<Tag> {
  const before = (await d.store.tags(viewer)).find((each) => each.id === id)
  if (!before) throw fail('not_found')
  const guarded = await guardTagName(d, viewer, id, name, before.name)
  const tag: Tag = { id, name: guarded.safe }
  await d.store.write(viewer.workspaceId, async (tx) => {
    await tx.expectRevision('tag', id, expected)
    if (!(await tx.changeTag(tag))) throw fail('not_found')
    await tx.keepSealed(guarded.sealed)
    await tx.addFindings(guarded.findings)
    await tx.log(viewer, { action: 'tag.changed', object: { type: 'tag', id } })
    tx.announce({ type: 'workspace' })
  })
  return tag
}

export async function removeTag(d: Deps, viewer: Staff, id: string): Promise<void> {
  await d.store.write(viewer.workspaceId, async (tx) => {
    if (!(await tx.removeTag(id))) throw fail('not_found')
    await tx.log(viewer, { action: 'tag.removed', object: { type: 'tag', id } })
    tx.announce({ type: 'workspace' })
  })
}

export function guardTagName(d: Deps, viewer: Actor, id: string, name: string, before?: SafeText): Promise<Guarded> {
  const trimmed = name.trim()
  if (trimmed === '' || trimmed.length > 60) throw invalid('name', 'Name the tag in 1 to 60 characters.')
  const place = { table: 'tags', row: id, field: 'name' } as const
  const subject = { workspaceId: viewer.workspaceId, owner: null, place, context: contextOf(viewer) }
  return before ? guardEdit(d, subject, before, trimmed) : guardText(d, subject, trimmed)
}
