import { fail } from '../core/errors.ts'
import type { Writing } from '../flows/store-port.ts'
import type { Act } from './ground.ts'
import { boxesFor, boxFor, wordsOf } from './words.ts'

/** A request that ended without an answer, because its process did: afterwards it may be tried again. */
const abandonedAfterMs = 60_000
const keepMs = 86_400_000

export function requestRepeatWrites(act: Act): Pick<Writing, 'claimRepeat' | 'keepAnswer' | 'dropRepeat'> {
  const { db, workspaceId } = act
  const place = (holder: string, hash: Uint8Array) => `${holder}/${Buffer.from(hash).toString('hex')}`
  const hashesOf = (holder: string, key: string, request: string) =>
    act.cipher.hashes(workspaceId, 'name', [`repeat-key:${holder}:${key}`, `repeat-request:${request}`])

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
            and([eb('status', 'is', null), eb('created_at', '<=', new Date(now.getTime() - abandonedAfterMs))]),
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
          expires_at: new Date(now.getTime() + keepMs),
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('holder')
        .executeTakeFirst()
      if (added) return undefined
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
      if (row.status === null) {
        throw fail('conflict', 'The first request with this Idempotency-Key is still running. Try again in a moment.', 'idempotency-key')
      }
      const box = (await boxesFor(act, workspaceId, [row.contact_id])).get(row.contact_id)
      if (!box || row.answer_locked === null) throw fail('gone')
      const answer = wordsOf(box, 'request_repeats', place(holder, keyHash)).open('answer', row.answer_locked)
      return { status: row.status, answer }
    },

    async keepAnswer(holder, key, answer) {
      const [keyHash] = (await hashesOf(holder, key, '')) as [Uint8Array, Uint8Array]
      const words = wordsOf(await boxFor(act, answer.contactId), 'request_repeats', place(holder, keyHash))
      await db
        .updateTable('request_repeats')
        .set({ status: answer.status, answer_locked: words.lock('answer', answer.text), contact_id: answer.contactId })
        .where('workspace_id', '=', workspaceId)
        .where('holder', '=', holder)
        .where('key_hash', '=', Buffer.from(keyHash))
        .execute()
    },

    async dropRepeat(holder, key) {
      const [keyHash] = (await hashesOf(holder, key, '')) as [Uint8Array, Uint8Array]
      await db
        .deleteFrom('request_repeats')
        .where('workspace_id', '=', workspaceId)
        .where('holder', '=', holder)
        .where('key_hash', '=', Buffer.from(keyHash))
        .where('status', 'is', null)
        .execute()
    },
  }
}

