import { permissions, type Permission, type Permit } from './permission.ts'

/** A named set of permits. The built-in ones are data like any other; they are written when a workspace is made, and later ones at a start. */
export type Role = {
  readonly id: string
  readonly name: string
  readonly builtIn: 'owner' | 'admin' | 'teammate' | 'viewer' | 'auditor' | null
  readonly permits: readonly Permit[]
}

const looking: Permission[] = [
  'workspace:read',
  'teammate:read',
  'role:read',
  'contact:read',
  'conversation:read',
  'team:read',
  'tag:read',
  'macro:read',
  'policy:read',
]

const answering: Permission[] = [
  ...looking,
  'contact:write',
  'conversation:write',
  'tag:write',
  'text:detect',
  'value:seal',
]

/** Evidence and nothing else: no conversation, nobody's name but the team's. */
const auditing: Permission[] = [
  'workspace:read',
  'teammate:read',
  'role:read',
  'team:read',
  'tag:read',
  'policy:read',
  'report:read',
  'activity:read',
  'activity:export',
  'evidence:read',
  'api-key:read',
  'webhook:read',
]

// Rights over people and secrets that an admin gets only by a decision of the owner: least privilege by default.
const ownersAlone: Permission[] = ['value:reveal', 'value:restore', 'activity:export', 'export:create']

/** Least privilege: a new teammate can answer, but neither reveal, restore, erase nor export. */
export const builtInRoles: readonly { name: NonNullable<Role['builtIn']>; permits: readonly Permit[] }[] = [
  { name: 'owner', permits: permits(permissions) },
  { name: 'admin', permits: permits(permissions.filter((p) => !ownersAlone.includes(p))) },
  { name: 'teammate', permits: permits(answering) },
  { name: 'viewer', permits: permits(looking) },
  { name: 'auditor', permits: permits(auditing) },
]

function permits(names: readonly Permission[]): Permit[] {
  return names.map((permission) => ({ permission }))
}
