import { Type } from 'typebox'
import type { Doors } from './doors.ts'

export type Readiness = { readonly database: boolean; readonly vault: boolean; readonly migrations: boolean }

const State = Type.Object({ database: Type.Boolean(), vault: Type.Boolean(), migrations: Type.Boolean() })

export function healthDoors(app: Doors, ready: () => Promise<Readiness>): void {
  app.get(
    '/health',
    {
      config: { needs: 'public', rateLimit: false },
      schema: {
        tags: ['house'],
        summary: 'Whether the process is alive',
        response: { 200: Type.Object({ alive: Type.Literal(true) }) },
      },
    },
    async () => ({ alive: true }) as const,
  )

  app.get(
    '/ready',
    {
      config: { needs: 'public', rateLimit: false },
      schema: {
        tags: ['house'],
        summary: 'Whether it can take messages: database, vault key and migrations',
        response: { 200: State, 503: State },
      },
    },
    async (_request, reply) => {
      const nothing: Readiness = { database: false, vault: false, migrations: false }
      const { database, vault, migrations } = await ready().catch(() => nothing)
      return reply.code(database && vault && migrations ? 200 : 503).send({ database, vault, migrations })
    },
  )
}
