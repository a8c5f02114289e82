import { createHmac, generateKeyPairSync } from 'node:crypto'
import { SignJWT, UnsecuredJWT, type JWTPayload } from 'jose'
import { describe, expect, test } from 'vitest'
import type { IdentityClaim } from '../flows/ports.ts'
import { judgeIdentity, verifyIdentity } from './verify-identity.ts'

const secret = 's3cret'
const now = new Date('2025-12-31T12:00:00Z')
const seconds = Math.floor(now.getTime() / 1000)
const hour = 3_600
const day = 24 * hour

const verify = (claim: IdentityClaim, secrets: readonly string[] = [secret]) => verifyIdentity(secrets, claim, now)
const refused = (field: string) => expect.objectContaining({ code: 'unauthenticated', field })

const hashOf = (text: string, key = secret) => createHmac('sha256', key).update(text).digest('hex')

function token(
  claims: JWTPayload,
  { alg = 'HS256', key = secret, header = {} }: { alg?: string; key?: string; header?: object } = {},
) {
  return new SignJWT({ exp: seconds + hour, ...claims })
    .setProtectedHeader({ alg, typ: 'JWT', ...header })
    .sign(Buffer.from(key))
}

/** For what no library would make. */
function handmade(header: unknown, payload: unknown, key = secret): string {
  const part = (value: unknown) =>
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
  const signed = `${part(header)}.${part(payload)}`
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}

const good = { alg: 'HS256', typ: 'JWT' }

describe('without a signature', () => {
  test.each([
    {},
    { userId: '25' },
    { email: 'ada@example.com', name: 'Ada' },
    { userId: '25', userHash: '', userJwt: '' },
  ])('nobody is known: %o', (claim) => expect(verify(claim)).toBeUndefined())
})

describe('user_hash', () => {
  test('is made as Intercom makes it', () => {
    const userHash = '9e3b30f85da0f749eed1671c8352750deb362e2a79245a738aec4ddcca7977ed'
    expect(verify({ userId: '25', userHash })).toEqual({ externalId: '25', attributes: {} })
    expect(verify({ userId: '25', userHash: userHash.toUpperCase() })).toEqual({ externalId: '25', attributes: {} })
  })

  test('of the e-mail counts where there is no id', () => {
    const email = 'ada@example.com'
    expect(verify({ email, userHash: hashOf(email) })).toEqual({ email, attributes: {} })
  })

  test('signs the id alone: e-mail and name beside it are not taken over', () => {
    const claim = { userId: '25', email: 'ben@example.com', name: 'Ben', userHash: hashOf('25') }
    expect(verify(claim)).toEqual({ externalId: '25', attributes: {} })
  })

  test('of the e-mail is wrong when an id is sent as well', () => {
    const email = 'ada@example.com'
    expect(() => verify({ userId: '26', email, userHash: hashOf(email) })).toThrow(refused('user_hash'))
  })

  test('is right with any live secret and wrong with none', () => {
    const claim = { userId: '25', userHash: hashOf('25', 'older') }
    expect(verify(claim, ['newer', 'older'])).toBeDefined()
    expect(() => verify(claim, ['newer'])).toThrow(refused('user_hash'))
    expect(() => verify(claim, [])).toThrow(refused('user_hash'))
  })

  test('made with an empty secret is never right', () => {
    expect(() => verify({ userId: '25', userHash: hashOf('25', '') }, [''])).toThrow(refused('user_hash'))
  })

  test.each([
    hashOf('26'),
    hashOf('25').slice(1),
    `${hashOf('25')}00`,
    `${hashOf('25')}zz`,
    'zz'.repeat(32),
    'undefined',
  ])('%s is refused', (userHash) => {
    expect(() => verify({ userId: '25', userHash })).toThrow(refused('user_hash'))
  })

  test('without anybody to sign for is refused', () => {
    expect(() => verify({ userHash: hashOf('') })).toThrow(refused('user_hash'))
    expect(() => verify({ userId: '', email: '', userHash: hashOf('') })).toThrow(refused('user_hash'))
  })
})

describe('intercom_user_jwt', () => {
  test('as Intercom describes it is right, byte for byte', async () => {
    const userJwt = await token({ user_id: '25', email: 'joe@example.com', exp: 1_767_225_600 })
    const theirs = handmade(good, '{"user_id":"25","email":"joe@example.com","exp":1767225600}')
    expect(theirs).toMatch(/\.Zuu2LYWdCpJ4USI3zWHbbBKC32n9OkX3vPeHsKjTEt8$/)
    for (const jwt of [userJwt, theirs])
      expect(verify({ userJwt: jwt })).toEqual({
        externalId: '25',
        email: 'joe@example.com',
        attributes: {},
        until: new Date('2026-01-01T00:00:00Z'),
      })
  })

  test('gives id, e-mail, name, and what else is signed as attributes', async () => {
    const userJwt = await token({
      user_id: 25,
      name: 'Joe',
      plan: 'gold',
      seats: 3,
      trial: false,
      iat: seconds,
      iss: 'shop',
      'Not-A-Name': 'x',
      list: ['x'],
      nothing: null,
    })
    expect(verify({ userJwt })).toEqual({
      externalId: '25',
      name: 'Joe',
      attributes: { plan: 'gold', seats: 3, trial: false },
      until: expect.any(Date),
    })
  })

  test('takes no more than fifty attributes, and none that would reach into the object itself', () => {
    const many = Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`a${i}`, i]))
    const userJwt = handmade(
      good,
      JSON.stringify({ exp: seconds + hour, user_id: '25', ...many }).replace('{', '{"__proto__":"x",'),
    )
    const { attributes } = verify({ userJwt })!
    expect(Object.keys(attributes)).toHaveLength(50)
    expect(Object.getPrototypeOf(attributes)).toBe(Object.prototype)
  })

  test('takes no number that was read as another one', () => {
    const long = '4242'.repeat(4) + '428'
    const userJwt = handmade(good, `{"exp":${seconds + hour},"user_id":"25","card":${long},"seats":3}`)
    expect(verify({ userJwt })?.attributes).toEqual({ seats: 3 })
  })

  test('what stands beside it unsigned is not taken over', async () => {
    const userJwt = await token({ user_id: '25' })
    const claim = { userJwt, userId: '26', email: 'ben@example.com', name: 'Ben', userHash: hashOf('26') }
    expect(verify(claim)).toEqual({ externalId: '25', attributes: {}, until: expect.any(Date) })
  })

  test('may name the person by e-mail alone, but must name one', async () => {
    expect(verify({ userJwt: await token({ email: 'joe@example.com' }) })).toEqual({
      email: 'joe@example.com',
      attributes: {},
      until: expect.any(Date),
    })
    for (const claims of [
      {},
      { name: 'Joe' },
      { user_id: '' },
      { user_id: ['25'] },
      { user_id: 2.5 },
    ] as JWTPayload[]) {
      expect(() => verify({ userJwt: handmade(good, { exp: seconds + hour, ...claims }) })).toThrow(
        refused('intercom_user_jwt'),
      )
    }
  })

  test.each([
    ['has none', undefined],
    ['was a second ago', seconds - 1],
    ['is now', seconds],
    ['is more than thirty days ahead', seconds + 30 * day + 1],
    ['is text', String(seconds + hour)],
    ['is without end', Number.POSITIVE_INFINITY],
  ])('is refused when its end %s', (_what, exp) => {
    const payload = exp === Number.POSITIVE_INFINITY ? '{"user_id":"25","exp":1e999}' : { user_id: '25', exp }
    expect(() => verify({ userJwt: handmade(good, payload) })).toThrow(refused('intercom_user_jwt'))
  })

  test('thirty days are allowed, and so is a clock that is a minute ahead', async () => {
    expect(
      verify({ userJwt: await token({ user_id: '25', exp: seconds + 30 * day, nbf: seconds + 60 }) }),
    ).toBeDefined()
  })

  test.each([seconds + 61, seconds + hour, 'now', '0', null])('is refused before its time: nbf %s', (nbf) => {
    expect(() => verify({ userJwt: handmade(good, { user_id: '25', exp: seconds + day, nbf }) })).toThrow(
      refused('intercom_user_jwt'),
    )
  })

  test('without a signature is refused, however it says so', () => {
    const unsecured = new UnsecuredJWT({ user_id: '25' }).setExpirationTime(seconds + hour).encode()
    const tries = [
      unsecured,
      `${unsecured}AAAA`,
      ...['none', 'None', 'NONE', ''].map((alg) => handmade({ alg }, { user_id: '25', exp: seconds + hour })),
    ]
    for (const userJwt of tries) expect(() => verify({ userJwt })).toThrow(refused('intercom_user_jwt'))
  })

  test('with another algorithm is refused, even with the right secret', async () => {
    for (const alg of ['HS384', 'HS512']) {
      const userJwt = await token({ user_id: '25' }, { alg, key: secret.repeat(20) })
      expect(() => verify({ userJwt }, [secret.repeat(20)])).toThrow(refused('intercom_user_jwt'))
    }
    const { privateKey } = generateKeyPairSync('ed25519')
    const eddsa = await new SignJWT({ user_id: '25', exp: seconds + hour })
      .setProtectedHeader({ alg: 'EdDSA' })
      .sign(privateKey)
    expect(() => verify({ userJwt: eddsa })).toThrow(refused('intercom_user_jwt'))
  })

  test('that asks for rules we do not know is refused', () => {
    const userJwt = handmade({ ...good, crit: ['b64'], b64: false }, { user_id: '25', exp: seconds + hour })
    expect(() => verify({ userJwt })).toThrow(refused('intercom_user_jwt'))
  })

  test('with another secret, a changed claim or a cut signature is refused', async () => {
    const userJwt = await token({ user_id: '25' })
    const [head, body, mark] = userJwt.split('.')
    const other = Buffer.from(JSON.stringify({ user_id: '26', exp: seconds + hour })).toString('base64url')
    for (const forged of [
      `${head}.${other}.${mark}`,
      userJwt.slice(0, -2),
      `${userJwt}.x`,
      `${head}.${other}`,
      `${userJwt}=`,
      `${head}.${body}.!${mark}`,
      'a.b.c',
      '...',
    ]) {
      expect(() => verify({ userJwt: forged })).toThrow(refused('intercom_user_jwt'))
    }
    expect(() => verify({ userJwt }, ['another'])).toThrow(refused('intercom_user_jwt'))
    expect(verify({ userJwt }, ['another', secret])).toBeDefined()
  })

  test('is not saved by a right user_hash beside it', () => {
    expect(() => verify({ userId: '25', userHash: hashOf('25'), userJwt: 'x.y.z' })).toThrow(
      refused('intercom_user_jwt'),
    )
  })

  test('may have 8,192 characters, and is refused unread with one more', () => {
    const [longest = '', tooLong = ''] = [6_040, 6_041].map((length) =>
      handmade(good, { user_id: '25', exp: seconds + hour, note: 'x'.repeat(length) }),
    )
    expect([longest.length, tooLong.length]).toEqual([8_192, 8_193])
    expect(verify({ userJwt: longest })).toBeDefined()
    expect(() => verify({ userJwt: tooLong })).toThrow(refused('intercom_user_jwt'))
  })

  test('that is no JSON inside is refused', () => {
    for (const payload of ['{', 'null', '[]', '"25"', '25']) {
      expect(() => verify({ userJwt: handmade(good, payload) })).toThrow(refused('intercom_user_jwt'))
    }
    expect(() => verify({ userJwt: handmade('null', { user_id: '25', exp: seconds + hour }) })).toThrow(
      refused('intercom_user_jwt'),
    )
  })
})

describe('the owner of the secret', () => {
  const judge = (claim: IdentityClaim, secrets: readonly string[] = [secret]) => judgeIdentity(secrets, claim, now)
  const lives = { user_id: '25', exp: seconds + hour }

  test('is told who a claim names', () => {
    expect(judge({ userId: '25', userHash: hashOf('25') })).toEqual({ externalId: '25', attributes: {} })
    expect(judge({ email: 'ada@example.com', userHash: hashOf('ada@example.com') })).toEqual({
      email: 'ada@example.com',
      attributes: {},
    })
    const userJwt = ` ${handmade(good, lives)}\n` // as it is pasted
    expect(judge({ userJwt })).toMatchObject({ externalId: '25' })
  })

  test.each<[string, IdentityClaim]>([
    ['malformed', {}],
    ['malformed', { userId: '25' }],
    ['malformed', { userHash: hashOf('25') }],
    ['malformed', { userJwt: 'x.y' }],
    ['malformed', { userJwt: handmade(good, 'null') }],
    ['malformed', { userJwt: handmade(good, '25') }],
    ['signature', { userId: '25', userHash: hashOf('26') }],
    ['signature', { userJwt: handmade(good, lives, 'another') }],
    ['algorithm', { userJwt: handmade({ ...good, alg: 'none' }, lives) }],
    ['algorithm', { userJwt: handmade('null', lives) }],
    ['no-expiry', { userJwt: handmade(good, { user_id: '25' }) }],
    ['expired', { userJwt: handmade(good, { ...lives, exp: seconds }) }],
    ['lives-too-long', { userJwt: handmade(good, { ...lives, exp: seconds + 30 * day + 1 }) }],
    ['not-yet', { userJwt: handmade(good, { ...lives, nbf: seconds + 61 }) }],
    ['nobody', { userJwt: handmade(good, { name: 'Joe', exp: seconds + hour }) }],
  ])('is told why it names nobody: %s', (fault, claim) => expect(judge(claim)).toBe(fault))

  test('is told that there is no secret yet, whatever is asked', () => {
    expect(judge({ userId: '25', userHash: hashOf('25', '') }, [])).toBe('no-secret')
  })
})
