import { sql } from 'kysely'
import { triesAtOnce, tryEveryMs } from '../core/password-tries.ts'
import type { Store } from '../flows/store-port.ts'
import type { Ground } from './ground.ts'

/**
 * Each try takes a minute. `free_at` is when all that were taken are over, and may lie so far ahead that as many as are allowed at
 * once fit in between. A refused one takes nothing, so that nobody can push the time ahead of others.
 */
export function passwordTries({ db, cipher }: Ground): Pick<Store, 'takeTry' | 'giveTryBack'> {
  const hashOf = (name: string) => Buffer.from(cipher.installationHash(`password-try:${name}`))
  return {
    async takeTry(name, now) {
      const next = new Date(now.getTime() + tryEveryMs)
      const latest = new Date(now.getTime() + (triesAtOnce - 1) * tryEveryMs)
      const { rows } = await sql<{ free_at: Date }>`
        insert into password_tries as t (name_hash, free_at) values (${hashOf(name)}, ${next})
        on conflict (name_hash) do update set free_at = greatest(t.free_at, ${now}) + ${tryEveryMs} * interval '1 millisecond'
          where t.free_at <= ${latest}
        returning free_at`.execute(db)
      const [taken] = rows
      return taken && Math.floor(triesAtOnce - (taken.free_at.getTime() - now.getTime()) / tryEveryMs)
    },

    async giveTryBack(name) {
      await sql`update password_tries set free_at = free_at - ${tryEveryMs} * interval '1 millisecond' where name_hash = ${hashOf(name)}`.execute(
        db,
      )
    },
  }
}
