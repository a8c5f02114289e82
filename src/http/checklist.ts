import type { Deps } from '../flows/ports.ts'
import { dismissChecklist, readChecklist } from '../flows/read-checklist.ts'
import { answers, nothing } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { teammateOf } from './guard.ts'
import { Checklist } from './wire/workspace.ts'

const tags = ['workspace']

export function checklistDoors(app: Doors, d: Deps): void {
  app.get(
    '/v1/checklist',
    {
      config: { needs: 'signed-in' },
      schema: {
        tags,
        summary: 'The first steps of a workspace, and which are done',
        response: answers({ 200: Checklist }),
      },
    },
    async (request) => {
      const { steps, dismissed } = await readChecklist(d, teammateOf(request))
      return { steps: steps.map(({ id, done }) => ({ id, done })), dismissed }
    },
  )

  app.put(
    '/v1/checklist/dismissal',
    {
      config: { needs: 'signed-in' },
      schema: { tags, summary: 'Put the first steps away, for oneself', response: answers({ 204: nothing }) },
    },
    async (request, reply) => {
      await dismissChecklist(d, teammateOf(request))
      return reply.code(204).send(null)
    },
  )
}
