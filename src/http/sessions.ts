import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { fail } from '../core/errors.ts'
import { digests } from '../core/teammate.ts'
import type { Teammate as TeammateViewer } from '../core/viewer.ts'
import { acceptInvitation } from '../flows/invite-teammate.ts'
import { endOwnSession } from '../flows/end-session.ts'
import { changeProfile } from '../flows/change-teammate.ts'
import { deviceFor } from '../flows/known-device.ts'
import type { Deps } from '../flows/ports.ts'
import { signIn, signOut, type SignedIn } from '../flows/sign-in.ts'
import { answers, nothing } from './api-schema.ts'
import type { Doors, RateLimits } from './doors.ts'
import { evenRefusals } from './even-refusals.ts'
import { deviceCookieName, teammateOf, viewerOfCookie } from './guard.ts'
import { presentPermits, presentTeammate } from './present-people.ts'
import {
  clearSessionCookie,
  passwordsOf,
  refuseOtherSites,
  setDeviceCookie,
  setSessionCookie,
  strict,
} from './security.ts'
import { choice, idOf, page } from './wire/shapes.ts'
import { OwnSession, Session, Teammate } from './wire/people.ts'

const password = Type.String({ maxLength: 1000 })
const secret = Type.String({ minLength: 8, maxLength: 200, pattern: '^[\\w-]+$' })
const languages = ['en', 'de'] as const
const tags = ['sessions']

export function sessionDoors(
  app: Doors,
  d: Deps,
  { publicUrl, rateLimits, sendsMail }: { publicUrl: string; rateLimits: RateLimits; sendsMail: boolean },
): void {
  app.post(
    '/v1/sessions',
    {
      config: { needs: 'public', ...strict(rateLimits) },
      schema: {
        tags,
        summary: 'Sign in, with e-mail and password or with a one-time link',
        body: Type.Union([
          Type.Object({ email: Type.String({ maxLength: 254 }), password }),
          Type.Object({ link: secret }),
        ]),
        response: answers({ 201: Session }, [401, 503]),
      },
    },
    async (request, reply) => {
      refuseOtherSites(request, publicUrl)
      const signedIn = await evenRefusals(() =>
        signIn(d, request.body, { address: request.ip, device: request.cookies[deviceCookieName] }),
      )
      return begin(d, signedIn, request.ip, reply, sendsMail)
    },
  )

  app.get(
    '/v1/session',
    {
      config: { needs: 'signed-in' },
      schema: { tags, summary: 'Who is signed in, and what they may do', response: answers({ 200: Session }) },
    },
    async (request) => presentSession(d, teammateOf(request), sendsMail),
  )

  app.delete(
    '/v1/session',
    { config: { needs: 'signed-in' }, schema: { tags, summary: 'Sign out', response: answers({ 204: nothing }) } },
    async (request, reply) => {
      await signOut(d, teammateOf(request))
      clearSessionCookie(reply)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/v1/sessions',
    {
      config: { needs: 'signed-in' },
      schema: { tags, summary: 'Where you are signed in', response: answers({ 200: page(OwnSession) }) },
    },
    async (request) => {
      const viewer = teammateOf(request)
      const own = await d.store.sessionsOf(viewer, d.clock.now())
      return {
        items: own.map(({ id, startedAt, lastSeenAt, expiresAt }) => ({
          id,
          startedAt,
          lastSeenAt,
          expiresAt,
          current: id === viewer.sessionId,
        })),
      }
    },
  )

  app.delete(
    '/v1/sessions/:id',
    {
      config: { needs: 'signed-in' },
      schema: {
        tags,
        summary: 'End one of your own sessions, if it has not ended yet',
        params: Type.Object({ id: idOf('session') }),
        response: answers({ 204: nothing }),
      },
    },
    async (request, reply) => {
      await endOwnSession(d, teammateOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/v1/acceptances',
    {
      config: { needs: 'public', ...strict(rateLimits) },
      schema: {
        tags,
        summary: 'Accept an invitation and sign in',
        body: Type.Object({
          secret,
          name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
          password,
          language: Type.Optional(choice(languages)),
        }),
        response: answers({ 201: Session }, [401, 503]),
      },
    },
    async (request, reply) => {
      refuseOtherSites(request, publicUrl)
      return begin(d, await acceptInvitation(d, request.body, request.ip), request.ip, reply, sendsMail)
    },
  )

  app.patch(
    '/v1/profile',
    {
      config: { needs: 'signed-in', ...passwordsOf(rateLimits) },
      schema: {
        tags,
        summary: 'Change your own name, language or password',
        body: Type.Object({
          name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
          language: Type.Optional(choice(languages)),
          notify: Type.Optional(Type.Boolean({ description: 'Whether your browsers tell of new messages' })),
          digest: Type.Optional(choice(digests, 'How often an e-mail counts what waits for you')),
          password: Type.Optional(password),
          currentPassword: Type.Optional(password),
        }),
        response: answers({ 200: Teammate }),
      },
    },
    async (request) => presentTeammate(await changeProfile(d, teammateOf(request), request.body)),
  )
}

async function begin(
  d: Deps,
  signedIn: SignedIn,
  address: string,
  reply: FastifyReply,
  sendsMail: boolean,
): Promise<Session> {
  const viewer = await viewerOfCookie(d, signedIn.secret, address)
  if (!viewer) throw fail('unauthenticated')
  const session = await presentSession(d, viewer, sendsMail)
  setSessionCookie(reply, signedIn.secret, signedIn.expiresAt)
  const { device, until } = deviceFor(d, signedIn.teammateId)
  setDeviceCookie(reply, device, until)
  reply.code(201)
  return session
}

async function presentSession(d: Deps, viewer: TeammateViewer, sendsMail: boolean): Promise<Session> {
  const [everyone, workspace] = await Promise.all([d.store.teammates(viewer), d.store.workspace(viewer.workspaceId)])
  const teammate = everyone.find((each) => each.id === viewer.id)
  if (!teammate || !workspace) throw fail('unauthenticated')
  const own = (await d.store.teammatesByEmail(teammate.email)).find((each) => each.teammateId === viewer.id)
  return {
    teammate: presentTeammate(teammate),
    workspace: { id: workspace.id, name: workspace.name },
    permits: presentPermits(viewer.permits),
    preferences: { notify: teammate.notify ?? false, digest: teammate.digest ?? 'off', sendsMail },
    needsPassword: own?.passwordHash === null,
  }
}
