import { expect, test } from 'vitest'
import { createApiKey } from '../src/flows/create-api-key.ts'
import { gatherCast, newId } from './cast.ts'
import { openHouse, type Answer } from './house.ts'

test('who asks too much does not make a key of another workspace wait, whatever id it was given', async () => {
  const strict = await openHouse({ rateLimits: { perMinute: 3, attemptsPerMinute: 1000 } })
  const { ada, zoe } = await gatherCast(strict.deps)
  const id = newId('apiKey')
  const [hers, ours] = await Promise.all(
    [zoe, ada].map(({ viewer }) => createApiKey(strict.deps, viewer, { id, name: 'a program', scopes: ['tag:read'] })),
  )
  const look = async ({ secret }: { secret: string }) =>
    (await strict.ask(null, 'GET', '/v1/tags', undefined, { authorization: `Bearer ${secret}` })).status
  const asked = [await look(hers!), await look(hers!), await look(hers!), await look(hers!), await look(ours!)]
  expect(asked).toEqual([200, 200, 200, 429, 200])
  await strict.close()
})

test('who guesses passwords has to wait', async () => {
  const strict = await openHouse({ rateLimits: { perMinute: 1000, attemptsPerMinute: 3 } })
  const answers: Answer[] = []
  for (let i = 0; i < 4; i++)
    answers.push(await strict.ask(null, 'POST', '/v1/sessions', { email: 'ada@example.com', password: `guess ${i}` }))
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 429])
  expect(Number(answers[3]?.headers['retry-after'])).toBeGreaterThan(0)
  const keys: Answer[] = []
  for (let i = 0; i < 4; i++)
    keys.push(await strict.ask(null, 'GET', '/v1/tags', undefined, { authorization: `Bearer usk_guess${i}` }))
  expect(keys.map(({ status }) => status)).toEqual([401, 401, 401, 429])

  // Counted with the keys, since they are guesses from the same address; who guesses nothing is only unknown.
  const asks = async (headers: Record<string, string>) =>
    (await strict.ask(null, 'GET', '/v1/session', undefined, headers)).status
  expect([await asks({ cookie: '__Host-underseal=ses_guess' }), await asks({})]).toEqual([429, 401])
  const secrets: Answer[] = []
  for (let i = 0; i < 4; i++)
    secrets.push(
      await strict.ask(null, 'POST', '/v1/acceptances', {
        secret: `inv_guess${i}`,
        name: 'Nell Nye',
        password: 'four quiet words here',
      }),
    )
  expect(secrets.map(({ status }) => status)).toEqual([401, 401, 401, 429])

  // A network of IPv6 is one caller: whoever has it has as many addresses as they like.
  const sixes: number[] = []
  for (let i = 1; i <= 4; i++) {
    const payload = { email: 'nobody@example.com', password: `guess ${i}` }
    sixes.push(
      (await strict.app.inject({ method: 'POST', url: '/v1/sessions', payload, remoteAddress: `2001:db8:1:2::${i}` }))
        .statusCode,
    )
  }
  expect(sixes).toEqual([401, 401, 401, 429])

  // Nor may a session that stood open be used to find out its owner's password.
  const { ben } = await gatherCast(strict.deps)
  const guess = (i: number) =>
    strict.ask(ben, 'PATCH', '/v1/profile', { password: 'a new one of mine', currentPassword: `guess ${i}` })
  expect([await guess(1), await guess(2), await guess(3), await guess(4)].map(({ status }) => status)).toEqual([
    400, 400, 400, 429,
  ])
  expect((await strict.ask(ben, 'PATCH', '/v1/profile', { language: 'de' })).status).toBe(200)
  await strict.close()
})

test('behind a proxy the address that it saw counts, and not what the caller wrote before it', async () => {
  const strict = await openHouse({ proxies: 1, rateLimits: { perMinute: 1000, attemptsPerMinute: 1 } })
  const guess = async (forwarded: string) =>
    (
      await strict.ask(
        null,
        'POST',
        '/v1/sessions',
        { email: 'nobody@example.com', password: 'a guess' },
        {
          'x-forwarded-for': forwarded,
        },
      )
    ).status
  const from = ['192.0.2.1, 203.0.113.9', '192.0.2.2, 203.0.113.9', '192.0.2.2, 203.0.113.10']
  expect([await guess(from[0]!), await guess(from[1]!), await guess(from[2]!)]).toEqual([401, 429, 401])
  await strict.close()
})
