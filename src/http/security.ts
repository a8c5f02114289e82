import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fail } from '../core/errors.ts'
import { callerAddress } from './caller-address.ts'
import type { Doors, RateLimits } from './doors.ts'
import { cookieName, deviceCookieName, sameOrigin } from './guard.ts'
import { makeRefused } from './refused.ts'
import { RequestCounts } from './request-counts.ts'

/** Headers, cookies and limits that hold for every door. */
export async function secureDoors(app: Doors, publicUrl: string, limits: RateLimits): Promise<void> {
  const headers = headersFor(new URL(publicUrl))
  app.addHook('onRequest', async (request, reply) => {
    // Whatever may be kept says so itself: an address can be spelled in many ways, and what it leads to is the same.
    reply.headers(headers).header('x-request-id', request.id).header('cache-control', 'no-store')
    if (request.routeOptions.config.crossOrigin === true) openToOtherSites(request, reply)
  })
  const refused = makeRefused()
  app.addHook('onRequest', async (request, reply) => {
    const { authorization } = request.headers
    const waitMs =
      authorization === undefined || request.routeOptions.config.rateLimit !== undefined
        ? 0
        : refused.waitMs(authorization, Date.now())
    if (waitMs === 0) return
    const seconds = Math.ceil(waitMs / 1_000)
    reply.headers({
      'retry-after': seconds,
      'ratelimit-limit': limits.perMinute,
      'ratelimit-remaining': 0,
      'ratelimit-reset': seconds,
    })
    throw fail('rate_limited')
  })
  await app.register(cookie)
  await app.register(rateLimit, {
    max: limits.perMinute,
    timeWindow: 60_000,
    store: RequestCounts,
    // After the guard, so that a key or a person is counted as such; a stranger by their address. Ids of keys and contacts are
    // chosen by clients, and two workspaces may have the same.
    hook: 'preParsing',
    keyGenerator: ({ viewer, ip }: FastifyRequest) =>
      viewer ? `${viewer.workspaceId} ${viewer.id}` : callerAddress(ip),
    errorResponseBuilder: (request, { ttl }) => {
      const { authorization } = request.headers
      // A route with a limit of its own says nothing about the others.
      const own = request.routeOptions.config.rateLimit
      if (request.viewer && authorization !== undefined && own === undefined)
        refused.note(authorization, Date.now(), ttl)
      return fail('rate_limited')
    },
    // RateLimit-Limit, -Remaining and -Reset, and Retry-After with a refusal.
    enableDraftSpec: true,
  })
}

/** What a browser may do with our answers; the pages bring their scripts, styles and letters themselves. */
function headersFor({ protocol, host }: URL): Readonly<Record<string, string>> {
  const isHttps = protocol === 'https:'
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      // Older browsers do not count a WebSocket of the same host as 'self'.
      `connect-src 'self' ${isHttps ? 'wss' : 'ws'}://${host}`,
      "manifest-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ].join(';'),
    ...(isHttps ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'x-download-options': 'noopen',
    'x-frame-options': 'DENY',
    'x-permitted-cross-domain-policies': 'none',
    // The filter that older browsers had could itself be used against a page.
    'x-xss-protection': '0',
  }
}

/** The messenger lives on other people's pages and sends a token itself; cookies are never let across. */
function openToOtherSites(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('cross-origin-resource-policy', 'cross-origin')
  reply.header('access-control-allow-origin', '*')
  if (request.method !== 'OPTIONS') {
    reply.header(
      'access-control-expose-headers',
      'x-request-id, retry-after, ratelimit-limit, ratelimit-remaining, ratelimit-reset',
    )
    return
  }
  reply.header('access-control-allow-methods', 'GET, POST, OPTIONS')
  reply.header('access-control-allow-headers', 'authorization, content-type')
  reply.header('access-control-max-age', '86400')
}

/** For doors that hand out a session: nobody may try many times. `times`: where several people share an address and each page view tries. */
export function strict(
  limits: RateLimits,
  times = 1,
): {
  rateLimit: { max: number; timeWindow: number; hook: 'onRequest'; keyGenerator: (request: FastifyRequest) => string }
} {
  return {
    rateLimit: {
      max: limits.attemptsPerMinute * times,
      timeWindow: 60_000,
      hook: 'onRequest',
      keyGenerator: (request) => callerAddress(request.ip),
    },
  }
}

/** For a door through which one who is signed in may also try passwords: whoever found the session open must not guess the password with it. */
export function passwordsOf(limits: RateLimits) {
  const tries = (request: FastifyRequest) =>
    (request.body as { password?: unknown } | undefined)?.password !== undefined
  return {
    rateLimit: {
      max: (request: FastifyRequest) => (tries(request) ? limits.attemptsPerMinute : limits.perMinute),
      timeWindow: 60_000,
      // Only then is the body there.
      hook: 'preHandler' as const,
      keyGenerator: (request: FastifyRequest) => `${request.viewer?.id} ${tries(request) ? 'password' : ''}`,
    },
  }
}

export function refuseOtherSites(request: FastifyRequest, publicUrl: string): void {
  const site = request.headers['sec-fetch-site']
  if (!sameOrigin(request.headers.origin, publicUrl) || (site !== undefined && site !== 'same-origin')) {
    throw fail('forbidden', 'Sign in on the console itself.')
  }
}

/** `__Host-`: only over TLS (or on localhost), only this host, the whole of it. Scripts cannot read it. */
export function setSessionCookie(reply: FastifyReply, secret: string, expiresAt: Date): void {
  reply.setCookie(cookieName, secret, { path: '/', httpOnly: true, secure: true, sameSite: 'lax', expires: expiresAt })
}

/** Stays after signing out: it lets nobody in, and tells this browser's wrong passwords from those of others. */
export function setDeviceCookie(reply: FastifyReply, device: string, until: Date): void {
  reply.setCookie(deviceCookieName, device, {
    path: '/',
    httpOnly: true,
    secure: true,
    sameSite: 'strict',
    expires: until,
  })
}

export function clearSessionCookie(reply: FastifyReply): void {
  reply.clearCookie(cookieName, { path: '/', httpOnly: true, secure: true, sameSite: 'lax' })
}
