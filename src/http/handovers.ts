import { Type } from 'typebox'
import { kindOf } from '../detect/kinds.ts'
import { maxSecretLength, requestableKinds, requestHours, secretHours } from '../core/handover.ts'
import { answerRequest, askForValue, declineRequest } from '../flows/ask-for-value.ts'
import { handOverSecret, openSecret } from '../flows/hand-over-secret.ts'
import type { Deps } from '../flows/ports.ts'
import { answers } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf, visitorOf } from './guard.ts'
import { presentPart, presentReceived } from './present-conversation.ts'
import { conversationParams, eyeOf, namesFor } from './shared-shapes.ts'
import { trustedSites } from './trusted-sites.ts'
import { Part, Received } from './wire/conversation.ts'
import { RequestAnswer } from './wire/messenger.ts'
import { idOf } from './wire/shapes.ts'

const partParams = Type.Object({ id: idOf('part') })
const hoursUpTo = (longest: number) => Type.Optional(Type.Integer({ minimum: 1, maximum: longest }))
const said = Type.String({ minLength: 1, maxLength: 1_000, description: 'What the contact reads; it passes the line' })

/** Values that never become text: a question the contact answers into the vault, and a secret they can open once. */
export function handoverDoors(app: Doors, d: Deps, publicUrl: string): void {
  const { ofVisitor } = trustedSites(d, publicUrl)
  const visitor = { config: { needs: 'visitor', crossOrigin: true }, preHandler: ofVisitor } as const

  app.get(
    '/v1/requestable-kinds',
    {
      config: { needs: 'conversation:read' },
      schema: {
        tags: ['conversations'],
        summary: 'Kinds of values that a contact can be asked for',
        response: answers({
          200: Type.Object({
            items: Type.Array(
              Type.Object({ kind: Type.String(), class: Type.String(), title: Type.String(), titleDe: Type.String() }),
            ),
          }),
        }),
      },
    },
    async () => ({
      items: requestableKinds.flatMap((kind) => {
        const entry = kindOf(kind)
        return entry ? [{ kind, class: entry.class, title: entry.title, titleDe: entry.titleDe }] : []
      }),
    }),
  )

  app.post(
    '/v1/conversations/:id/requests',
    {
      config: { needs: 'conversation:write' },
      schema: {
        tags: ['conversations'],
        summary: 'Ask the contact for one value: it goes into the vault and never into a text',
        params: conversationParams,
        body: Type.Object({
          id: idOf('part'),
          kind: Type.String({ maxLength: 60 }),
          text: said,
          hours: hoursUpTo(requestHours.longest),
        }),
        response: answers({ 201: Received }, [422]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const posted = await askForValue(d, viewer, request.params.id, request.body)
      reply.code(201)
      return presentReceived(eyeOf(d, viewer), posted, await namesFor(d, viewer))
    },
  )

  app.post(
    '/v1/conversations/:id/one-time-secrets',
    {
      config: { needs: 'conversation:write' },
      schema: {
        tags: ['conversations'],
        summary: 'Hand the contact a secret that opens once; nobody of the team can read it afterwards',
        params: conversationParams,
        body: Type.Object({
          id: idOf('part'),
          text: said,
          secret: Type.String({ minLength: 1, maxLength: maxSecretLength }),
          hours: hoursUpTo(secretHours.longest),
        }),
        response: answers({ 201: Received }, [422]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const posted = await handOverSecret(d, viewer, request.params.id, request.body)
      reply.code(201)
      return presentReceived(eyeOf(d, viewer), posted, await namesFor(d, viewer))
    },
  )

  app.post(
    '/v1/messenger/secure-requests/:id/answer',
    {
      ...visitor,
      schema: {
        tags: ['messenger'],
        summary: 'Answer a question for a value; you get back the part that stands for it',
        params: partParams,
        body: RequestAnswer,
        response: answers({ 201: Part }, [410]),
      },
    },
    async (request, reply) => {
      const viewer = visitorOf(request)
      const part = await answerRequest(d, viewer, request.params.id, request.body)
      reply.code(201)
      return presentPart(eyeOf(d, viewer), part, await namesFor(d, viewer))
    },
  )

  app.post(
    '/v1/messenger/secure-requests/:id/refusal',
    {
      ...visitor,
      schema: {
        tags: ['messenger'],
        summary: 'You would rather not answer',
        params: partParams,
        response: answers({ 201: Part }, [410]),
      },
    },
    async (request, reply) => {
      const viewer = visitorOf(request)
      const part = await declineRequest(d, viewer, request.params.id)
      reply.code(201)
      return presentPart(eyeOf(d, viewer), part, await namesFor(d, viewer))
    },
  )

  app.post(
    '/v1/messenger/one-time-secrets/:id/opening',
    {
      ...visitor,
      schema: {
        tags: ['messenger'],
        summary: 'Open a secret; it is destroyed before you see it, and never opens again',
        params: partParams,
        response: answers({ 201: Type.Object({ secret: Type.String() }) }, [410]),
      },
    },
    async (request, reply) => {
      const secret = await openSecret(d, visitorOf(request), request.params.id)
      reply.code(201)
      return { secret }
    },
  )
}
