import { Type } from 'typebox'
import { maxRetentionDays, minRetentionDays } from '../core/retention.ts'
import { readRetention, setRetention } from '../flows/keep-retention.ts'
import type { Deps } from '../flows/ports.ts'
import { answers } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { Retention } from './wire/data-use.ts'
import { nullable } from './wire/shapes.ts'

const tags = ['erasures']
const days = (description: string) =>
  Type.Integer({ minimum: minRetentionDays, maximum: maxRetentionDays, description })

export function retentionDoors(app: Doors, d: Deps): void {
  app.get(
    '/v1/retention',
    {
      config: { needs: 'contact:erase' },
      schema: {
        tags,
        summary: 'After how many days of silence people are erased, and how many that would be at this moment',
        querystring: Type.Object({
          days: Type.Optional(days('Counts for so many days instead of those of the rule')),
        }),
        response: answers({ 200: Retention }),
      },
    },
    async (request) => {
      const { rule, counts } = await readRetention(d, staffOf(request), request.query.days)
      return { days: rule.days, from: rule.from, counts: counts && { ...counts } }
    },
  )

  app.put(
    '/v1/retention',
    {
      config: { needs: 'contact:erase' },
      schema: {
        tags,
        summary: 'Erase people of whom nothing was heard for so many days; null erases nobody by itself',
        description:
          'Heard is whatever happened in a conversation of theirs, a visit, or that they were added. Each is erased as by `POST /v1/erasures`, with a receipt. Whoever is on hold or has a conversation that is not closed is passed over. A shorter time counts from a day later on.',
        body: Type.Object({ days: nullable(days('Of silence')) }),
        response: answers({ 200: Retention }),
      },
    },
    async (request) => {
      const { days: kept, from } = await setRetention(d, staffOf(request), request.body.days)
      return { days: kept, from, counts: null }
    },
  )
}
