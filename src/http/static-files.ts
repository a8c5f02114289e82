import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fail, type Failure } from '../core/errors.ts'
import type { Doors } from './doors.ts'

export type DemoPieces = {
  /** What the demo page boots the messenger with. */
  readonly settingsJson: () => unknown
  /** A signed identity of an invented customer. */
  readonly identityJson: () => unknown
}

const hour = 3600
const year = 31_536_000
const pub = { needs: 'public', rateLimit: false } as const
const hidden = { hide: true } as const

/** The built pages: console at /, the API's at /docs, messenger for other sites, demo. None of them holds anything of anybody. */
export async function staticDoors(app: Doors, folder: string, demo?: DemoPieces): Promise<void> {
  const [consoleFolder, messengerFolder, referenceFolder, demoFolder] = [
    'console',
    'messenger',
    'reference',
    'demo',
  ].map((name) => join(folder, name)) as [string, string, string, string]
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    cacheControl: false,
    dotfiles: 'ignore',
    index: false,
    // The build lays compressed copies beside each page and script, Brotli and gzip; one that is missing is sent as it is.
    preCompressed: true,
  })

  app.get('/messenger.js', { config: { ...pub, crossOrigin: true }, schema: hidden }, async (_request, reply) =>
    // The name never changes, so it is asked for again within the hour.
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', `public, max-age=${hour}`)
      .sendFile('messenger.js', messengerFolder),
  )

  app.get<{ Params: { '*': string } }>(
    '/messenger/*',
    { config: { ...pub, crossOrigin: true }, schema: hidden },
    async (request, reply) =>
      reply.header('cache-control', caching(request.params['*'])).sendFile(request.params['*'], messengerFolder),
  )

  app.get<{ Params: { '*': string } }>('/assets/*', { config: pub, schema: hidden }, async (request, reply) =>
    reply
      .header('cache-control', caching(request.params['*']))
      .sendFile(`assets/${request.params['*']}`, consoleFolder),
  )

  app.get('/docs', { config: pub, schema: hidden }, async (_request, reply) =>
    withoutMarkup(reply).header('cache-control', 'no-cache').sendFile('index.html', referenceFolder),
  )
  app.get<{ Params: { '*': string } }>('/docs/*', { config: pub, schema: hidden }, async (request, reply) =>
    request.params['*'] === ''
      ? reply.redirect('/docs')
      : reply.header('cache-control', caching(request.params['*'])).sendFile(request.params['*'], referenceFolder),
  )

  if (demo) {
    app.get('/demo', { config: pub, schema: hidden }, async (_request, reply) =>
      reply.header('cache-control', 'no-cache').sendFile('index.html', demoFolder),
    )
    app.get<{ Params: { '*': string } }>('/demo/*', { config: pub, schema: hidden }, async (request, reply) =>
      reply.header('cache-control', 'no-cache').sendFile(request.params['*'] || 'index.html', demoFolder),
    )
    app.get('/demo/settings.json', { config: pub, schema: hidden }, async () => demo.settingsJson())
    app.get('/demo/identity.json', { config: pub, schema: hidden }, async () => demo.identityJson())
  }

  const indexFile = join(consoleFolder, 'index.html')
  app.get<{ Params: { '*': string } }>('/*', { config: pub, schema: hidden }, async (request, reply) => {
    const path = request.params['*']
    if (path.startsWith('v1/') || path === 'v1') throw noSuchAddress(app, request)
    if (/^[\w-]+\.(svg|png|ico|txt|webmanifest)$/.test(path) && existsSync(join(consoleFolder, path))) {
      return reply.header('cache-control', `public, max-age=${hour}`).sendFile(path, consoleFolder)
    }
    // Every page of the console is one file; it finds its own way by the address.
    if (!(request.headers.accept ?? '*/*').match(/text\/html|\*\/\*/) || /\.\w+$/.test(path) || !existsSync(indexFile))
      throw fail('not_found')
    // The test page stands for a site that takes our messenger in, by a script that it adds by itself.
    const answer = path === 'test-page' ? reply : withoutMarkup(reply)
    return answer.header('cache-control', 'no-cache').sendFile('index.html', consoleFolder)
  })

  app.setNotFoundHandler({}, (request) => {
    throw noSuchAddress(app, request)
  })
}

/** Who has the address and not the method reads which there are. */
function noSuchAddress({ doorList }: Doors, { method, url }: FastifyRequest): Failure {
  const asked = (url.split('?')[0] ?? '').split('/')
  const there = doorList.filter((door) => {
    const segments = door.url.split('/')
    return (
      door.url.startsWith('/v1/') &&
      segments.length === asked.length &&
      segments.every((segment, i) => segment.startsWith(':') || segment === asked[i])
    )
  })
  const methods = [...new Set(there.map((door) => door.method))].filter((one) => one !== 'HEAD' && one !== 'OPTIONS')
  return fail(
    'not_found',
    methods.length > 0
      ? `There is no ${method} at this address, only ${methods.join(', ')}. See /docs.`
      : 'There is no such address. See /docs.',
  )
}

/** On these pages a browser takes no text for markup or for a script, whatever of ours would hand it one (Trusted Types). */
function withoutMarkup(reply: FastifyReply): FastifyReply {
  const policy = String(reply.getHeader('content-security-policy'))
  return reply.header('content-security-policy', `${policy};require-trusted-types-for 'script';trusted-types 'none'`)
}

/** Vite puts a hash of the content into the name: such a file never changes. */
function caching(name: string): string {
  return /[-.][\w-]{8,}\.\w+$/.test(name) ? `public, max-age=${year}, immutable` : `public, max-age=${hour}`
}
