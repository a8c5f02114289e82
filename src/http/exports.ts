import { Type, type Static } from 'typebox'
import type { ContactExport as CoreExport, ExportRecord as CoreRecord } from '../core/export.ts'
import type { Staff } from '../core/viewer.ts'
import { exportContact, listExports } from '../flows/export-contact.ts'
import type { Deps } from '../flows/ports.ts'
import { answers } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { presentDataUse } from './data-uses.ts'
import { presentPart } from './present-conversation.ts'
import { presentContact } from './present-contact.ts'
import { presentTextOrNull } from './present-text.ts'
import { eyeOf, namesFor, reason } from './shared-shapes.ts'
import { ContactExport, ExportRecord } from './wire/export.ts'
import { idOf, page } from './wire/shapes.ts'

const tags = ['exports']
const config = { needs: 'export:create' } as const

export const exportRequest = Type.Object({
  id: idOf('export'),
  contactId: idOf('contact'),
  reason,
  notes: Type.Optional(Type.Boolean({ description: 'Also what the team wrote among itself' })),
  values: Type.Optional(Type.Boolean({ description: 'Also what is sealed; needs value:reveal for each class' })),
})

export function exportDoors(app: Doors, d: Deps): void {
  app.get(
    '/v1/exports',
    {
      config,
      schema: {
        tags,
        summary: 'Who was exported, when and by whom; never the data',
        response: answers({ 200: page(ExportRecord) }),
      },
    },
    async (request) => ({ items: (await listExports(d, staffOf(request))).map(presentRecord) }),
  )

  app.post(
    '/v1/exports',
    {
      config,
      schema: {
        tags,
        summary: 'Everything about one contact. Values stand as placeholders; `values` opens them, each one logged.',
        body: exportRequest,
        response: answers({ 201: ContactExport }, [404]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const exported = await exportContact(d, viewer, request.body)
      reply.code(201)
      return presentExport(d, viewer, exported)
    },
  )
}

function presentRecord({
  id,
  contactId,
  requestedBy,
  createdAt,
  notes,
  opened,
  counts,
}: CoreRecord): Static<typeof ExportRecord> {
  const { conversations, parts, values } = counts
  return { id, contactId, requestedBy, createdAt, notes, opened, counts: { conversations, parts, values } }
}

export async function presentExport(
  d: Deps,
  viewer: Staff,
  { type, record, contact, dataUses, conversations, events, log, logLeftOut, receivers, values }: CoreExport,
): Promise<Static<typeof ContactExport>> {
  const eye = eyeOf(d, viewer)
  const names = await namesFor(d, viewer)
  return {
    type,
    record: presentRecord(record),
    contact: presentContact(eye, contact),
    dataUses: dataUses.map(presentDataUse),
    conversations: conversations.map(({ id, title, state, createdAt, updatedAt, tagIds, parts }) => ({
      id,
      title: presentTextOrNull(eye, title),
      state,
      tagIds: [...tagIds],
      createdAt,
      updatedAt,
      parts: parts.map((part) => presentPart(eye, part, names)),
    })),
    events: events.map(({ name, count, firstAt, lastAt }) => ({ name, count, firstAt, lastAt })),
    log: log.map(({ at, action, by }) => ({ at, action, by })),
    logLeftOut,
    receivers: receivers.map(({ host, content }) => ({ host, content })),
    ...(values
      ? { values: values.map(({ token, kind, class: group, value }) => ({ token, kind, class: group, value })) }
      : {}),
  }
}
