import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '../../src/core/viewer.ts'
import { keepDraft, readDraft } from '../../src/flows/keep-draft.ts'
import { eraseContact } from '../../src/flows/erase-contact.ts'
import { destroyValue } from '../../src/flows/destroy-value.ts'
import { openSweeping } from '../../src/flows/run-sweeps.ts'
import { createMacro } from '../../src/flows/save-macro.ts'
import { readOverview } from '../../src/flows/read-report.ts'
import { sealPassage } from '../../src/flows/seal-passage.ts'
import { listSweeps, lookForValue, readSweep, sealEverywhere, undoSweep } from '../../src/flows/sweep-value.ts'
import { titleConversation } from '../../src/flows/change-conversation.ts'
import { changeContact } from '../../src/flows/save-contact.ts'
import { postPart } from '../../src/flows/post-part.ts'
import { newId, visit } from '../cast.ts'
import { minute, openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
let count = 0
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.close())

/** A word of its own for each test, which detection takes for a word. */
const fresh = () => `periwinkle${++count}otter`

/** Vic says it, ben seals it there. The token of it. */
async function sealed(word: string, kind = 'password'): Promise<{ token: string; conversationId: string }> {
  const { id, posted } = await desk.says(desk.cast.vic.viewer, `about ${word} and more`)
  const { part } = posted[0]!
  const start = part.body.text.indexOf(word)
  const passage = {
    conversationId: id,
    partId: part.id,
    revision: part.revision,
    start,
    end: start + word.length,
    kind,
  }
  const { body } = await sealPassage(desk.d, desk.cast.ben.viewer, passage)
  return { token: body.seals[0]!.token, conversationId: id }
}

/** As the loop does it, until nothing is left to do. */
async function work(act = openSweeping(desk.d)): Promise<void> {
  while ((await act()) > 0);
}

async function looked(token: string, by: Staff = desk.cast.ben.viewer) {
  const { id } = await lookForValue(desk.d, by, { id: newId('sweep'), token })
  await work()
  return readSweep(desk.d, by, id)
}

async function sweptBy(token: string, by: Staff = desk.cast.ada.viewer) {
  const { id } = await looked(token, by)
  await sealEverywhere(desk.d, by, id)
  await work()
  return readSweep(desk.d, by, id)
}

const textsOf = async (id: string) =>
  (await desk.thread(desk.cast.ada.viewer, id)).filter(({ kind }) => kind !== 'event').map(({ body }) => body.text)

const rowsOf = (id: string) =>
  desk.sql<{ action: string; actor_type: string; details: Record<string, unknown> }>(
    `select action, actor_type, details from activity where object_id = $1 or details ->> 'sweep' = $1 order by at, id`,
    [id],
  )

/** It stands everywhere that a text can stand; nine places beside the one that is sealed. */
async function everywhere(word: string) {
  const { ada, ben, vic, wim } = desk.cast
  const first = await sealed(word)
  const { id } = await desk.says(wim.viewer, `so it is ${word}, and ${word} again`)
  await postPart(desk.d, ben.viewer, id, { id: newId('part'), kind: 'note', text: `they say ${word}` })
  await postPart(desk.d, vic.viewer, first.conversationId, { id: newId('part'), text: `x ${word}` })
  await titleConversation(desk.d, ben.viewer, id, `on ${word}`)
  await changeContact(desk.d, ada.viewer, (await desk.d.store.contactFor(ada.viewer, wim.viewer.id))!, {
    name: `Wim ${word}`,
    attributes: { remark: `has ${word}` },
  })
  const long = Array.from({ length: 900 }, (_, i) => `filler${i}word`).join(' ')
  await postPart(desk.d, ben.viewer, id, { id: newId('part'), text: `${long} ${word}` })
  await keepDraft(desk.d, ben.viewer, id, { mode: 'message', text: `dear ${word} reader` })
  const macro = newId('macro')
  await createMacro(desk.d, ada.viewer, macro, { name: 'A reply', body: `always ${word}` })
  return { ...first, other: id, places: 9, macro }
}

describe('looking for a sealed value', () => {
  test('waits for what was decided: many who only count hold up nobody who seals', async () => {
    const { ada, ben } = desk.cast
    const [one, other] = [await sealed(fresh()), await sealed(fresh())]
    await work()
    const look = async ({ token }: { token: string }) => lookForValue(desk.d, ben.viewer, { id: newId('sweep'), token })
    const earlier = await look(one)
    desk.clock.later(1)
    const later = await look(other)
    await sealEverywhere(desk.d, ada.viewer, later.id)
    const act = openSweeping(desk.d)
    const stateOf = async ({ id }: { id: string }) => (await readSweep(desk.d, ada.viewer, id)).state
    while ((await stateOf(later)) === 'sealing') {
      expect(await stateOf(earlier)).toBe('looking')
      await act()
    }
    expect(await stateOf(later)).toBe('done')
    expect(await readSweep(desk.d, ada.viewer, earlier.id)).toMatchObject({ state: 'looking', read: 0, step: 'words' })
    await work(act)
    expect(await stateOf(earlier)).toBe('found')
  })

  test('lets others have their turn while long texts are read', async () => {
    const word = fresh()
    const { token, conversationId } = await sealed(word)
    const long = { text: `${'here is more of it. '.repeat(1_900)} ${word}` }
    for (let i = 0; i < 5; i++)
      await postPart(desk.d, desk.cast.vic.viewer, conversationId, { id: newId('part'), ...long })
    const { id } = await lookForValue(desk.d, desk.cast.ben.viewer, { id: newId('sweep'), token })
    let turns = 0
    await work(openSweeping({ ...desk.d, pause: async () => void turns++ }))
    expect(turns).toBeGreaterThan(0)
    expect((await readSweep(desk.d, desk.cast.ben.viewer, id)).found).toBe(5)
  })

  test('counts the texts that say it, wherever they stand, and changes none', async () => {
    const word = fresh()
    const { token, other, places } = await everywhere(word)
    const before = await textsOf(other)
    const sweep = await looked(token)
    expect(sweep).toMatchObject({ state: 'found', found: places, sealed: 0 })
    expect(await textsOf(other)).toEqual(before)
  })

  test('counts where words have no blanks between them', async () => {
    const word = `山田太郎${['甲', '乙', '丙'][++count % 3]}`
    const { token } = await sealed(word, 'person-name')
    await desk.says(desk.cast.wim.viewer, `担当は${word}です`)
    expect(await looked(token)).toMatchObject({ state: 'found', found: 1 })
  })

  test('is logged before the value is opened, each time and with what for, and no row has the value', async () => {
    const word = fresh()
    const { token } = await sealed(word)
    const { id } = await looked(token)
    const rows = await rowsOf(id)
    expect(rows.map(({ action, actor_type: who }) => `${who} ${action}`)).toEqual([
      'teammate value.sought',
      'system value.sought',
    ])
    const everything = await desk.sql<{ row: string }>(
      'select t::text as row from sweeps t union all select t::text from activity t',
    )
    expect(everything.filter(({ row }) => row.includes(word))).toEqual([])
  })

  test('with the same id is done once, and the id is of one value', async () => {
    const [one, other] = [await sealed(fresh()), await sealed(fresh())]
    const input = { id: newId('sweep'), token: one.token }
    const first = await lookForValue(desk.d, desk.cast.ben.viewer, input)
    expect(await lookForValue(desk.d, desk.cast.ben.viewer, input)).toEqual(first)
    await expect(lookForValue(desk.d, desk.cast.ben.viewer, { ...input, token: other.token })).rejects.toEqual(
      refusedAs('conflict'),
    )
    await work()
  })

  test.each(['482', 'a b'])('is refused for what is as short as %s', async (word) => {
    const { token } = await sealed(word)
    await expect(looked(token)).rejects.toEqual(refusedAs('invalid', 'token'))
  })

  test('is for what stood in the open until a person sealed it: of another value a count would tell who guesses which it is', async () => {
    const { ben, ada, vic } = desk.cast
    const card = ['4242', '4242', '4242', '4242'].join(' ')
    const { posted } = await desk.says(vic.viewer, `my card is ${card}`)
    const token = posted[0]!.part.body.seals[0]!.token
    const ask = (by: Staff) => lookForValue(desk.d, by, { id: newId('sweep'), token })
    await expect(ask(ben.viewer)).rejects.toEqual(refusedAs('forbidden'))
    expect((await rowsOf(token)).map(({ action }) => action)).toEqual(['value.reveal-refused'])
    expect((await ask(ada.viewer)).state).toBe('looking')
    await work()
  })

  test('of another workspace finds nothing to look for', async () => {
    const { token } = await sealed(fresh())
    await expect(looked(token, desk.cast.zoe.viewer)).rejects.toEqual(refusedAs('not_found'))
    const { id } = await looked(token)
    const { viewer } = desk.cast.zoe
    for (const ask of [
      () => readSweep(desk.d, viewer, id),
      () => sealEverywhere(desk.d, viewer, id),
      () => undoSweep(desk.d, viewer, { id, reason: 'by mistake' }),
    ])
      await expect(ask()).rejects.toEqual(refusedAs('not_found'))
    expect((await listSweeps(desk.d, viewer, { limit: 9 })).items).toEqual([])
  })

  test('reads nothing of another workspace', async () => {
    const word = fresh()
    const { token } = await sealed(word)
    await createMacro(desk.d, desk.cast.zoe.viewer, newId('macro'), { name: 'Hers', body: `hers ${word}` })
    expect(await sweptBy(token)).toMatchObject({ state: 'done', found: 0, sealed: 0 })
    const [hers] = (await desk.d.store.macros(desk.cast.zoe.viewer)).filter(({ name }) => name.text === 'Hers')
    expect(hers?.body.text).toBe(`hers ${word}`)
  })
})

describe('what was found and nobody has decided about', () => {
  test('needs a look, once for each value, until somebody has', async () => {
    const { ada, ben, zoe } = desk.cast
    const sweeps = async (viewer: Staff) =>
      (await readOverview(desk.d, viewer, { days: 7, weeks: 4, zone: 'UTC' })).undone.sweeps
    const before = await sweeps(ada.viewer)
    const word = fresh()
    const { token } = await sealed(word)
    await looked(token)
    expect(await sweeps(ada.viewer)).toBe(before)
    await desk.says(desk.cast.wim.viewer, `once more ${word}`)
    const first = await looked(token, ben.viewer)
    const second = await looked(token, ben.viewer)
    expect([first.found, second.found]).toEqual([1, 1])
    expect(await sweeps(ada.viewer)).toBe(before + 1)
    expect(await sweeps(zoe.viewer)).toBe(0)
    await sealEverywhere(desk.d, ada.viewer, second.id)
    expect(await sweeps(ada.viewer)).toBe(before)
    await work()
    expect(await sweeps(ada.viewer)).toBe(before)
  })
})

describe('sealing it everywhere', () => {
  test('seals every place, takes it out of drafts, and is one act with its counts', async () => {
    const { ada, ben, wim } = desk.cast
    const word = fresh()
    const { token, other, places, macro } = await everywhere(word)
    const sweep = await sweptBy(token)
    expect(sweep).toMatchObject({ state: 'done', found: places, sealed: places, failed: 0, decidedBy: ada.viewer.id })
    const texts = await textsOf(other)
    expect(texts.slice(0, 2)).toEqual(['so it is [password], and [password] again', 'they say [password]'])
    const contact = await desk.d.store.contactFor(ada.viewer, wim.viewer.id)
    const said = JSON.stringify([
      texts,
      contact,
      await desk.d.store.conversationFor(ada.viewer, other),
      (await desk.d.store.macros(ada.viewer)).find(({ id }) => id === macro),
      await readDraft(desk.d, ben.viewer, other),
    ])
    expect(said).not.toContain(word)
    expect((await readDraft(desk.d, ben.viewer, other))?.body).toEqual({ text: 'dear [password] reader', seals: [] })
    const acts = await rowsOf(sweep.id)
    expect(acts.filter(({ action }) => action.startsWith('sweep.'))).toEqual([
      { action: 'sweep.begun', actor_type: 'teammate', details: { kind: 'password', seal: token, found: places } },
      {
        action: 'sweep.done',
        actor_type: 'system',
        details: { kind: 'password', seal: token, sealed: places, failed: 0, lost: false, decidedBy: ada.viewer.id },
      },
    ])
    expect((await desk.verify(ada.viewer.workspaceId)).broken).toBeUndefined()
  })

  test('twice is once', async () => {
    const word = fresh()
    const { token } = await everywhere(word)
    const sweep = await sweptBy(token)
    expect(await sealEverywhere(desk.d, desk.cast.ada.viewer, sweep.id)).toEqual(sweep)
    await work()
    expect(await readSweep(desk.d, desk.cast.ada.viewer, sweep.id)).toEqual(sweep)
    expect((await rowsOf(sweep.id)).filter(({ action }) => action === 'sweep.begun')).toHaveLength(1)
  })

  test('goes on where a process was lost, and does nothing twice', async () => {
    const word = fresh()
    const { token, places } = await everywhere(word)
    const { id } = await looked(token, desk.cast.ada.viewer)
    await sealEverywhere(desk.d, desk.cast.ada.viewer, id)
    // It is lost after it has sealed something and before it could write down how far it had come.
    let writes = 0
    const store = {
      ...desk.d.store,
      write: ((workspaceId, act) => {
        if (++writes > 3) throw new Error('lost')
        return desk.d.store.write(workspaceId, act)
      }) as typeof desk.d.store.write,
    }
    await expect(openSweeping({ ...desk.d, store })())
      .resolves.toBe(1)
      .catch(() => undefined)
    await work()
    desk.clock.later(2 * minute)
    await work()
    expect(await readSweep(desk.d, desk.cast.ada.viewer, id)).toMatchObject({
      state: 'done',
      sealed: places,
      failed: 0,
    })
  })

  test('is for those who may, and a look is not enough', async () => {
    const { token } = await sealed(fresh())
    const { id } = await looked(token)
    await expect(sealEverywhere(desk.d, desk.cast.ben.viewer, id)).rejects.toEqual(refusedAs('forbidden'))
    await expect(listSweeps(desk.d, desk.cast.ben.viewer, { limit: 9 })).rejects.toEqual(refusedAs('forbidden'))
    await expect(looked(token, desk.cast.otto.viewer)).rejects.toEqual(refusedAs('forbidden'))
  })

  test('ends where the value is gone, and says so', async () => {
    const word = fresh()
    const { token } = await sealed(word)
    const { id } = await desk.says(desk.cast.wim.viewer, `still ${word}`)
    const sweep = await looked(token, desk.cast.ada.viewer)
    await destroyValue(desk.d, desk.cast.ada.viewer, { token, reason: 'asked for' })
    await sealEverywhere(desk.d, desk.cast.ada.viewer, sweep.id)
    await work()
    expect(await readSweep(desk.d, desk.cast.ada.viewer, sweep.id)).toMatchObject({ state: 'lost', sealed: 0 })
    expect(await textsOf(id)).toEqual([`still ${word}`])
    expect((await rowsOf(sweep.id)).at(-1)?.details).toMatchObject({ lost: true, sealed: 0 })
  })
})

describe('putting it back', () => {
  test('puts all of it back where it stood, and the house learns that it is harmless', async () => {
    const word = fresh()
    const { token, other, places } = await everywhere(word)
    const before = (await textsOf(other)).map((text) => text)
    const sweep = await sweptBy(token)
    await undoSweep(desk.d, desk.cast.ada.viewer, { id: sweep.id, reason: 'the name of a ward' })
    await work()
    // Each value that stands twice in a text is two; the draft keeps none.
    expect(await readSweep(desk.d, desk.cast.ada.viewer, sweep.id)).toMatchObject({ state: 'undone', restored: places })
    expect(await textsOf(other)).toEqual(before)
    const allowed = await desk.d.store.allowed(desk.cast.ada.viewer.workspaceId, [{ kind: 'password', value: word }])
    expect(allowed).toEqual([true])
    expect((await rowsOf(sweep.id)).at(-1)).toMatchObject({ action: 'sweep.undone', details: { restored: places } })
  })

  test('stops what still seals', async () => {
    const word = fresh()
    const { token, other } = await everywhere(word)
    const { id } = await looked(token, desk.cast.ada.viewer)
    await sealEverywhere(desk.d, desk.cast.ada.viewer, id)
    await openSweeping(desk.d)()
    await undoSweep(desk.d, desk.cast.ada.viewer, { id, reason: 'the name of a ward' })
    await work()
    expect(await readSweep(desk.d, desk.cast.ada.viewer, id)).toMatchObject({ state: 'undone' })
    expect((await textsOf(other))[0]).toBe(`so it is ${word}, and ${word} again`)
  })

  test('needs the right to put such a value back; a try without it is logged', async () => {
    const { token } = await sealed(fresh())
    const { id } = await sweptBy(token)
    await expect(undoSweep(desk.d, desk.cast.ida.viewer, { id, reason: 'by mistake' })).rejects.toEqual(
      refusedAs('forbidden'),
    )
    expect((await rowsOf(id)).at(-1)?.action).toBe('sweep.undo-refused')
  })

  test('passes over a person who was erased meanwhile', async () => {
    const word = fresh()
    const { token } = await sealed(word)
    const { viewer } = await visit(desk.d, desk.cast.ada.viewer.workspaceId)
    const { id } = await desk.says(viewer, `mine is ${word}`)
    const sweep = await sweptBy(token)
    expect(await textsOf(id)).toEqual(['mine is [password]'])
    await eraseContact(desk.d, desk.cast.ada.viewer, {
      id: newId('erasure'),
      contactId: viewer.id,
      reason: 'asked for',
    })
    await undoSweep(desk.d, desk.cast.ada.viewer, { id: sweep.id, reason: 'the name of a ward' })
    await work()
    expect(await readSweep(desk.d, desk.cast.ada.viewer, sweep.id)).toMatchObject({ state: 'undone', restored: 0 })
  })
})
