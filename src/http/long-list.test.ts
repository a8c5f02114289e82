import { fastify } from 'fastify'
import { expect, test } from 'vitest'
import { answerLong } from './long-list.ts'

const schema = {
  response: {
    200: {
      type: 'object',
      properties: {
        text: { type: 'string' },
        found: { type: 'array', items: { type: 'object', properties: { nr: { type: 'integer' } } } },
        seals: { type: 'array', items: { type: 'string' } },
      },
    },
  },
}
const rest = { text: 'so "found":[] stands in a text', seals: ['a]', '"found":['] }

async function answered(length: number) {
  let turns = 0
  const d = { pause: () => Promise.resolve(void turns++) }
  const app = fastify()
  app.get('/', { schema }, (_request, reply) =>
    answerLong(d, reply, rest, 'found', length, (from, to) =>
      Array.from({ length: to - from }, (_, i) => ({ nr: from + i, secret: 'quiet' })),
    ),
  )
  const answer = await app.inject('/')
  await app.close()
  return { answer, turns }
}

test.each([0, 1, 1_000, 1_001, 2_000, 2_500])('a list of %i is answered as it would be in one go', async (length) => {
  const { answer } = await answered(length)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
  // What the door's schema does not name is left out of a long list as of a short one.
  expect(answer.json()).toEqual({ ...rest, found: Array.from({ length }, (_, nr) => ({ nr })) })
})

test('others have their turn after each thousand, and a short list takes none', async () => {
  expect((await answered(2_500)).turns).toBe(3)
  expect((await answered(1_000)).turns).toBe(0)
})
