import { contextOf } from '../core/author.ts'
import { fail, invalid } from '../core/errors.ts'
import { isId } from '../core/id.ts'
import type { Macro } from '../core/macro.ts'
import type { Actor, Staff } from '../core/viewer.ts'
import type { SafeText } from '../core/seal.ts'
import { guardEdit } from './guard-edit.ts'
import { guardText, type Guarded } from './guard-text.ts'
import type { Deps } from './ports.ts'

type MacroInput = { readonly name: string; readonly body: string }

export async function createMacro(d: Deps, viewer: Actor, id: string, input: MacroInput): Promise<Macro> {
  if (!isId('macro', id)) throw invalid('id', 'Make an id for the saved reply: mac_ and a ULID in lower case.')
  const [name, body] = [
    await guardField(d, viewer, id, 'name', input.name),
    await guardField(d, viewer, id, 'body', input.body),
  ]
  return saveMacro(d, viewer, 'macro.created', { id, name: name.safe, body: body.safe }, [name, body])
}

/** A field that is not given, or reads as before, stays as it is; in one that was worked on, placeholders that still stand keep their values. */
export async function changeMacro(
  d: Deps,
  viewer: Staff,
  id: string,
  input: Partial<MacroInput>,
  expected?: number,
): Promise<Macro> {
  const before = (await d.store.macros(viewer)).find((macro) => macro.id === id)
  if (!before) throw fail('not_found')
  const change = async (field: 'name' | 'body') => {
    const text = input[field]
    return text === undefined || text === before[field].text
      ? undefined
      : guardField(d, viewer, id, field, text, before[field])
  }
  const [name, body] = [await change('name'), await change('body')]
  const next = { id, name: name?.safe ?? before.name, body: body?.safe ?? before.body }
  return saveMacro(
    d,
    viewer,
    'macro.changed',
    next,
    [name, body].filter((guarded) => guarded !== undefined),
    expected,
  )
}

async function saveMacro(
  d: Deps,
  viewer: Actor,
  action: 'macro.created' | 'macro.changed',
  next: Omit<Macro, 'updatedAt'>,
  guarded: readonly Guarded[],
  expected?: number,
): Promise<Macro> {
  const macro: Macro = { ...next, updatedAt: d.clock.now().toISOString() }
  await d.store.write(viewer.workspaceId, async (tx) => {
    await tx.expectRevision('macro', macro.id, expected)
    if (action === 'macro.created') await tx.addMacro(macro)
    else if (!(await tx.changeMacro(macro))) throw fail('not_found')
    for (const each of guarded) {
      await tx.keepSealed(each.sealed)
      await tx.addFindings(each.findings)
    }
    await tx.log(viewer, { action, object: { type: 'macro', id: macro.id } })
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

const longest = { name: 100, body: 10_000 } as const

function guardField(
  d: Deps,
  viewer: Actor,
  id: string,
  field: 'name' | 'body',
  text: string,
  before?: SafeText,
): Promise<Guarded> {
  const max = longest[field]
  if (text.trim() === '' || text.length > max) throw invalid(field, `Write 1 to ${max} characters.`)
  const place = { table: 'macros', row: id, field } as const
  const subject = { workspaceId: viewer.workspaceId, owner: null, place, context: contextOf(viewer) }
  return before ? guardEdit(d, subject, before, text) : guardText(d, subject, text)
}
