import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff, Viewer } from '../../src/core/viewer.ts'
import { findSubjects } from '../../src/flows/find-subjects.ts'
import { postPart } from '../../src/flows/post-part.ts'
import { createContact } from '../../src/flows/save-contact.ts'
import { searchConversations } from '../../src/flows/search-conversations.ts'
import { startConversation } from '../../src/flows/start-conversation.ts'
import { newId } from '../cast.ts'
import { card, openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.close())

const find = async (who: Viewer, query: string) =>
  (await searchConversations(desk.d, who, query, {}, { limit: 20 })).items.map((hit) => hit.id)

describe('search', () => {
  test('finds a message by its words and their beginnings, whatever case and accents', async () => {
    const { id } = await desk.says(desk.cast.vic.viewer, 'Die Überweisung nach Großenhain fehlt')
    for (const query of ['überweisung', 'UBERW', 'grossenhain', 'fehlt groß', 'die'])
      expect(await find(desk.cast.ben.viewer, query)).toEqual([id])
    for (const query of ['weisung', 'überweisung heute', 'di'])
      expect(await find(desk.cast.ben.viewer, query)).toEqual([])
  })

  test('finds a conversation by its title, and by name and e-mail of its contact', async () => {
    const { ben } = desk.cast
    const contactId = newId('contact')
    await createContact(desk.d, ben.viewer, contactId, { name: 'Philomena Quast', email: 'mena@quasthof.example' })
    const id = newId('conversation')
    await startConversation(desk.d, ben.viewer, {
      id,
      contactId,
      title: 'Haystack delivery',
      part: { id: newId('part'), text: 'good morning' },
    })
    for (const query of ['haystack', 'philomena', 'quasthof']) expect(await find(ben.viewer, query)).toEqual([id])
  })

  test('finds a person by what is known of them, and not by what somebody wrote', async () => {
    const { ben, zoe, vic } = desk.cast
    const people = async (who: Staff, query: string) =>
      (await findSubjects(desk.d, who, query)).map(({ contact, conversations }) => [contact.id, conversations])
    const [id, silent] = [newId('contact'), newId('contact')]
    await createContact(desk.d, ben.viewer, id, { name: 'Wilhelmina Orr', email: 'mina@orr.example' })
    await createContact(desk.d, ben.viewer, silent, { email: 'quiet@orr.example', phone: '+44 20 7946 0999' })
    const part = { id: newId('part'), text: 'good morning' }
    await startConversation(desk.d, ben.viewer, { id: newId('conversation'), contactId: id, part })
    await desk.says(vic.viewer, 'I am a friend of Wilhelmina')
    for (const query of ['wilhelm', 'orr Wilhelmina', 'Mina@orr.example'])
      expect(await people(ben.viewer, query)).toEqual([[id, 1]])
    for (const query of ['quiet@orr.example', '+442079460999'])
      expect(await people(ben.viewer, query)).toEqual([[silent, 0]])
    for (const query of ['friend', 'quiet@other.example']) expect(await people(ben.viewer, query)).toEqual([])
    expect(await people(zoe.viewer, 'wilhelmina')).toEqual([])
    await expect(findSubjects(desk.d, ben.viewer, '--')).rejects.toEqual(refusedAs('invalid', 'query'))
  })

  test('never finds by a sealed value', async () => {
    await desk.says(desk.cast.vic.viewer, `my password is Nightingale+42 and my card ${card}`)
    for (const query of ['nightingale', 'night', '4242424242424242'])
      expect(await find(desk.cast.ben.viewer, query)).toEqual([])
  })

  test('lets a visitor find their own words, and neither notes nor those of another visitor', async () => {
    const { ben, vic, wim } = desk.cast
    const { id } = await desk.says(vic.viewer, 'periwinkle is my favourite')
    await postPart(desk.d, ben.viewer, id, { id: newId('part'), kind: 'note', text: 'she likes snapdragon too' })
    expect(await find(vic.viewer, 'periwinkle')).toEqual([id])
    expect(await find(vic.viewer, 'snapdragon')).toEqual([])
    expect(await find(wim.viewer, 'periwinkle')).toEqual([])
    expect(await find(ben.viewer, 'snapdragon')).toEqual([id])
  })

  test('of another workspace finds nothing', async () => {
    await desk.says(desk.cast.vic.viewer, 'bergamot')
    expect(await find(desk.cast.zoe.viewer, 'bergamot')).toEqual([])
  })

  test('keeps to the filter', async () => {
    const { ben, vic } = desk.cast
    const { id } = await desk.says(vic.viewer, 'tarragon')
    const closed = await searchConversations(desk.d, ben.viewer, 'tarragon', { state: 'closed' }, { limit: 5 })
    const open = await searchConversations(desk.d, ben.viewer, 'tarragon', { state: 'open' }, { limit: 5 })
    expect([closed.items.length, open.items.map((hit) => hit.id)]).toEqual([0, [id]])
  })

  test('without a word is refused, and the log gets the number of words only', async () => {
    await expect(find(desk.cast.ben.viewer, '?!')).rejects.toEqual(refusedAs('invalid', 'query'))
    await find(desk.cast.ben.viewer, 'lavender fields')
    const rows = await desk.sql<{ details: unknown }>(
      "select details from activity where action = 'conversation.searched' order by at desc, id desc limit 1",
    )
    expect(rows[0]?.details).toEqual({ words: 2 })
  })
})
