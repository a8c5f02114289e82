import { contextOf } from '../core/author.ts'
import { fail, invalid } from '../core/errors.ts'
import { isId } from '../core/id.ts'
import type { Macro } from '../core/macro.ts'
import type { Actor, Staff } from '../core/viewer.ts'
import { guardText, type Guarded } from './guard-text.ts'
import type { Deps } from './ports.ts'

export type MacroInput = { readonly name: string; readonly body: string }

export async function createMacro(d: Deps, viewer: Actor, id: string, input: MacroInput): Promise<Macro> {
  if (!isId('macro', id)) throw invalid('id', 'Make an id for the saved reply: mac_ and a ULID in lower case.')
  return saveMacro(d, viewer, id, input, 'macro.created')
}

export async function changeMacro(d: Deps, viewer: Staff, id: string, input: MacroInput): Promise<Macro> {
  return saveMacro(d, viewer, id, input, 'macro.changed')
}

async function saveMacro(d: Deps, viewer: Actor, id: string, input: MacroInput, action: 'macro.created' | 'macro.changed'): Promise<Macro> {
  const name = await guardField(d, viewer, id, 'name', input.name, 100)
  const body = await guardField(d, viewer, id, 'body', input.body, 10_000)
  const macro: Macro = { id, name: name.safe, body: body.safe, updatedAt: d.clock.now().toISOString() }
  await d.store.write(viewer.workspaceId, async (tx) => {
    if (action === 'macro.created') await tx.addMacro(macro)
    else if (!(await tx.changeMacro(macro))) throw fail('not_found')
    for (const guarded of [name, body]) {
      await tx.keepSealed(guarded.sealed)
      await tx.addFindings(guarded.findings)
    }
    await tx.log(viewer, { action, object: { type: 'macro', id } })
    tx.announce({ type: 'workspace' })
  })
  return macro
}

export async function removeMacro(d: Deps, viewer: Staff, id: string): Promise<void> {
  await d.store.write(viewer.workspaceId, async (tx) => {
    if (!(await tx.removeMacro(id))) throw fail('not_found')
    await tx.log(viewer, { action: 'macro.removed', object: { type: 'macro', id } })
    tx.announce({ type: 'workspace' })
  })
}

function guardField(d: Deps, viewer: Actor, id: string, field: 'name' | 'body', text: string, max: number): Promise<Guarded> {
  if (text.trim() === '' || text.length > max) throw invalid(field, `Write 1 to ${max} characters.`)
  const place = { table: 'macros', row: id, field } as const
  return guardText(d, { workspaceId: viewer.workspaceId, owner: null, place, context: contextOf(viewer) }, text)
}
