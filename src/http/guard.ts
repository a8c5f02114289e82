import type { FastifyRequest } from 'fastify'
import { fail } from '../core/errors.ts'
import { may, type Staff, type Teammate, type Viewer, type Visitor } from '../core/viewer.ts'
import type { Deps } from '../flows/ports.ts'
import type { DoorEntry, Doors, Needs } from './doors.ts'

/**
 * Who comes in, asked before a byte of the body is read. Invariants:
 * - a route without `needs` cannot be registered;
 * - a cookie alone never changes anything: other sites can make a browser send it, but not our header;
 * - a wrong key is never tried as something else.
 */
export const cookieName = '__Host-underseal'
export const deviceCookieName = '__Host-underseal-device'

type Guarding = { readonly publicUrl: string; readonly attempt: (request: FastifyRequest) => Promise<boolean> }

export function guardDoors(app: Doors, d: Deps, { publicUrl, attempt }: Guarding): void {
  app.decorateRequest('viewer', null)

  const list: DoorEntry[] = []
  app.decorate('doorList', list)
  app.addHook('onRoute', (route) => {
    const needs = route.config?.needs
    for (const method of [route.method].flat()) list.push({ method, url: route.url, needs: needs ?? 'public' })
    if (needs === undefined) {
      throw new Error(`${[route.method].flat().join('|')} ${route.url} does not say what it needs`)
    }
  })

  app.addHook('onRequest', async (request) => {
    const needs = request.routeOptions.config.needs
    if (needs === undefined || needs === 'public' || request.is404) return
    const viewer = await resolveViewer(d, request)
    if (!viewer) {
      // Counted only here, so that those who are known never wait for those who guess.
      if (hasCredentials(request) && !(await attempt(request))) throw fail('rate_limited')
      throw fail('unauthenticated', whyUnknown(request.headers.authorization))
    }
    request.viewer = viewer
    if (viewer.type === 'teammate') refuseForgery(request, publicUrl)
    if (!mayEnter(viewer, needs))
      throw fail(
        'forbidden',
        viewer.type === 'api-key' ? `This takes a key with the scope ${needs}. Make one that has it.` : undefined,
      )
  })
}

/** Mistyped, revoked and expired look the same: which it is, is nobody's business who has no key. */
function whyUnknown(header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  return /^Bearer usk_/i.test(header)
    ? 'This key is not known: it is mistyped, was revoked or has expired.'
    : /^Bearer vis_/i.test(header)
      ? 'This session is not known or has ended. Begin another one.'
      : 'Send the key as `Authorization: Bearer usk_…`.'
}

async function resolveViewer(d: Deps, request: FastifyRequest): Promise<Viewer | undefined> {
  const header = request.headers.authorization
  if (header !== undefined) {
    const bearer = /^Bearer ([\w-]{8,200})$/i.exec(header)?.[1]
    return bearer === undefined ? undefined : viewerOfBearer(d, bearer, request.ip)
  }
  const cookie = request.cookies[cookieName]
  return cookie === undefined || cookie.length > 200 ? undefined : viewerOfCookie(d, cookie, request.ip)
}

export async function viewerOfCookie(d: Deps, secret: string, address: string | null): Promise<Teammate | undefined> {
  const known = await d.store.teammateOfSession(d.identity.hashSecret(secret), d.clock.now())
  if (!known) return undefined
  const { workspaceId, teammateId, sessionId, permits } = known
  return { type: 'teammate', address, workspaceId, id: teammateId, sessionId, permits }
}

export async function viewerOfBearer(d: Deps, secret: string, address: string | null): Promise<Viewer | undefined> {
  const hash = d.identity.hashSecret(secret)
  if (secret.startsWith('usk_')) {
    const known = await d.store.apiKeyOf(hash, d.clock.now())
    return (
      known && { type: 'api-key', address, workspaceId: known.workspaceId, id: known.keyId, permits: known.permits }
    )
  }
  if (!secret.startsWith('vis_')) return undefined
  const known = await d.store.visitorOf(hash, d.clock.now())
  if (!known) return undefined
  const { workspaceId, contactId, sessionId, verified, sites } = known
  return { type: 'contact', address, workspaceId, id: contactId, sessionId, verified, sites }
}

function mayEnter(viewer: Viewer, needs: Needs): boolean {
  if (needs === 'public') return true
  if (needs === 'visitor') return viewer.type === 'contact'
  if (needs === 'signed-in') return viewer.type === 'teammate'
  return may(viewer, needs)
}

/**
 * Cross-site request forgery: a page elsewhere can neither set our header nor pretend our origin. It could send a browser here to
 * read, and each look is logged in the reader's name: an address that was typed or marked comes from nowhere, and not from a site.
 */
function refuseForgery(request: FastifyRequest, publicUrl: string): void {
  const site = request.headers['sec-fetch-site']
  if (request.method === 'GET' || request.method === 'HEAD') {
    if (site === 'cross-site' || site === 'same-site')
      throw fail('forbidden', 'This request comes from another site. Open the console itself.')
    return
  }
  const foreign = !sameOrigin(request.headers.origin, publicUrl) || (site !== undefined && site !== 'same-origin')
  if (foreign || request.headers['x-underseal'] === undefined) {
    throw fail('forbidden', 'This request does not come from the console. Send the header x-underseal with it.')
  }
}

/** True as well without the header: programs send none. */
export function sameOrigin(origin: string | undefined, publicUrl: string): boolean {
  return origin === undefined || origin === new URL(publicUrl).origin
}

function hasCredentials(request: FastifyRequest): boolean {
  return request.headers.authorization !== undefined || request.cookies[cookieName] !== undefined
}

/** For handlers: the guard has let this one in, the types do not know it yet. */
export function staffOf(request: FastifyRequest): Staff {
  if (request.viewer === null || request.viewer.type === 'contact') throw fail('unauthenticated')
  return request.viewer
}

export function teammateOf(request: FastifyRequest): Teammate {
  if (request.viewer?.type !== 'teammate') throw fail('unauthenticated')
  return request.viewer
}

export function visitorOf(request: FastifyRequest): Visitor {
  if (request.viewer?.type !== 'contact') throw fail('unauthenticated')
  return request.viewer
}
