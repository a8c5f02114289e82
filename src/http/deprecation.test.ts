import { fastify } from 'fastify'
import { expect, test } from 'vitest'
import { announceLeaving } from './deprecation.ts'
import type { Doors } from './doors.ts'
import { describeApi } from './open-api.ts'

const leaving = { since: '2026-11-22', until: '2028-01-01', successor: '/v1/new-words' }

async function house(): Promise<Doors> {
  const app = fastify() as unknown as Doors
  announceLeaving(app)
  await describeApi(app, 'https://desk.example')
  return app
}

test('a door that is to go says so with each answer, refusals too, and in the description', async () => {
  const app = await house()
  app.get('/v1/words', { config: { needs: 'public', leaving } }, async (request) => {
    if (request.headers['x-fail']) throw new Error('no')
    return {}
  })
  app.get('/v1/new-words', { config: { needs: 'public' } }, async () => ({}))
  const said = {
    deprecation: '@1795305600',
    sunset: 'Sat, 01 Jan 2028 00:00:00 GMT',
    link: '</v1/new-words>; rel="successor-version"',
  }
  expect((await app.inject('/v1/words')).headers).toMatchObject(said)
  expect((await app.inject({ url: '/v1/words', headers: { 'x-fail': '1' } })).headers).toMatchObject(said)
  expect((await app.inject('/v1/new-words')).headers).not.toHaveProperty('deprecation')
  const { paths } = (await app.inject('/v1/openapi.json')).json<{
    paths: Record<string, { get: { deprecated?: boolean } }>
  }>()
  expect([paths['/v1/words']!.get.deprecated, paths['/v1/new-words']!.get.deprecated]).toEqual([true, undefined])
  await app.close()
})

test('no door goes within a year', async () => {
  const app = await house()
  const hang = () =>
    app.get(
      '/v1/words',
      { config: { needs: 'public', leaving: { ...leaving, until: '2027-10-01' } } },
      async () => ({}),
    )
  expect(hang).toThrow('within a year')
})
