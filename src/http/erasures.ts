import { Type } from 'typebox'
import { fail } from '../core/errors.ts'
import { eraseContact } from '../flows/erase-contact.ts'
import type { Deps } from '../flows/ports.ts'
import { recordRead } from '../flows/record-read.ts'
import { answers } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { presentErasure } from './present-contact.ts'
import { pageOf, reason } from './shared-shapes.ts'
import { Erasure } from './wire/contact.ts'
import { idOf, page, PageQuery } from './wire/shapes.ts'

const tags = ['erasures']

export function erasureDoors(app: Doors, d: Deps): void {
  app.post(
    '/v1/erasures',
    {
      config: { needs: 'contact:erase' },
      schema: {
        tags,
        summary: 'Erase a contact: their key is destroyed, their rows are gone, a signed receipt remains',
        body: Type.Object({ id: idOf('erasure'), contactId: idOf('contact'), reason }),
        response: answers({ 201: Erasure }, [404]),
      },
    },
    async (request, reply) => {
      const erasure = await eraseContact(d, staffOf(request), request.body)
      reply.code(201)
      return presentErasure(erasure)
    },
  )

  app.get(
    '/v1/erasures',
    {
      config: { needs: 'contact:erase' },
      schema: {
        tags,
        summary: 'Erasures and their receipts, newest first',
        querystring: Type.Object(PageQuery),
        response: answers({ 200: page(Erasure) }),
      },
    },
    async (request) => {
      const viewer = staffOf(request)
      await recordRead(d, viewer, 'erasure.viewed', null)
      const { items, next } = await d.store.erasuresFor(viewer, pageOf(request.query))
      return { items: items.map(presentErasure), next }
    },
  )

  app.get(
    '/v1/erasures/:id',
    {
      config: { needs: 'contact:erase' },
      schema: {
        tags,
        summary: 'One erasure with its receipt',
        params: Type.Object({ id: idOf('erasure') }),
        response: answers({ 200: Erasure }),
      },
    },
    async (request) => {
      const viewer = staffOf(request)
      const erasure = await d.store.erasureFor(viewer, request.params.id)
      if (!erasure) throw fail('not_found')
      await recordRead(d, viewer, 'erasure.viewed', { type: 'erasure', id: erasure.id })
      return presentErasure(erasure)
    },
  )
}
