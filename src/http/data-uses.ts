import { Type, type Static } from 'typebox'
import { dataFields, type ShownDataUse } from '../core/data-use.ts'
import type { Deps } from '../flows/ports.ts'
import { dataUses, stateDataUses } from '../flows/state-data-uses.ts'
import { answers } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { expectedRevision, onceOnly, readTagged, tagRevision } from './repeats.ts'
import { DataUse, DataUseInput } from './wire/data-use.ts'
import { page } from './wire/shapes.ts'

const tags = ['exports']

export function dataUseDoors(app: Doors, d: Deps): void {
  app.get(
    '/v1/data-uses',
    {
      config: { needs: 'contact:read' },
      schema: {
        tags,
        summary: 'What each kind of personal data is kept for, by which law, for how long',
        response: answers({ 200: page(DataUse) }),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const id = viewer.workspaceId
      const uses = await readTagged(d, viewer, reply, 'workspace', id, () => dataUses(d, id))
      return { items: uses.map(presentDataUse) }
    },
  )

  app.put(
    '/v1/data-uses',
    {
      config: { needs: 'data-use:write', repeats: true },
      schema: {
        tags,
        summary: 'State them. The whole list at once: a kind that is left out has again what usually holds.',
        body: Type.Object({ items: Type.Array(DataUseInput, { maxItems: dataFields.length }) }),
        response: answers({ 200: page(DataUse) }, [412]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const uses = await stateDataUses(onceOnly(d, request), viewer, request.body.items, expectedRevision(request))
      await tagRevision(d, viewer, reply, 'workspace', viewer.workspaceId)
      return { items: uses.map(presentDataUse) }
    },
  )
}

export function presentDataUse({
  field,
  purpose,
  basis,
  special,
  retention,
  stated,
}: ShownDataUse): Static<typeof DataUse> {
  return { field, purpose, basis, special, retention, stated }
}
