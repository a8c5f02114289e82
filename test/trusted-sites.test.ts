import { afterAll, beforeAll, expect, test } from 'vitest'
import { gatherCast, visit, type Cast } from './cast.ts'
import { doorRules } from './door-rules.ts'
import { maker, type Made } from './door-samples.ts'
import { openHouse, publicUrl, type House } from './house.ts'

let house: House
let cast: Cast
let made: Made

beforeAll(async () => {
  house = await openHouse()
  cast = await gatherCast(house.deps)
  made = maker(house, cast)
})
afterAll(() => house.close())

const trust = async (...origins: string[]) => {
  const { status } = await house.ask(cast.ada, 'PATCH', '/v1/workspace', { messenger: { origins } })
  expect(status).toBe(200)
}
const doors = Object.entries(doorRules).filter(([door]) => /^(GET|POST|PUT|PATCH|DELETE) \/v1\/messenger\//.test(door))

test.each(doors)('%s is shut to a page of a site that the workspace does not trust', async (door, rule) => {
  const [method = '', path = ''] = door.split(' ')
  const sample = (await rule.sample?.(made)) ?? {}
  // Whoever leaves is somebody who came for it.
  const leaving = door === 'POST /v1/messenger/departures'
  const who = rule.needs === 'public' ? null : leaving ? await visit(house.deps, made.workspaceId) : cast.vic
  const from = async (origin?: string) =>
    (await house.ask(who, method, sample.url ?? path, sample.body, origin === undefined ? {} : { origin })).status

  await trust('https://shop.example', 'https://*.shop.example')
  const strangers = ['https://elsewhere.example', 'http://shop.example', 'https://shop.example.evil.example', 'null']
  expect(await Promise.all(strangers.map(from))).toEqual(strangers.map(() => 403))
  // A browser leaves the origin out where a page reads from its own site, and never where it writes.
  if (method !== 'GET') expect(await from()).toBe(403)
  const known = ['https://shop.example', 'https://help.shop.example', publicUrl]
  if (method === 'GET') for (const origin of [...known, undefined]) expect(await from(origin)).toBe(200)
  else expect(await from(known[0])).toBeLessThan(300)
  await trust()
})
