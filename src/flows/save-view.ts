import { contextOf } from '../core/author.ts'
import { fail, invalid } from '../core/errors.ts'
import { isId } from '../core/id.ts'
import type { SafeText } from '../core/seal.ts'
import { may, mustBeAllowed, type Staff } from '../core/viewer.ts'
import { maxViews, type SavedView, type ViewFilter } from '../core/view.ts'
import { guardEdit } from './guard-edit.ts'
import { guardText, type Guarded } from './guard-text.ts'
import type { Deps } from './ports.ts'

type ViewInput = { readonly name: string; readonly filter: ViewFilter; readonly shared: boolean }

/** Anybody who reads may keep views of their own; one that everybody sees is an act on the workspace's inbox. */
export async function createView(d: Deps, viewer: Staff, id: string, input: ViewInput): Promise<SavedView> {
  if (!isId('view', id)) throw invalid('id', 'Make an id for the view: viw_ and a ULID in lower case.')
  if (input.shared) mustBeAllowed(viewer, 'conversation:write')
  if ((await d.store.views(viewer)).length >= maxViews) throw invalid('id', `There may be ${maxViews} views.`)
  const guarded = await guardName(d, viewer, id, input.name)
  const view: SavedView = {
    id,
    name: guarded.safe,
    filter: input.filter,
    shared: input.shared,
    createdBy: viewer.id,
    createdAt: d.clock.now().toISOString(),
  }
  await save(d, viewer, view, 'view.created', guarded)
  return view
}

export async function changeView(
  d: Deps,
  viewer: Staff,
  id: string,
  input: Partial<ViewInput>,
  expected?: number,
): Promise<SavedView> {
  const before = await ownView(d, viewer, id)
  if (input.shared) mustBeAllowed(viewer, 'conversation:write')
  const renamed = input.name !== undefined && input.name.trim() !== before.name.text
  const guarded = renamed ? await guardName(d, viewer, id, input.name!, before.name) : undefined
  const view: SavedView = {
    ...before,
    name: guarded?.safe ?? before.name,
    filter: input.filter ?? before.filter,
    shared: input.shared ?? before.shared,
  }
  await save(d, viewer, view, 'view.changed', guarded, expected)
  return view
}

export async function removeView(d: Deps, viewer: Staff, id: string): Promise<void> {
  await ownView(d, viewer, id)
  await d.store.write(viewer.workspaceId, async (tx) => {
    if (!(await tx.removeView(id))) throw fail('not_found')
    await tx.log(viewer, { action: 'view.removed', object: { type: 'view', id } })
    tx.announce({ type: 'workspace' })
  })
}

/** One's own, or a shared one: that belongs to the team, and whoever works in the inbox may change it. */
async function ownView(d: Deps, viewer: Staff, id: string): Promise<SavedView> {
  const view = (await d.store.views(viewer)).find((one) => one.id === id)
  if (!view) throw fail('not_found')
  if (view.createdBy !== viewer.id && !may(viewer, 'conversation:write')) throw fail('forbidden')
  return view
}

async function save(
  d: Deps,
  viewer: Staff,
  view: SavedView,
  action: 'view.created' | 'view.changed',
  guarded: Guarded | undefined,
  expected?: number,
) {
  await d.store.write(viewer.workspaceId, async (tx) => {
    await tx.expectRevision('view', view.id, expected)
    if (action === 'view.created') await tx.addView(view)
    else if (!(await tx.changeView(view))) throw fail('not_found')
    if (guarded) {
      await tx.keepSealed(guarded.sealed)
      await tx.addFindings(guarded.findings)
    }
    await tx.log(viewer, { action, object: { type: 'view', id: view.id }, details: { shared: view.shared } })
    tx.announce({ type: 'workspace' })
  })
}

function guardName(d: Deps, viewer: Staff, id: string, name: string, before?: SafeText): Promise<Guarded> {
  const trimmed = name.trim()
  if (trimmed === '' || trimmed.length > 60) throw invalid('name', 'Name the view in 1 to 60 characters.')
  const place = { table: 'views', row: id, field: 'name' } as const
  const subject = { workspaceId: viewer.workspaceId, owner: null, place, context: contextOf(viewer) }
  return before ? guardEdit(d, subject, before, trimmed) : guardText(d, subject, trimmed)
}
