import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChat } from '../../src/flows/guard-chat.ts'
import { detectInText, redactDocument, redactTexts } from '../../src/flows/redact-free-text.ts'
import type { Deps } from '../../src/flows/ports.ts'
import { openDesk, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.close())

const addresses = (count: number) => Array.from({ length: count }, (_, i) => `jo.smith${i}@fastmailbox.com`)
const long = addresses(24_000).join(', ')
const viewer = () => desk.cast.ada.viewer

/** How often others have had their turn meanwhile. */
async function turnsOf(act: (d: Deps) => Promise<unknown>): Promise<number> {
  let turns = 0
  await act({ ...desk.d, pause: () => desk.d.pause().finally(() => turns++) })
  return turns
}

test('a long text lets others have their turn', async () => {
  expect(long.length).toBeGreaterThan(600_000)
  expect(await turnsOf((d) => detectInText(d, viewer(), { text: long }))).toBeGreaterThanOrEqual(4)
  expect(await turnsOf((d) => redactTexts(d, viewer(), [long], {}))).toBeGreaterThanOrEqual(5)
})

test('so do many short ones', async () => {
  const texts = addresses(24_000)
  expect(await turnsOf((d) => redactTexts(d, viewer(), texts, {}))).toBeGreaterThanOrEqual(20)
  expect(await turnsOf((d) => redactDocument(d, viewer(), texts, {}))).toBeGreaterThanOrEqual(20)
})

test('so does a chat, while it is looked at and while its values are replaced', async () => {
  const chat = { messages: [{ role: 'user', content: long }] }
  expect(await turnsOf((d) => openChat(d, viewer(), chat))).toBeGreaterThanOrEqual(18)
  const short = { messages: Array.from({ length: 2_700 }, () => ({ content: '' })) }
  expect(await turnsOf((d) => openChat(d, viewer(), short))).toBeGreaterThanOrEqual(3)
  const names = Object.fromEntries(addresses(5_000).map((_, i) => [`field_${i}`, 'x']))
  expect(await turnsOf((d) => openChat(d, viewer(), { messages: [], names }))).toBeGreaterThanOrEqual(4)
})

test('so do values that are numbered and kept', async () => {
  const texts = addresses(2_500)
  expect(await turnsOf((d) => redactTexts(d, viewer(), texts, { operator: 'token' }))).toBeGreaterThanOrEqual(11)
})

test('a short one waits for nobody', async () => {
  expect(await turnsOf((d) => redactTexts(d, viewer(), ['call me'], {}))).toBe(0)
})
