import { createPublicKey, verify } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { receiptStatement, type Receipt } from '../../src/core/erasure.ts'
import { fail } from '../../src/core/errors.ts'
import { eraseContact, finishErasures, resumeErasures } from '../../src/flows/erase-contact.ts'
import { createWebhook, removeWebhook } from '../../src/flows/manage-webhook.ts'
import { postPart } from '../../src/flows/post-part.ts'
import { revealValue } from '../../src/flows/reveal-value.ts'
import { searchConversations } from '../../src/flows/search-conversations.ts'
import { newId, visit, type Stranger } from '../cast.ts'
import { card, minute, openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
let leaver: Stranger
let conversation: string
let token: string
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.close())

beforeEach(async () => {
  leaver = await visit(desk.d, desk.cast.ada.viewer.workspaceId)
  const { id, posted } = await desk.says(leaver.viewer, `goodbye zeppelin, card ${card}`)
  conversation = id
  token = posted[0]!.part.body.seals[0]!.token
})

const erase = (id = newId('erasure'), by = desk.cast.ada.viewer) =>
  eraseContact(desk.d, by, { id, contactId: leaver.viewer.id, reason: 'she asked for it' })

async function rowsNaming(contactId: string): Promise<string[]> {
  const tables = await desk.sql<{ name: string }>(
    `select distinct format('%I.%I', table_schema, table_name) as name from information_schema.columns
     where table_schema in ('public', 'keys') and column_name = 'contact_id'`,
  )
  const named: string[] = []
  for (const { name } of tables)
    if ((await desk.sql(`select 1 from ${name} where contact_id = $1`, [contactId])).length > 0) named.push(name)
  return named.toSorted()
}

describe('an erasure', () => {
  test('leaves only the statements that it happened', async () => {
    expect(await rowsNaming(leaver.viewer.id)).toContain('keys.contact_keys')
    await erase()
    expect(await rowsNaming(leaver.viewer.id)).toEqual(['keys.erasures', 'public.erasures'])
  })

  test('takes the person, the conversation, the value, the search and the session', async () => {
    const { ada } = desk.cast
    await erase()
    expect(await desk.d.store.contactFor(ada.viewer, leaver.viewer.id)).toBeUndefined()
    expect(await desk.d.store.conversationFor(ada.viewer, conversation)).toBeUndefined()
    await expect(revealValue(desk.d, ada.viewer, { token, reason: 'just to see' })).rejects.toEqual(
      refusedAs('not_found'),
    )
    expect((await searchConversations(desk.d, ada.viewer, 'zeppelin', {}, { limit: 9 })).items).toEqual([])
    expect(await desk.d.store.visitorOf(desk.d.identity.hashSecret(leaver.token), desk.d.clock.now())).toBeUndefined()
    await expect(
      postPart(desk.d, leaver.viewer, conversation, { id: newId('part'), text: 'still there?' }),
    ).rejects.toEqual(refusedAs('not_found'))
  })

  test('destroys the key first: interrupted right after, what is left cannot be read, and the next start finishes it', async () => {
    const { ada } = desk.cast
    const id = newId('erasure')
    let writes = 0
    const store = {
      ...desk.d.store,
      write: ((...args: Parameters<typeof desk.d.store.write>) =>
        ++writes === 2
          ? Promise.reject(new Error('power cut'))
          : desk.d.store.write(...args)) as typeof desk.d.store.write,
    }
    await expect(
      eraseContact({ ...desk.d, store }, ada.viewer, { id, contactId: leaver.viewer.id, reason: 'she asked for it' }),
    ).rejects.toThrow('power cut')
    expect(await rowsNaming(leaver.viewer.id)).toContain('public.parts')
    expect(await desk.thread(ada.viewer, conversation).catch(() => [])).toEqual([])
    expect(await desk.d.store.contactFor(ada.viewer, leaver.viewer.id)).toBeUndefined()
    expect(await rowsNaming(leaver.viewer.id)).not.toContain('public.visitor_sessions')
    expect((await desk.actions()).at(-1)).toBe('contact.erasure-started')

    expect(await resumeErasures(desk.d, ada.viewer.workspaceId)).toBe(1)
    expect(await rowsNaming(leaver.viewer.id)).toEqual(['keys.erasures', 'public.erasures'])
    expect((await desk.d.store.erasureFor(ada.viewer, id))?.receipt).not.toBeNull()
    expect(await resumeErasures(desk.d, ada.viewer.workspaceId)).toBe(0)
  })

  test('runs again what lost a race, three times in all: the rest is left to who looks after it', async () => {
    const { ada } = desk.cast
    const away = (times: number, how: Parameters<typeof fail>[0] = 'unavailable') => {
      let writes = 0
      const write = (...args: Parameters<typeof desk.d.store.write>) =>
        ++writes > 1 && writes <= 1 + times ? Promise.reject(fail(how)) : desk.d.store.write(...args)
      return {
        d: { ...desk.d, store: { ...desk.d.store, write: write as typeof desk.d.store.write } },
        asked: () => writes,
      }
    }
    const begin = async (house: ReturnType<typeof away>) => {
      const { viewer } = await visit(desk.d, ada.viewer.workspaceId)
      const asked = { id: newId('erasure'), contactId: viewer.id, reason: 'she asked for it' }
      return { asked, outcome: await eraseContact(house.d, ada.viewer, asked).catch((error: unknown) => error) }
    }
    const [shortly, long, otherwise] = [away(2), away(Infinity), away(1, 'internal')]
    expect((await begin(shortly)).outcome).toMatchObject({ completedAt: expect.any(String) })
    const { asked, outcome } = await begin(long)
    expect(outcome).toEqual(refusedAs('unavailable'))
    expect((await begin(otherwise)).outcome).toEqual(refusedAs('internal'))
    expect([shortly, long, otherwise].map((house) => house.asked())).toEqual([1 + 3, 1 + 3, 1 + 1])
    // Asked for again it goes on.
    expect((await eraseContact(desk.d, ada.viewer, asked)).completedAt).not.toBeNull()
    await resumeErasures(desk.d, ada.viewer.workspaceId)
  })

  test('one that hangs is finished while the house runs, and one that has just begun is let be', async () => {
    const { ada } = desk.cast
    const begin = async () => {
      const { viewer } = await visit(desk.d, ada.viewer.workspaceId)
      const begun = { id: newId('erasure'), contactId: viewer.id, requestedBy: ada.viewer.id }
      const startedAt = desk.clock.now().toISOString()
      await desk.d.store.write(ada.viewer.workspaceId, (tx) => tx.startErasure({ ...begun, startedAt }))
      return begun
    }
    const hanging = await begin()
    desk.clock.later(11 * minute)
    const fresh = await begin()
    await finishErasures(desk.d)
    expect(await rowsNaming(hanging.contactId)).toEqual(['keys.erasures', 'public.erasures'])
    expect(await desk.d.store.unfinishedErasures(ada.viewer.workspaceId)).toMatchObject([{ id: fresh.id }])
    await finishErasures(desk.d)
    expect(await rowsNaming(fresh.contactId)).toContain('keys.contact_keys')
    await resumeErasures(desk.d, ada.viewer.workspaceId)
  })

  test('one that cannot end holds up no other', async () => {
    const { ada } = desk.cast
    const begun: string[] = []
    for (let i = 0; i < 2; i++) {
      const { viewer } = await visit(desk.d, ada.viewer.workspaceId)
      begun.push(viewer.id)
      await desk.d.store.write(ada.viewer.workspaceId, (tx) =>
        tx.startErasure({
          id: newId('erasure'),
          contactId: viewer.id,
          requestedBy: ada.viewer.id,
          startedAt: desk.clock.now().toISOString(),
        }),
      )
    }
    desk.clock.later(11 * minute)
    const vault = {
      ...desk.d.vault,
      destroyContactKey: (...args: Parameters<typeof desk.d.vault.destroyContactKey>) =>
        args[1] === begun[0] ? Promise.reject(new Error('no key')) : desk.d.vault.destroyContactKey(...args),
    }
    await expect(finishErasures({ ...desk.d, vault })).rejects.toThrow('no key')
    expect(await rowsNaming(begun[1]!)).toEqual(['keys.erasures', 'public.erasures'])
    await finishErasures(desk.d)
    expect(await rowsNaming(begun[0]!)).toEqual(['keys.erasures', 'public.erasures'])
  })

  test('lets who holds a conversation finish, and neither of the two gives up', async () => {
    const writer = new Client({ connectionString: desk.url })
    await writer.connect()
    try {
      await writer.query("set deadlock_timeout = '50ms'")
      await writer.query('begin')
      await writer.query('select from conversations where id = $1 for update', [conversation])
      const erasure = erase()
      const waits = () =>
        desk.sql("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
      await expect.poll(async () => (await waits()).length).toBe(1)
      // As every row does that hangs on the person.
      await writer.query('select from contacts where id = $1 for key share', [leaver.viewer.id])
      await writer.query('commit')
      expect((await erasure).completedAt).not.toBeNull()
    } finally {
      await writer.end()
    }
  })

  test('what is written down about the person beside it does not stay', async () => {
    const { ada } = desk.cast
    const webhook = {
      id: newId('webhook'),
      url: 'https://hooks.example.com/',
      topics: ['value.revealed'],
      content: false,
    }
    await createWebhook(desk.d, ada.viewer, webhook.id, webhook, false)
    const exported = {
      id: newId('export'),
      contactId: leaver.viewer.id,
      requestedBy: ada.viewer.id,
      notes: false,
      opened: false,
    }
    const counts = { conversations: 1, parts: 1, values: 0 }
    await erase()
    const write = desk.d.store.write
    await expect(
      write(ada.viewer.workspaceId, (tx) =>
        tx.addExport({ ...exported, counts, createdAt: desk.clock.now().toISOString() }),
      ),
    ).rejects.toEqual(refusedAs('not_found'))
    await expect(
      write(ada.viewer.workspaceId, (tx) =>
        tx.log(ada.viewer, { action: 'value.revealed', object: { type: 'seal', id: token }, about: leaver.viewer.id }),
      ),
    ).rejects.toEqual(refusedAs('not_found'))
    await removeWebhook(desk.d, ada.viewer, webhook.id)
    expect(await rowsNaming(leaver.viewer.id)).toEqual(['keys.erasures', 'public.erasures'])
  })

  test('leaves the activity chain valid, with the rows about the person still in it', async () => {
    await erase()
    const { workspaceId } = desk.cast.ada.viewer
    expect(await desk.verify(workspaceId)).toMatchObject({ rows: expect.any(Number) })
    expect((await desk.verify(workspaceId)).broken).toBeUndefined()
    const rows = await desk.sql('select 1 from activity where object_id = $1', [leaver.viewer.id])
    expect(rows.length).toBeGreaterThan(2)
  })

  test('does not touch anybody else', async () => {
    const { ben, wim } = desk.cast
    const other = await desk.says(wim.viewer, `I stay, card ${card}`)
    await erase()
    expect((await desk.thread(ben.viewer, other.id)).map((part) => part.body.text)).toEqual([
      'I stay, card [payment card •••• 4242]',
    ])
  })

  test('asked for again with the same id is the same erasure', async () => {
    const id = newId('erasure')
    const first = await erase(id)
    expect(await erase(id)).toEqual(first)
  })

  test('a person who comes back after it is a new one', async () => {
    await erase()
    const { id } = await desk.says((await visit(desk.d, desk.cast.ada.viewer.workspaceId)).viewer, 'hello again')
    expect(await desk.thread(desk.cast.ben.viewer, id)).toHaveLength(1)
  })
})

describe('the receipt', () => {
  /** With nothing but the receipt and Node: RFC 8410 puts twelve fixed bytes before a raw Ed25519 key. */
  function holds({ signature, ...unsigned }: Receipt): boolean {
    const der = Buffer.concat([
      Buffer.from('302a300506032b6570032100', 'hex'),
      Buffer.from(unsigned.publicKey, 'base64'),
    ])
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    return verify(null, Buffer.from(receiptStatement(unsigned)), key, Buffer.from(signature, 'base64'))
  }

  test('can be checked by anybody, and not changed by anybody', async () => {
    const receipt = (await erase()).receipt!
    expect(holds(receipt)).toBe(true)
    expect(holds({ ...receipt, contactId: newId('contact') })).toBe(false)
    expect(holds({ ...receipt, erased: { ...receipt.erased, parts: 0 } })).toBe(false)
  })

  test('counts what was erased, and says when the key went', async () => {
    const receipt = (await erase()).receipt!
    expect(receipt.erased).toMatchObject({ contacts: 1, conversations: 1, parts: 1, sealed_values: 1 })
    expect(Date.parse(receipt.keyDestroyedAt)).toBeGreaterThanOrEqual(Date.parse(receipt.startedAt))
    expect(Date.parse(receipt.completedAt)).toBeGreaterThanOrEqual(Date.parse(receipt.keyDestroyedAt))
  })
})

describe('a refused erasure', () => {
  test('ben may not, and nothing is gone', async () => {
    await expect(erase(newId('erasure'), desk.cast.ben.viewer)).rejects.toEqual(refusedAs('forbidden'))
    expect(await desk.thread(desk.cast.ben.viewer, conversation)).toHaveLength(1)
  })

  test('zoe finds no such person, and no such erasure', async () => {
    await expect(erase(newId('erasure'), desk.cast.zoe.viewer)).rejects.toEqual(refusedAs('not_found'))
    const id = newId('erasure')
    await erase(id)
    expect(await desk.d.store.erasureFor(desk.cast.zoe.viewer, id)).toBeUndefined()
  })

  test('an id that erased one person does not erase another', async () => {
    const id = newId('erasure')
    await erase(id)
    const contactId = desk.cast.wim.viewer.id
    await expect(eraseContact(desk.d, desk.cast.ada.viewer, { id, contactId, reason: 'a mistake' })).rejects.toEqual(
      refusedAs('conflict'),
    )
  })
})
