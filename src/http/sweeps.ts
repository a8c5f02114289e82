import { Type } from 'typebox'
import type { Sweep as CoreSweep } from '../core/sweep.ts'
import { may, type Staff } from '../core/viewer.ts'
import type { Deps } from '../flows/ports.ts'
import { listSweeps, lookForValue, readSweep, sealEverywhere, undoSweep } from '../flows/sweep-value.ts'
import { answers } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { pageOf, reason } from './shared-shapes.ts'
import { Sweep } from './wire/sweep.ts'
import { idOf, page, PageQuery, token } from './wire/shapes.ts'

const tags = ['sealed values']
const params = Type.Object({ id: idOf('sweep') })

export function sweepDoors(app: Doors, d: Deps): void {
  app.post(
    '/v1/sweeps',
    {
      config: { needs: 'value:seal' },
      schema: {
        tags,
        summary: 'Count the other places in which a sealed value stands in the open',
        description:
          'The value is opened for this alone, logged first, and shown to nobody. A job reads the texts; ask for the sweep again until its state is `found`. Nothing is sealed yet. The same id once more is the same sweep.',
        body: Type.Object({ id: idOf('sweep'), token }),
        response: answers({ 201: Sweep }, [404, 409]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const sweep = await lookForValue(d, viewer, request.body)
      reply.code(201)
      return presentSweep(viewer, sweep)
    },
  )

  app.get(
    '/v1/sweeps',
    {
      config: { needs: 'value:sweep' },
      schema: {
        tags,
        summary: 'What was looked for and sealed in all texts, newest first',
        querystring: Type.Object(PageQuery),
        response: answers({ 200: page(Sweep) }),
      },
    },
    async (request) => {
      const viewer = staffOf(request)
      const { items, next } = await listSweeps(d, viewer, pageOf(request.query))
      return { items: items.map((one) => presentSweep(viewer, one)), next }
    },
  )

  app.get(
    '/v1/sweeps/:id',
    {
      config: { needs: 'value:seal' },
      schema: {
        tags,
        summary: 'How far a sweep is',
        params,
        response: answers({ 200: Sweep }),
      },
    },
    async (request) => {
      const viewer = staffOf(request)
      return presentSweep(viewer, await readSweep(d, viewer, request.params.id))
    },
  )

  app.post(
    '/v1/sweeps/:id/sealing',
    {
      config: { needs: 'value:sweep' },
      schema: {
        tags,
        summary: 'Seal the value wherever it stands: messages, notes, titles, fields of contacts, drafts, names',
        description:
          'A job reads every text, so it may seal more than was counted. It goes on after a restart. Of a draft the value is taken out for good. One act in the log, with its counts. Asking twice is asking once.',
        params,
        response: answers({ 201: Sweep }, [409]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const sweep = await sealEverywhere(d, viewer, request.params.id)
      reply.code(201)
      return presentSweep(viewer, sweep)
    },
  )

  app.post(
    '/v1/sweeps/:id/undoing',
    {
      // Whether this kind of value may be put back is decided, and a refusal logged, in the flow.
      config: { needs: 'conversation:read' },
      schema: {
        tags,
        summary: 'Put back all that a sweep has sealed. Needs value:restore; the value is not sealed again.',
        params,
        body: Type.Object({ reason }),
        response: answers({ 201: Sweep }, [409]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const sweep = await undoSweep(d, viewer, { id: request.params.id, reason: request.body.reason })
      reply.code(201)
      return presentSweep(viewer, sweep)
    },
  )
}

function presentSweep(viewer: Staff, sweep: CoreSweep): Sweep {
  const { id, token: sought, kind, state, read, found, sealed, failed, restored } = sweep
  const { startedBy, startedAt, decidedBy, endedAt } = sweep
  const isUndoable = sealed > restored && (state === 'done' || state === 'sealing' || state === 'lost')
  return {
    id,
    token: sought,
    kind,
    state,
    read,
    found,
    sealed,
    failed,
    restored,
    startedBy,
    startedAt,
    decidedBy,
    endedAt,
    maySeal: (state === 'looking' || state === 'found') && may(viewer, 'value:sweep', sweep.class),
    mayUndo: isUndoable && may(viewer, 'value:restore', sweep.class),
  }
}
