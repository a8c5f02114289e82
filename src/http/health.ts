import { Type } from 'typebox'
import type { Doors } from './doors.ts'

/** `serving` ends when the process is told to stop. */
export type Readiness = { readonly [Name in (typeof needed)[number]]: boolean }

const needed = ['database', 'vault', 'migrations', 'serving'] as const
const State = Type.Object({
  database: Type.Boolean(),
  vault: Type.Boolean(),
  migrations: Type.Boolean(),
  serving: Type.Boolean(),
})

export function healthDoors(app: Doors, ready: () => Promise<Readiness>): void {
  app.get(
    '/health',
    {
      config: { needs: 'public', rateLimit: false },
      schema: {
        tags: ['health'],
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
        tags: ['health'],
        summary: 'Whether it can take messages: database, vault key and migrations, and that it is not about to stop',
        response: { 200: State, 503: State },
      },
    },
    async (_request, reply) => {
      const nothing: Readiness = { database: false, vault: false, migrations: false, serving: true }
      const state = await ready().catch(() => nothing)
      return reply.code(needed.every((name) => state[name]) ? 200 : 503).send(state)
    },
  )
}
