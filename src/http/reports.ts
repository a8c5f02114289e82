import { Type, type Static } from 'typebox'
import type { Staff } from '../core/viewer.ts'
import { findSubjects } from '../flows/find-subjects.ts'
import { listSubjects, readDataMap, readOverview, type Subject as FoundSubject } from '../flows/read-report.ts'
import type { Deps } from '../flows/ports.ts'
import { answers } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { presentContact } from './present-contact.ts'
import { presentOverview } from './present-report.ts'
import { eyeOf, pageOf } from './shared-shapes.ts'
import { DataTable, Overview } from './wire/report.ts'
import { Subject } from './wire/contact.ts'
import { choice, page, PageQuery } from './wire/shapes.ts'

const tags = ['reports']

export function reportDoors(app: Doors, d: Deps): void {
  app.get(
    '/v1/reports/overview',
    {
      config: { needs: 'report:read' },
      schema: {
        tags,
        summary: 'Conversations, response times and what was hidden, as numbers',
        querystring: Type.Object({
          days: Type.Optional(
            Type.Integer({ minimum: 7, maximum: 92, default: 28, description: 'How many days back' }),
          ),
          weeks: Type.Optional(
            Type.Integer({ minimum: 4, maximum: 26, default: 12, description: 'How many weeks back' }),
          ),
          zone: Type.Optional(
            Type.String({
              pattern: '^[A-Za-z0-9_+/-]{1,60}$',
              description: 'IANA name of a time zone; days begin there',
            }),
          ),
        }),
        response: answers({ 200: Overview }),
      },
    },
    async (request) => {
      const { days = 28, weeks = 12, zone = 'UTC' } = request.query
      return presentOverview(await readOverview(d, staffOf(request), { days, weeks, zone }))
    },
  )

  app.get(
    '/v1/data-map',
    {
      config: { needs: 'contact:erase' },
      schema: {
        tags,
        summary: 'Every table that holds something of people, and how many rows; counted up to 100,000',
        response: answers({ 200: page(DataTable) }),
      },
    },
    async (request) => ({
      items: (await readDataMap(d, staffOf(request))).map(({ table, rows, oldest }) => ({ table, rows, oldest })),
    }),
  )

  app.get(
    '/v1/data-subjects',
    {
      config: { needs: 'contact:read' },
      schema: {
        tags,
        summary: 'Who is stored, with the number of their conversations and sealed values',
        querystring: Type.Object({
          kind: Type.Optional(
            choice(['visitor', 'contact'] as const, 'Somebody unknown on a site, or a person we know'),
          ),
          held: Type.Optional(Type.Literal(true, { description: 'Only those on hold' })),
          ...PageQuery,
        }),
        response: answers({ 200: page(Subject) }),
      },
    },
    async (request) => {
      const viewer = staffOf(request)
      const { kind, held } = request.query
      const filter = { ...(kind === undefined ? {} : { kind }), ...(held === undefined ? {} : { held }) }
      const { items, next } = await listSubjects(d, viewer, filter, pageOf(request.query))
      return { items: presentSubjects(d, viewer, items), next }
    },
  )

  app.post(
    '/v1/data-subjects/searches',
    {
      config: { needs: 'contact:read' },
      schema: {
        tags,
        summary: 'Who is meant by an exact e-mail, phone or external id, or by the beginnings of a name; at most 20',
        body: Type.Object({ query: Type.String({ minLength: 1, maxLength: 254 }) }),
        response: answers({ 200: Type.Object({ items: Type.Array(Subject) }) }),
      },
    },
    async (request) => {
      const viewer = staffOf(request)
      return { items: presentSubjects(d, viewer, await findSubjects(d, viewer, request.body.query)) }
    },
  )
}

function presentSubjects(d: Deps, viewer: Staff, subjects: readonly FoundSubject[]): Static<typeof Subject>[] {
  const eye = eyeOf(d, viewer)
  return subjects.map(({ contact, conversations, sealed }) => ({
    contact: presentContact(eye, contact),
    conversations,
    sealed,
  }))
}
