import type { Class } from '../detect/finding.ts'
import { fail } from './errors.ts'
import { allows, type Permission, type Permit } from './permission.ts'

/** A person of the team, signed in at the console. */
export type Teammate = {
  readonly type: 'teammate'
  readonly address: string | null
  readonly workspaceId: string
  readonly id: string
  readonly sessionId: string
  readonly permits: readonly Permit[]
}

/** A program of the workspace's owner, known by its key. */
export type ApiKeyHolder = {
  readonly type: 'api-key'
  readonly address: string | null
  readonly workspaceId: string
  readonly id: string
  readonly permits: readonly Permit[]
}

/** A person in the messenger. `id` is their contact; `verified` when the host site has signed who they are. */
export type Visitor = {
  readonly type: 'contact'
  readonly address: string | null
  readonly workspaceId: string
  readonly id: string
  readonly sessionId: string
  readonly verified: boolean
  /** Sites that may have the messenger on them, as it stood when they were let in; absent where no site was asked for. */
  readonly sites?: readonly string[]
}

/** The house itself at work: a job, the command line, the demo. */
export type Housekeeper = {
  readonly type: 'system'
  readonly address: string | null
  readonly workspaceId: string
  readonly id: string
}

/** Who looks or acts, and the network address they come from. There is no getter without one. */
export type Viewer = Teammate | ApiKeyHolder | Visitor
export type Staff = Teammate | ApiKeyHolder
export type Actor = Viewer | Housekeeper

export function may(viewer: Actor, permission: Permission, valueClass?: Class): boolean {
  if (viewer.type === 'system') return true
  if (viewer.type === 'contact') return false
  return allows(viewer.permits, permission, valueClass)
}

export function mustBeAllowed(viewer: Actor, permission: Permission, valueClass?: Class): void {
  if (!may(viewer, permission, valueClass)) throw fail('forbidden')
}
