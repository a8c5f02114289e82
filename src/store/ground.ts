import type { Kysely } from 'kysely'
import type { ActivityEntry } from '../core/activity.ts'
import type { LiveEvent } from '../core/live-event.ts'
import type { Actor } from '../core/viewer.ts'
import type { Cipher, Clock, Random } from '../flows/ports.ts'
import type { Connection } from './connection.ts'
import type { Shared } from './shared.ts'
import type { Tables } from './tables.ts'

/** What every noun of the store stands on. */
export type Ground = {
  readonly db: Kysely<Tables>
  readonly cipher: Cipher
  readonly clock: Clock
  readonly random: Random
}

/** One transaction of one workspace: `db` is inside it. */
export type Act = Ground &
  Pick<Connection, 'ask' | 'soon'> & {
    readonly workspaceId: string
    readonly events: LiveEvent[]
    readonly logged: Logged[]
    /** Where several acts have one transaction, what they do as one: see `write-shared.ts`. */
    readonly shared?: Shared
  }

export type Logged = {
  readonly actor: Actor
  readonly entry: Omit<ActivityEntry, 'actor'>
  readonly id: string
  readonly at: Date
}

/** The one contact whose rows a viewer may see, or undefined for staff. Every getter narrows by it. */
export function onlyContact(viewer: Actor): string | undefined {
  return viewer.type === 'contact' ? viewer.id : undefined
}
