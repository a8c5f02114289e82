import { beforeAll, expect, test } from 'vitest'
import { apiDescription } from '../../src/http/api-description.ts'
import { jsonOf, lookUp, nounsOf, type Description, type Operation, type Schema } from './description.ts'
import { exampleOf } from './example.ts'

let api: Description
let operations: readonly Operation[]

beforeAll(async () => {
  api = (await apiDescription()) as Description
  operations = nounsOf(api).flatMap((noun) => noun.operations)
})

test('every endpoint stands under one noun, at an address of its own', () => {
  const told = Object.values(api.paths).flatMap((doors) => Object.keys(doors))
  expect(operations.length).toBe(told.length)
  expect(new Set(operations.map(({ id }) => id)).size).toBe(told.length)
  expect(operations.find(({ id }) => id === 'conversations/post-conversations-id-parts')).toMatchObject({
    method: 'POST',
    path: '/v1/conversations/{id}/parts',
  })
})

test('what is laid out to be sent has every field that it must have, and ids of the right kind', () => {
  const bodies = operations.map(({ requestBody }) => jsonOf(requestBody)).filter((one) => one !== undefined)
  expect(bodies.length).toBeGreaterThan(40)
  for (const body of bodies) expectToFit(body, exampleOf(api, body, 'request'))
})

function expectToFit(shape: Schema, value: unknown): void {
  const schema = lookUp(api, shape)
  if (schema.pattern?.includes('{26}')) expect(value).toMatch(new RegExp(schema.pattern))
  if (!schema.properties) return
  const fields = Object.entries(value as object)
  expect(fields.map(([name]) => name)).toEqual(expect.arrayContaining([...(schema.required ?? [])]))
  for (const [name, field] of fields) expectToFit(schema.properties[name]!, field)
}
