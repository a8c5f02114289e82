import { contextOf } from '../core/author.ts'
import { fail, invalid } from '../core/errors.ts'
import { isId } from '../core/id.ts'
import { maxTeams, type Team } from '../core/team.ts'
import type { SafeText } from '../core/seal.ts'
import type { Actor, Staff } from '../core/viewer.ts'
import { guardEdit } from './guard-edit.ts'
import { guardText, type Guarded } from './guard-text.ts'
import type { Deps } from './ports.ts'

type TeamInput = { readonly name: string; readonly memberIds: readonly string[] }

export async function createTeam(d: Deps, viewer: Staff, id: string, input: TeamInput): Promise<Team> {
  if (!isId('team', id)) throw invalid('id', 'Make an id for the team: tea_ and a ULID in lower case.')
  const teams = await d.store.teams(viewer)
  if (teams.length >= maxTeams) throw invalid('id', `A workspace may have ${maxTeams} teams.`)
  const guarded = await guardName(d, viewer, id, input.name)
  await checkMembers(d, viewer, input.memberIds)
  const team: Team = { id, name: guarded.safe, memberIds: input.memberIds, createdAt: d.clock.now().toISOString() }
  await d.store.write(viewer.workspaceId, async (tx) => {
    await tx.addTeam(team)
    await tx.keepSealed(guarded.sealed)
    await tx.addFindings(guarded.findings)
    await tx.log(viewer, {
      action: 'team.created',
      object: { type: 'team', id },
      details: { members: [...input.memberIds] },
    })
    tx.announce({ type: 'workspace' })
  })
  return team
}

export async function changeTeam(
  d: Deps,
  viewer: Staff,
  id: string,
  input: Partial<TeamInput>,
  expected?: number,
): Promise<Team> {
  const before = (await d.store.teams(viewer)).find((team) => team.id === id)
  if (!before) throw fail('not_found')
  const renamed = input.name !== undefined && input.name.trim() !== before.name.text
  const guarded = renamed ? await guardName(d, viewer, id, input.name!, before.name) : undefined
  if (input.memberIds) await checkMembers(d, viewer, input.memberIds)
  const team: Team = { ...before, name: guarded?.safe ?? before.name, memberIds: input.memberIds ?? before.memberIds }
  await d.store.write(viewer.workspaceId, async (tx) => {
    await tx.expectRevision('team', id, expected)
    if (!(await tx.changeTeam(team))) throw fail('not_found')
    if (guarded) {
      await tx.keepSealed(guarded.sealed)
      await tx.addFindings(guarded.findings)
    }
    await tx.log(viewer, {
      action: 'team.changed',
      object: { type: 'team', id },
      details: { renamed, ...(input.memberIds ? { members: [...input.memberIds] } : {}) },
    })
    tx.announce({ type: 'workspace' })
  })
  return team
}

export async function removeTeam(d: Deps, viewer: Staff, id: string): Promise<void> {
  await d.store.write(viewer.workspaceId, async (tx) => {
    if (!(await tx.removeTeam(id))) throw fail('not_found')
    await tx.log(viewer, { action: 'team.removed', object: { type: 'team', id } })
    tx.announce({ type: 'workspace' })
  })
}

async function checkMembers(d: Deps, viewer: Staff, memberIds: readonly string[]): Promise<void> {
  const known = new Set(
    (await d.store.teammates(viewer)).filter((one) => one.deactivatedAt === null).map((one) => one.id),
  )
  if (!memberIds.every((id) => known.has(id)))
    throw invalid('memberIds', 'There is no active teammate with one of these ids.')
}

function guardName(d: Deps, viewer: Actor, id: string, name: string, before?: SafeText): Promise<Guarded> {
  const trimmed = name.trim()
  if (trimmed === '' || trimmed.length > 60) throw invalid('name', 'Name the team in 1 to 60 characters.')
  const place = { table: 'teams', row: id, field: 'name' } as const
  const subject = { workspaceId: viewer.workspaceId, owner: null, place, context: contextOf(viewer) }
  return before ? guardEdit(d, subject, before, trimmed) : guardText(d, subject, trimmed)
}
