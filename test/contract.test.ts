import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import type { TSchema } from 'typebox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gatherCast, newId, type Cast } from './cast.ts'
import { answering } from './contract-answers.ts'
import { doorRules } from './door-rules.ts'
import { maker, type Made } from './door-samples.ts'
import { openHouse, type Answer, type House } from './house.ts'
import { openWay } from './way.ts'

/**
 * Every operation of the description, with a request for each answer that it names, requests that fit it and requests that
 * nearly do: each answer has a status that the description names and a body of its shape, and none is our fault.
 */
type Schema = Record<string, unknown>
type Operation = {
  readonly method: string
  readonly path: string
  readonly parameters: readonly { name: string; in: string; schema: Schema; required?: boolean }[]
  readonly body: Schema | undefined
  readonly security?: readonly object[]
  readonly responses: Record<string, { content?: Record<string, { schema?: Schema }> }>
}

const runs = Number(process.env['CONTRACT_RUNS'] ?? 12)
const seed = Number(process.env['CONTRACT_SEED'] ?? 42)
let house: House
let ahead = 0
let cast: Cast
let made: Made
let operations: Operation[] = []
let components: Record<string, Schema> = {}
const seen = new Map<string, Set<number>>()
const undocumented = new Set<string>()

beforeAll(async () => {
  house = await openHouse({ now: () => new Date(Date.now() + ahead) })
  cast = await gatherCast(house.deps)
  made = maker(house, cast)
  const document = (await house.ask(null, 'GET', '/v1/openapi.json')).body as {
    paths: Record<
      string,
      Record<
        string,
        {
          parameters?: Operation['parameters']
          requestBody?: { content: Record<string, { schema: Schema }> }
          responses: Operation['responses']
          security?: object[]
        }
      >
    >
    components: { schemas: Record<string, Schema> }
  }
  components = document.components.schemas
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody, responses, security }]) => ({
      method: method.toUpperCase(),
      path,
      parameters,
      body: requestBody?.content['application/json']?.schema,
      responses,
      ...(security ? { security } : {}),
    })),
  )
})
afterAll(() => house.close())

test('there are as many operations as doors for programs and people', () => {
  expect(operations.length).toBeGreaterThan(70)
})

/** Had at all doors in one go, in a house that is made for it. */
const hadBelow: Readonly<Record<number, string>> = {
  429: 'who asks too often waits, at every door',
  503: 'while the database is away every door says so',
}

// First, while everybody is still there: the made-up requests erase people and end sessions.
test('every answer that the description names can be had', { timeout: 180_000 }, async () => {
  const answer = await answering(house, cast, made, (ms) => (ahead += ms))
  const notHad: string[] = []
  for (const operation of operations) {
    const door = doorOf(operation)
    for (const status of Object.keys(operation.responses).map(Number)) {
      if (Object.hasOwn(hadBelow, status)) continue
      const given = await answer(door, status)
      if (given) await check(operation, given, `${door}, wanted ${status}`)
      if (given?.status !== status) notHad.push(`${status} ${door}: ${given?.status ?? 'nobody knows how'}`)
    }
  }
  expect(notHad).toEqual([])
})

test('requests made from the description are answered as it says', { timeout: 10_000 * runs }, async () => {
  for (const operation of operations.filter(({ method, path }) => !endsSession(method, path))) {
    const asks = fc.sample(requestOf(operation), { numRuns: runs, seed })
    for (const { url, body } of asks)
      await check(operation, await house.ask(whoFor(operation), operation.method, url, body), url)
  }
})

test(hadBelow[429]!, { timeout: 120_000 }, async () => {
  const busy = await openHouse({ rateLimits: { perMinute: 1, attemptsPerMinute: 1 } })
  const others = await gatherCast(busy.deps)
  for (const operation of operations) {
    const who = operation.path.startsWith('/v1/messenger/') ? others.vic : others.ada
    const ask = () => busy.ask(who, operation.method, anyUrl(operation), bodyFor(operation))
    let answer = await ask()
    // Opening the messenger has twenty times the number of the other attempts.
    for (let i = 0; i < 25 && answer.status < 429 && operation.responses['429']; i++) answer = await ask()
    await check(operation, answer, `${doorOf(operation)}, too often`)
  }
  await busy.close()
})

test(hadBelow[503]!, { timeout: 120_000 }, async () => {
  const way = await openWay()
  const cut = await openHouse({ way: way.to })
  const others = await gatherCast(cut.deps)
  await way.close()
  const open = operations.filter(({ responses }) => responses['503'])
  for (const operation of open) {
    const who = operation.path.startsWith('/v1/messenger/') ? others.vic : others.ada
    const door = doorOf(operation)
    const sample = operation.security?.length === 0 ? await doorRules[door]?.sample?.(made) : undefined
    await check(
      operation,
      await cut.ask(
        who,
        operation.method,
        sample?.url ?? anyUrl(operation),
        sample?.body ?? bodyFor(operation),
        sample?.headers,
      ),
      `${door}, database away`,
    )
  }
  await cut.close()
})

test('every answer that is documented happened, and no other', () => {
  const never = operations.flatMap((operation) =>
    Object.keys(operation.responses)
      .filter((status) => !seen.get(doorOf(operation))?.has(Number(status)))
      .map((status) => `${status} ${doorOf(operation)}`),
  )
  expect({ never: never.toSorted(), undocumented: [...undocumented].toSorted() }).toEqual({
    never: [],
    undocumented: [],
  })
})

async function check(operation: Operation, answer: Answer, url: string): Promise<void> {
  const what = doorOf(operation)
  const statuses = seen.get(what) ?? new Set()
  seen.set(what, statuses.add(answer.status))
  const documented = operation.responses[String(answer.status)]
  if (!documented) undocumented.add(`${answer.status} ${what}`)
  expect({ what, url, status: answer.status, text: answer.text.slice(0, 300) }).not.toMatchObject({ status: 500 })
  const schema = documented?.content?.['application/json']?.schema
  if (schema === undefined || answer.status === 204) return
  // With `fields` the other ones are left out, as the description says.
  const sparse = /[?&]fields=/.test(url)
  const mistakes = [...validatorOf(schema).Errors(answer.body)]
    .filter(({ keyword }) => !(sparse && keyword === 'required'))
    .slice(0, 3)
  expect({ what, url, mistakes }).toEqual({ what, url, mistakes: [] })
}

const doorOf = ({ method, path }: Operation) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`
const anyUrl = ({ path }: Operation) => path.replaceAll(/\{(\w+)\}/g, 'x')
const bodyFor = ({ body }: Operation) => (body === undefined ? undefined : {})

const validators = new Map<Schema, ReturnType<typeof Compile>>()
function validatorOf(schema: Schema): ReturnType<typeof Compile> {
  const known = validators.get(schema)
  if (known) return known
  const fresh = Compile(inlined(schema) as TSchema)
  validators.set(schema, fresh)
  return fresh
}

/** With every `$ref` in its place: none of ours goes round in a circle. */
function inlined(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(inlined)
  if (typeof node !== 'object' || node === null) return node
  const { $ref, ...rest } = node as Schema
  if (typeof $ref === 'string') return inlined(components[$ref.split('/').at(-1) ?? ''])
  return Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, inlined(inner)]))
}

const endsSession = (method: string, path: string) =>
  (method === 'DELETE' && path === '/v1/session') || path === '/v1/messenger/departures'
const whoFor = ({ path }: Operation) => (path.startsWith('/v1/messenger/') ? cast.vic : cast.ada)

function requestOf({ path, parameters, body }: Operation): fc.Arbitrary<{ url: string; body: unknown }> {
  const values = fc.record(
    Object.fromEntries(
      parameters.filter(({ in: where }) => where !== 'header').map((one) => [one.name, valueOf(one.schema)]),
    ),
  )
  const nearly =
    body === undefined
      ? fc.constantFrom(undefined, {})
      : fc.oneof({ weight: 3, arbitrary: valueOf(inlined(body) as Schema) }, { weight: 1, arbitrary: fc.jsonValue() })
  return fc
    .record({ values, body: nearly, asked: fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }) })
    .map((given) => {
      const query = parameters.filter(
        ({ in: where, required }, i) => where === 'query' && (required || given.asked[i % 20]),
      )
      const search = new URLSearchParams(query.map(({ name }) => [name, String(given.values[name])]))
      const url = path.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(String(given.values[name])))
      return { url: search.size > 0 ? `${url}?${search}` : url, body: given.body }
    })
}

/** Values that fit a schema, near its edges, and now and then one that does not. */
function valueOf(schema: Schema): fc.Arbitrary<unknown> {
  const {
    type,
    enum: choices,
    anyOf,
    const: only,
    properties,
    required = [],
    items,
    pattern,
  } = schema as {
    type?: string
    enum?: unknown[]
    anyOf?: Schema[]
    const?: unknown
    properties?: Record<string, Schema>
    required?: string[]
    items?: Schema
    pattern?: string
  }
  const fitting = (): fc.Arbitrary<unknown> => {
    if (only !== undefined) return fc.constant(only)
    if (choices) return fc.constantFrom(...choices)
    if (anyOf) return fc.oneof(...anyOf.map(valueOf))
    const {
      minLength = 0,
      maxLength = 200,
      minimum = -5,
      maximum = 5_000,
      minItems = 0,
      maxItems = 4,
    } = schema as Record<string, number>
    switch (type) {
      case 'object':
        return properties
          ? fc.record(Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, valueOf(inner)])), {
              requiredKeys: [...required],
            })
          : fc.dictionary(
              fc.string({ maxLength: 12 }),
              fc.oneof(fc.string({ maxLength: 20 }), fc.integer(), fc.boolean(), fc.constant(null)),
              { maxKeys: 3 },
            )
      case 'array':
        return fc.array(valueOf(items ?? {}), {
          minLength: minItems,
          maxLength: Math.max(minItems, Math.min(maxItems, 4)),
        })
      case 'integer':
        return fc.oneof(
          fc.constantFrom(minimum, maximum),
          fc.integer({ min: Math.ceil(minimum), max: Math.floor(maximum) }),
        )
      case 'number':
        return fc.double({ min: minimum, max: maximum, noNaN: true })
      case 'boolean':
        return fc.boolean()
      case 'null':
        return fc.constant(null)
      case 'string':
        if (schema['format'] === 'date-time')
          return fc
            .date({ min: new Date(0), max: new Date('2099-01-01'), noInvalidDate: true })
            .map((date) => date.toISOString())
        if (pattern) return fromPattern(pattern)
        return fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 40), unit: 'grapheme' })
      default:
        return fc.jsonValue({ maxDepth: 3 })
    }
  }
  return fc.oneof(
    { weight: 12, arbitrary: fitting() },
    { weight: 1, arbitrary: fc.constantFrom(null, '', -1, 'x'.repeat(300), [], {}) },
  )
}

/** Ids of the right shape, real ones among them, so that requests get past the first check. */
function fromPattern(pattern: string): fc.Arbitrary<string> {
  const prefix = /^\^([a-z]{3})_\[0-9a-hjkmnp/.exec(pattern)?.[1]
  if (prefix === 'cnt') return fc.constantFrom(cast.vic.viewer.id, cast.wim.viewer.id, newId('contact'))
  if (prefix === 'tmt') return fc.constantFrom(cast.ben.viewer.id, newId('teammate'))
  if (prefix) return fc.constant(null).map(() => newId('tag').replace(/^tag/, prefix))
  if (pattern.startsWith('^tkn_')) return fc.constant(`tkn_${'a'.repeat(26)}`)
  return fc.stringMatching(new RegExp(pattern)).filter((text) => text.length < 200)
}
