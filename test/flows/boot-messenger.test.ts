import { createHmac } from 'node:crypto'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultMessenger } from '../../src/core/workspace.ts'
import { bootMessenger, type Boot } from '../../src/flows/boot-messenger.ts'
import { changeWorkspace, createIdentitySecret, revokeIdentitySecret } from '../../src/flows/change-workspace.ts'
import { createContact } from '../../src/flows/save-contact.ts'
import { newId } from '../cast.ts'
import { card, day, openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
let secret: string
let secretId: string
let known: string
const email = 'mira@example.net'

beforeAll(async () => {
  desk = await openDesk()
  const { ada } = desk.cast
  secretId = newId('identitySecret')
  secret = (await createIdentitySecret(desk.d, ada.viewer, secretId)).secret
  known = newId('contact')
  await createContact(desk.d, ada.viewer, known, { name: 'Mira Sands', email, externalId: 'user-7' })
})
afterAll(() => desk.close())

const boot = (more: Partial<Boot>) =>
  bootMessenger(desk.d, { workspaceId: desk.cast.ada.viewer.workspaceId, address: '192.0.2.9', ...more })
const hashOf = (text: string, key = secret) => createHmac('sha256', key).update(text).digest('hex')
const inAnHour = () => Math.floor(desk.d.clock.now().getTime() / 1000) + 3600
const jwt = (claims: Record<string, unknown>, key = secret, exp: number | null = inAnHour()) => {
  const token = new SignJWT(claims).setProtectedHeader({ alg: 'HS256' })
  return (exp === null ? token : token.setExpirationTime(exp)).sign(new TextEncoder().encode(key))
}

describe('without a signature', () => {
  test('somebody is a new visitor', async () => {
    expect(await boot({})).toMatchObject({ verified: false, contact: { kind: 'visitor', email: null } })
  })

  test.each([{ email }, { userId: 'user-7' }, { userId: 'user-7', email, name: 'Mira Sands' }])(
    'who claims to be %j is not that person',
    async (claim) => {
      const booted = await boot(claim)
      expect(booted.contact.id).not.toBe(known)
      expect(booted).toMatchObject({ verified: false, contact: { kind: 'visitor', externalId: null } })
    },
  )

  test('a claimed e-mail does not take the look-up of the real person', async () => {
    await boot({ email })
    expect((await desk.d.store.contactBy(desk.cast.ada.viewer.workspaceId, 'email', email))?.id).toBe(known)
  })

  test('a visitor who comes back with their token is the same visitor', async () => {
    const first = await boot({})
    const again = await boot({ session: first.token })
    expect(again.contact.id).toBe(first.contact.id)
    expect(again.token).not.toBe(first.token)
  })

  test('a token of ninety days ago, or of another workspace, makes a new visitor', async () => {
    const first = await boot({})
    const elsewhere = await boot({ session: first.token, workspaceId: desk.cast.zoe.viewer.workspaceId })
    expect(elsewhere.contact.id).not.toBe(first.contact.id)
    desk.clock.later(91 * day)
    expect((await boot({ session: first.token })).contact.id).not.toBe(first.contact.id)
  })

  test('a name passes the line', async () => {
    expect((await boot({ name: `Vic ${card}` })).contact.name?.text).toBe('Vic [payment card •••• 4242]')
  })

  test('a workspace that asks for signatures refuses a claim, and still lets visitors in', async () => {
    const { ada } = desk.cast
    await changeWorkspace(desk.d, ada.viewer, { messenger: { ...defaultMessenger, requireVerification: true } })
    await expect(boot({ email })).rejects.toEqual(refusedAs('unauthenticated', 'user_hash'))
    expect(await boot({})).toMatchObject({ verified: false })
    await changeWorkspace(desk.d, ada.viewer, { messenger: defaultMessenger })
  })
})

describe('with a right signature', () => {
  test('user_hash of the id is that person', async () => {
    expect(await boot({ userId: 'user-7', userHash: hashOf('user-7') })).toMatchObject({
      verified: true,
      contact: { id: known, kind: 'contact' },
    })
  })

  test.each(['\uff55ser-7', 'user-\u2077', 'user-7 ', '\u00a0user-7'])(
    'an id that only reads like theirs is not that person: %j',
    async (userId) => {
      await expect(boot({ userId, userHash: hashOf(userId) })).rejects.toMatchObject({ field: 'user_id' })
      await expect(boot({ userJwt: await jwt({ user_id: userId }) })).rejects.toMatchObject({ field: 'user_id' })
    },
  )

  test('an e-mail that only reads like theirs is not that person, and one in capitals is', async () => {
    for (const alike of ['\uff4dira@example.net', 'mira@example.net ', 'mira@exampl\u212f.net'])
      await expect(boot({ email: alike, userHash: hashOf(alike) })).rejects.toMatchObject({ field: 'user_id' })
    const loud = email.toUpperCase()
    expect((await boot({ email: loud, userHash: hashOf(loud) })).contact.id).toBe(known)
  })

  test('user_hash of the e-mail is that person where there is no id', async () => {
    expect((await boot({ email, userHash: hashOf(email) })).contact.id).toBe(known)
  })

  test('a token is that person, and brings signed news of them', async () => {
    const booted = await boot({ userJwt: await jwt({ user_id: 'user-7', name: 'Mira Sands-Lee' }) })
    expect(booted.contact).toMatchObject({ id: known, name: { text: 'Mira Sands-Lee' } })
  })

  test('an e-mail by which somebody else is known is not taken over, and keeps nobody out', async () => {
    const { ada } = desk.cast
    const lead = newId('contact')
    await createContact(desk.d, ada.viewer, lead, { email: 'lead@example.net' })
    const claims = { user_id: 'user-12', email: 'lead@example.net' }
    const fresh = await boot({ userJwt: await jwt(claims) })
    expect(fresh).toMatchObject({ verified: true, contact: { externalId: 'user-12', email: null } })
    expect(fresh.contact.id).not.toBe(lead)
    expect((await boot({ userJwt: await jwt(claims) })).contact.id).toBe(fresh.contact.id)
    const moved = await boot({ userJwt: await jwt({ user_id: 'user-7', email: 'lead@example.net' }) })
    expect(moved.contact).toMatchObject({ id: known, email })
    expect(await desk.d.store.contactBy(ada.viewer.workspaceId, 'email', 'lead@example.net')).toMatchObject({
      id: lead,
    })
  })

  test('a page that says the same of somebody each time seals nothing twice and changes nothing', async () => {
    const claims = {
      user_id: 'user-11',
      name: `Una ${card}`,
      iban: ['DE89', '3704', '0044', '0532', '0130', '00'].join(''),
      plan: 'gold',
    }
    const first = await boot({ userJwt: await jwt(claims) })
    for (let page = 0; page < 3; page++)
      expect((await boot({ userJwt: await jwt(claims) })).contact).toEqual(first.contact)
    const { id } = first.contact
    expect(await desk.sql('select token from sealed_values where contact_id = $1', [id])).toHaveLength(2)
    const acts = () => desk.sql("select id from activity where object_id = $1 and action = 'contact.changed'", [id])
    expect(await acts()).toEqual([])
    const moved = await boot({ userJwt: await jwt({ ...claims, plan: 'silver' }) })
    expect(moved.contact.attributes).toEqual({ ...first.contact.attributes, plan: { text: 'silver', seals: [] } })
    expect(await acts()).toHaveLength(1)
  })

  test('the session ends with the signature, and with no other one later than in thirty days', async () => {
    const exp = inAnHour()
    const signed = await boot({ userJwt: await jwt({ user_id: 'user-7' }, secret, exp) })
    expect(Date.parse(signed.expiresAt)).toBe(exp * 1_000)
    const hashed = await boot({ userId: 'user-7', userHash: hashOf('user-7') })
    const left = Date.parse(hashed.expiresAt) - desk.d.clock.now().getTime()
    expect([left > 29 * day, left <= 30 * day]).toEqual([true, true])
  })

  test('somebody not known yet becomes a contact, and the next time is the same one', async () => {
    const first = await boot({ userId: 'user-8', userHash: hashOf('user-8') })
    expect(first.contact).toMatchObject({ kind: 'contact', externalId: 'user-8' })
    expect((await boot({ userId: 'user-8', userHash: hashOf('user-8') })).contact.id).toBe(first.contact.id)
  })

  test('what was not signed is not taken over', async () => {
    const { contact } = await boot({
      userId: 'user-9',
      userHash: hashOf('user-9'),
      email: 'somebody.else@example.net',
      name: 'Somebody Else',
    })
    expect(contact).toMatchObject({ externalId: 'user-9', email: null, name: null })
  })
})

describe('with a wrong signature', () => {
  const wrong: [name: string, claim: () => Promise<Partial<Boot>>][] = [
    ['a hash of somebody else', async () => ({ userId: 'user-7', userHash: hashOf('user-8') })],
    ['a hash with another key', async () => ({ userId: 'user-7', userHash: hashOf('user-7', 'guessed') })],
    ['a hash of the e-mail beside another id', async () => ({ userId: 'user-7', email, userHash: hashOf(email) })],
    ['an empty-looking hash', async () => ({ userId: 'user-7', userHash: '0'.repeat(64) })],
    ['a token with another key', async () => ({ userJwt: await jwt({ user_id: 'user-7' }, 'x'.repeat(40)) })],
    ['a token that has expired', async () => ({ userJwt: await jwt({ user_id: 'user-7' }, secret, 1_700_000_000) })],
    [
      'a token that would live for years',
      async () => ({ userJwt: await jwt({ user_id: 'user-7' }, secret, 4_102_444_800) }),
    ],
    ['a token without an end', async () => ({ userJwt: await jwt({ user_id: 'user-7' }, secret, null) })],
    [
      'a token that says it needs no signature',
      async () => ({
        userJwt: `${[{ alg: 'none' }, { user_id: 'user-7', exp: inAnHour() }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`,
      }),
    ],
    ['words', async () => ({ userJwt: 'let me in' })],
  ]

  test.each(wrong)('%s is refused, logged, and leaves nobody behind', async (_name, claim) => {
    const before = await desk.sql('select id from contacts')
    await expect(boot(await claim())).rejects.toEqual(refusedAs('unauthenticated'))
    expect(await desk.sql('select id from contacts')).toHaveLength(before.length)
    expect((await desk.actions()).at(-1)).toBe('visitor.refused')
  })

  test('a secret that was revoked signs nothing any more, nor does what it has signed last, or is signing', async () => {
    const signed = { userId: 'user-7', userHash: hashOf('user-7') }
    const known = async ({ token }: { token: string }) =>
      (await desk.d.store.visitorOf(desk.d.identity.hashSecret(token), desk.d.clock.now())) !== undefined
    const [visitor, person] = [await boot({}), await boot(signed)]
    expect([await known(visitor), await known(person)]).toEqual([true, true])

    const { store } = desk.d
    const contactBy: typeof store.contactBy = async (...asked) => {
      await revokeIdentitySecret(desk.d, desk.cast.ada.viewer, secretId)
      return store.contactBy(...asked)
    }
    const { workspaceId } = desk.cast.ada.viewer
    const meanwhile = bootMessenger(
      { ...desk.d, store: { ...store, contactBy } },
      { workspaceId, address: null, ...signed },
    )
    await expect(meanwhile).rejects.toEqual(refusedAs('unauthenticated'))
    expect([await known(visitor), await known(person)]).toEqual([true, false])
    await expect(boot(signed)).rejects.toEqual(refusedAs('unauthenticated'))
  })
})
