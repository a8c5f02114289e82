import { sql } from 'kysely'
import type { Store } from '../flows/store-port.ts'
import type { Ground } from './ground.ts'

const day = sql`interval '1 day'`

/** A wrong clock hides what it believes to be over, and that comes back with the right time; what is destroyed does not. */
export function houseClock({ db, clock }: Ground): Pick<Store, 'isClockSteady'> {
  return {
    async isClockSteady() {
      const now = clock.now()
      const { rows } = await sql<{ is_steady: boolean }>`
        insert into house_clock as c (seen_at) values (${now})
        on conflict (one) do update set
          seen_at = excluded.seen_at,
          wait_until = case
            when excluded.seen_at > c.seen_at + ${day} then excluded.seen_at + ${day}
            when excluded.seen_at < c.seen_at - ${day} then null
            else c.wait_until
          end
        returning coalesce(wait_until <= ${now}, true) as is_steady`.execute(db)
      return rows[0]!.is_steady
    },
  }
}
