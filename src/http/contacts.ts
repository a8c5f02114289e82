import { Type } from 'typebox'
import { contactSorts } from '../core/contact.ts'
import { fail } from '../core/errors.ts'
import type { Deps } from '../flows/ports.ts'
import { holdContact } from '../flows/hold-contact.ts'
import { changeContact, saveContact } from '../flows/save-contact.ts'
import { blockContact } from '../flows/block-contact.ts'
import { readEvents } from '../flows/track-event.ts'
import { listContacts, viewContact } from '../flows/view-contact.ts'
import { answers } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { presentChanged, presentContact } from './present-contact.ts'
import { expectedRevision, onceOnly, readTagged, tagRevision } from './repeats.ts'
import { eyeOf, pageOf, reason } from './shared-shapes.ts'
import { Contact, ContactEvent, ContactInput } from './wire/contact.ts'
import { choice, idOf, moment, page, PageQuery } from './wire/shapes.ts'

const tags = ['contacts']
const params = Type.Object({ id: idOf('contact') })

export function contactDoors(app: Doors, d: Deps): void {
  app.get(
    '/v1/contacts',
    {
      config: { needs: 'contact:read' },
      schema: {
        tags,
        summary: 'Contacts page by page, or the one with exactly this e-mail, phone or external id',
        querystring: Type.Object({
          ...PageQuery,
          email: Type.Optional(
            Type.String({ maxLength: 254, description: 'Exactly this one; whoever only claims it is not found' }),
          ),
          phone: Type.Optional(Type.String({ maxLength: 40, description: 'Exactly this one' })),
          externalId: Type.Optional(Type.String({ maxLength: 200, description: 'Exactly this one' })),
          attribute: Type.Optional(
            Type.String({
              maxLength: 2_041,
              pattern: '^[a-z][a-z0-9_]{0,39}:[^]*\\S',
              description:
                'Who has an attribute of exactly this value, upper and lower case alike: its name, a colon, the value, `plan:gold`. What is protected is not found by it',
            }),
          ),
          kind: Type.Optional(
            choice(['visitor', 'contact'] as const, 'Somebody unknown on a site, or a person we know'),
          ),
          createdAfter: Type.Optional(moment),
          createdBefore: Type.Optional(moment),
          updatedAfter: Type.Optional({
            ...moment,
            description: 'Something of them was changed since then, ISO 8601, UTC',
          }),
          sort: Type.Optional(
            choice(contactSorts, 'By when they were made, or `changed`: who was changed longest ago comes first'),
          ),
        }),
        response: answers({ 200: page(Contact) }),
      },
    },
    async (request) => {
      const viewer = staffOf(request)
      const { items, next } = await listContacts(d, viewer, request.query, pageOf(request.query))
      return { items: items.map((contact) => presentContact(eyeOf(d, viewer), contact)), next }
    },
  )

  app.get(
    '/v1/contacts/:id',
    {
      config: { needs: 'contact:read' },
      schema: { tags, summary: 'One contact', params, response: answers({ 200: Contact }) },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const { id } = request.params
      const contact = await readTagged(d, viewer, reply, 'contact', id, () => viewContact(d, viewer, id))
      return presentContact(eyeOf(d, viewer), contact)
    },
  )

  app.get(
    '/v1/contacts/:id/events',
    {
      config: { needs: 'contact:read' },
      schema: {
        tags,
        summary: 'What the site has told of them, by name: how often and when',
        params,
        response: answers({ 200: Type.Object({ items: Type.Array(ContactEvent) }) }),
      },
    },
    async (request) => {
      const events = await readEvents(d, staffOf(request), request.params.id)
      return { items: events.map(({ name, count, firstAt, lastAt }) => ({ name, count, firstAt, lastAt })) }
    },
  )

  app.post(
    '/v1/contacts',
    {
      config: { needs: 'contact:write' },
      schema: {
        tags,
        summary: 'Make a contact; again with the same id brings the same one up to date',
        body: Type.Object({ id: idOf('contact'), ...ContactInput.properties }),
        response: answers({ 201: Contact }, [422]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const { id, ...input } = request.body
      const contact = await saveContact(d, viewer, id, input)
      reply.code(201)
      return presentChanged(eyeOf(d, viewer), contact)
    },
  )

  app.patch(
    '/v1/contacts/:id',
    {
      config: { needs: 'contact:write', repeats: true },
      schema: {
        tags,
        summary: 'Change what is named; null clears a field or removes an attribute',
        params,
        body: ContactInput,
        response: answers({ 200: Contact }, [409, 412, 422]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const before = await d.store.contactFor(viewer, request.params.id)
      if (!before) throw fail('not_found')
      const contact = await changeContact(onceOnly(d, request), viewer, before, request.body, expectedRevision(request))
      await tagRevision(d, viewer, reply, 'contact', contact.id)
      return presentChanged(eyeOf(d, viewer), contact)
    },
  )

  const block = { needs: 'contact:write' } as const
  app.put(
    '/v1/contacts/:id/block',
    {
      config: block,
      schema: { tags, summary: 'Take no more messages from this person', params, response: answers({ 200: Contact }) },
    },
    async (request) => {
      const viewer = staffOf(request)
      return presentChanged(eyeOf(d, viewer), await blockContact(d, viewer, request.params.id, true))
    },
  )

  app.delete(
    '/v1/contacts/:id/block',
    {
      config: block,
      schema: { tags, summary: 'Take messages from this person again', params, response: answers({ 200: Contact }) },
    },
    async (request) => {
      const viewer = staffOf(request)
      return presentChanged(eyeOf(d, viewer), await blockContact(d, viewer, request.params.id, false))
    },
  )

  const hold = { needs: 'contact:erase' } as const
  app.put(
    '/v1/contacts/:id/hold',
    {
      config: hold,
      schema: {
        tags,
        summary: 'Put a person on hold: nobody can erase them, neither by hand nor by the retention rule',
        params,
        body: Type.Object({ reason }),
        response: answers({ 200: Contact }),
      },
    },
    async (request) => {
      const viewer = staffOf(request)
      return presentChanged(eyeOf(d, viewer), await holdContact(d, viewer, request.params.id, request.body.reason))
    },
  )

  app.delete(
    '/v1/contacts/:id/hold',
    { config: hold, schema: { tags, summary: 'Lift the hold', params, response: answers({ 200: Contact }) } },
    async (request) => {
      const viewer = staffOf(request)
      return presentChanged(eyeOf(d, viewer), await holdContact(d, viewer, request.params.id, null))
    },
  )
}
