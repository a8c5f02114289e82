import type { FastifyReply, FastifyRequest } from 'fastify'
import { fail, invalid } from '../core/errors.ts'
import { isId } from '../core/id.ts'
import type { Staff } from '../core/viewer.ts'
import type { Deps } from '../flows/ports.ts'
import type { Revised } from '../flows/writing.ts'
import type { Doors } from './doors.ts'

/**
 * `Idempotency-Key` for doors at which the same request once more would be something else (`repeats: true`): with the same key it is
 * done once and answered twice. Where an id of the client's is enough, the header changes nothing.
 */
export function answerRepeats(app: Doors, d: Deps): void {
  app.decorateRequest('repeat', null)
  app.decorateRequest('kept', null)

  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key']
    const viewer = request.viewer
    if (
      key === undefined ||
      request.routeOptions.config.repeats !== true ||
      viewer === null ||
      viewer.type === 'contact'
    )
      return
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
      throw invalid('idempotency-key', 'Send 1 to 255 visible ASCII characters, such as a UUID.')
    }
    const asked = `${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`
    const known = await d.store.write(viewer.workspaceId, (tx) => tx.claimRepeat(viewer.id, key, asked))
    if ('claimedAt' in known) {
      request.repeat = known
      return
    }
    const { again } = request.routeOptions.config
    return reply
      .code(known.status)
      .header('idempotent-replayed', 'true')
      .header('content-type', 'application/json; charset=utf-8')
      .serializer((text: unknown) => String(text))
      .send(again ? JSON.stringify(await again(request, known.answer)) : known.answer)
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const claim = request.repeat
    const viewer = request.viewer
    if (claim === null || viewer === null || viewer.type === 'contact') return payload
    request.repeat = null
    // A refusal is not an answer to keep: what was wrong may be mended, and the same key tried again. After a failure of ours
    // nobody knows how far it came.
    if (reply.statusCode >= 300 || typeof payload !== 'string') {
      const evenIfBegun = reply.statusCode < 500
      await d.store.write(viewer.workspaceId, (tx) => tx.dropRepeat(claim, evenIfBegun)).catch(() => undefined)
      return payload
    }
    const contactId = await contactOf(d, viewer, request)
    if (contactId === undefined) return payload
    // The thing is done: what fails here may only cost the second answer, never the first.
    await d.store
      .write(viewer.workspaceId, (tx) =>
        tx.keepAnswer(claim, { status: reply.statusCode, text: request.kept ?? payload, contactId }),
      )
      .catch(() => request.log.warn('an answer could not be kept for a repeat'))
    return payload
  })
}

/**
 * For what such a door does: the transaction that does it also says that it is done. When the process is lost on the way,
 * the key tells whether the request may be sent again, and a request that was thought lost does nothing any more.
 */
export function onceOnly(d: Deps, request: FastifyRequest): Deps {
  const claim = request.repeat
  if (claim === null) return d
  const write: Deps['store']['write'] = (workspaceId, act) =>
    d.store.write(workspaceId, async (tx) => {
      await tx.beginRepeat(claim)
      return act(tx)
    })
  // By itself: what begins with the claim cannot begin with its thread.
  return { ...d, store: { ...d.store, write, writeTogether: (workspaceId, _whose, act) => write(workspaceId, act) } }
}

/**
 * Under whose key the answer is kept: what tells of a conversation is erased with its contact. Undefined if that has just happened,
 * and then nothing is kept: null is the workspace, whose key would still open it.
 */
async function contactOf(d: Deps, viewer: Staff, request: FastifyRequest): Promise<string | null | undefined> {
  const { id } = (request.params ?? {}) as { id?: string }
  if (id === undefined || isId('contact', id)) return id ?? null
  if (!isId('conversation', id)) return null
  return (await d.store.conversationFor(viewer, id))?.contactId
}

/** The revision that `If-Match` asks for; undefined: whatever stands there. */
export function expectedRevision(request: FastifyRequest): number | undefined {
  const given = request.headers['if-match']
  if (given === undefined || given.trim() === '*') return undefined
  const [, digits] = /^\s*"(\d{1,9})"\s*$/.exec(given) ?? []
  // A tag that is not one of ours cannot be what stands there.
  return digits === undefined ? -1 : Number(digits)
}

/**
 * Reads what is answered, with its revision as `ETag`, to be sent back as `If-Match`. The revision comes first: an older one than what
 * is read is refused once too often, a newer one would let who never saw the last change write over it.
 */
export async function readTagged<T>(
  d: Deps,
  viewer: Staff,
  reply: FastifyReply,
  noun: Revised,
  id: string,
  read: () => Promise<T | undefined>,
): Promise<T> {
  const revision = await d.store.revisionOf(viewer, noun, id)
  const thing = await read()
  // What is not theirs to see has no tag either.
  if (thing === undefined) throw fail('not_found')
  if (revision !== undefined) reply.header('etag', `"${revision}"`)
  return thing
}

/** `ETag` of what was just changed. */
export async function tagRevision(
  d: Deps,
  viewer: Staff,
  reply: FastifyReply,
  noun: Revised,
  id: string,
): Promise<void> {
  const revision = await d.store.revisionOf(viewer, noun, id)
  if (revision !== undefined) reply.header('etag', `"${revision}"`)
}
