import type { ExpressionBuilder } from 'kysely'
import { fail } from '../core/errors.ts'
import type { RepeatClaim, Writing } from '../flows/writing.ts'
import type { Act } from './ground.ts'
import type { Tables } from './tables.ts'
import { boxesFor, boxFor, wordsOf } from './words.ts'

/** A request that ended without an answer and has done nothing, because its process was lost: afterwards it may be tried again. */
const abandonedAfterMs = 60_000
const keepMs = 86_400_000
const keptUntil = (now: Date) => new Date(now.getTime() + keepMs)
const keptAt = (until: Date) => new Date(until.getTime() - keepMs)

export function requestRepeatWrites(
  act: Act,
): Pick<Writing, 'claimRepeat' | 'beginRepeat' | 'keepAnswer' | 'dropRepeat'> {
  const { db, workspaceId } = act
  const place = (holder: string, hash: Uint8Array) => `${holder}/${Buffer.from(hash).toString('hex')}`
  const hashesOf = (holder: string, key: string, request: string) =>
    act.cipher.hashes(workspaceId, 'name', [`repeat-key:${holder}:${key}`, `repeat-request:${request}`])

  const keyHashOf = async ({ holder, key }: RepeatClaim) => (await hashesOf(holder, key, ''))[0]!
  /** The row as long as it is this request's own, and without an answer. */
  const isStillIts = (claim: RepeatClaim, hash: Uint8Array) => (eb: ExpressionBuilder<Tables, 'request_repeats'>) =>
    eb.and([
      eb('workspace_id', '=', workspaceId),
      eb('holder', '=', claim.holder),
      eb('key_hash', '=', Buffer.from(hash)),
      eb('created_at', '=', claim.claimedAt),
      eb('status', 'is', null),
    ])

  /** What stood open when an answer was kept may have been sealed since, and then is not told again. */
  const sealedSince = async (contactId: string, then: Date) => {
    const row = await db
      .selectFrom('sealed_values')
      .select('token')
      .where('workspace_id', '=', workspaceId)
      .where('contact_id', '=', contactId)
      .where('created_at', '>', then)
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  }

  return {
    async claimRepeat(holder, key, request) {
      const [keyHash, requestHash] = (await hashesOf(holder, key, request)) as [Uint8Array, Uint8Array]
      const now = act.clock.now()
      await db
        .deleteFrom('request_repeats')
        .where('workspace_id', '=', workspaceId)
        .where('holder', '=', holder)
        .where('key_hash', '=', Buffer.from(keyHash))
        .where(({ or, and, eb }) =>
          or([
            eb('expires_at', '<=', now),
            and([
              eb('status', 'is', null),
              eb('begun', '=', false),
              eb('created_at', '<=', new Date(now.getTime() - abandonedAfterMs)),
            ]),
          ]),
        )
        .execute()
      const added = await db
        .insertInto('request_repeats')
        .values({
          workspace_id: workspaceId,
          holder,
          key_hash: keyHash,
          request_hash: requestHash,
          status: null,
          answer_locked: null,
          contact_id: null,
          created_at: now,
          expires_at: keptUntil(now),
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('holder')
        .executeTakeFirst()
      if (added) return { holder, key, claimedAt: now }
      const row = await db
        .selectFrom('request_repeats')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where('holder', '=', holder)
        .where('key_hash', '=', Buffer.from(keyHash))
        .executeTakeFirst()
      if (!row?.request_hash.equals(Buffer.from(requestHash))) {
        throw fail('conflict', 'This Idempotency-Key was sent with another request. Make a new one.', 'idempotency-key')
      }
      if (row.status === null && row.begun && row.created_at.getTime() <= now.getTime() - abandonedAfterMs) {
        throw fail(
          'conflict',
          'The first request with this Idempotency-Key was carried out, but its answer was lost. Look at what is there now.',
          'idempotency-key',
        )
      }
      if (row.status === null) {
        throw fail(
          'conflict',
          'The first request with this Idempotency-Key is still running. Try again in a moment.',
          'idempotency-key',
        )
      }
      if (row.contact_id !== null && (await sealedSince(row.contact_id, keptAt(row.expires_at))))
        throw fail(
          'conflict',
          'The first request with this Idempotency-Key was carried out, and something of this person was sealed since. Look at what is there now.',
          'idempotency-key',
        )
      const box = (await boxesFor(act, workspaceId, [row.contact_id])).get(row.contact_id)
      if (!box || row.answer_locked === null) throw fail('gone')
      const answer = wordsOf(box, 'request_repeats', place(holder, keyHash)).open('answer', row.answer_locked)
      return { status: row.status, answer }
    },

    async beginRepeat(claim) {
      const { numUpdatedRows } = await db
        .updateTable('request_repeats')
        .set({ begun: true })
        .where(isStillIts(claim, await keyHashOf(claim)))
        .executeTakeFirst()
      if (numUpdatedRows !== 1n)
        throw fail('conflict', 'Another request with this Idempotency-Key came before this one.', 'idempotency-key')
    },

    async keepAnswer(claim, answer) {
      const keyHash = await keyHashOf(claim)
      const words = wordsOf(await boxFor(act, answer.contactId), 'request_repeats', place(claim.holder, keyHash))
      await db
        .updateTable('request_repeats')
        .set({
          status: answer.status,
          answer_locked: words.lock('answer', answer.text),
          contact_id: answer.contactId,
          expires_at: keptUntil(act.clock.now()),
        })
        .where(isStillIts(claim, keyHash))
        .execute()
    },

    async dropRepeat(claim, evenIfBegun) {
      const row = db.deleteFrom('request_repeats').where(isStillIts(claim, await keyHashOf(claim)))
      await (evenIfBegun ? row : row.where('begun', '=', false)).execute()
    },
  }
}
