import { expect, test } from 'vitest'
import { apiOf, bootOf, lookOf, personOf, settingsOfTag } from './settings.ts'

const workspace = `wsp_${'0'.repeat(26)}`
const jwtOf = (payload: object) => `h.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.s`

test('the settings of a site that used another messenger become a boot', () => {
  const boot = bootOf(
    {
      app_id: workspace,
      user_id: 25,
      email: 'mara@example.com',
      name: 'Mara',
      user_hash: 'ab',
      created_at: 1,
      plan: 'pro',
    },
    'de',
    'vis_1',
  )
  expect(boot).toEqual({
    app_id: workspace,
    language: 'de',
    session: 'vis_1',
    user_id: '25',
    email: 'mara@example.com',
    name: 'Mara',
    user_hash: 'ab',
  })
})

test('without a workspace there is no boot', () => {
  expect(bootOf({ user_id: '1' }, 'en')).toBeNull()
})

test('empty, too long and foreign values are left out instead of refused by the server', () => {
  expect(
    bootOf(
      { app_id: workspace, user_id: '', email: 'x'.repeat(300), name: { first: 'M' }, intercom_user_jwt: null },
      'en',
    ),
  ).toEqual({
    app_id: workspace,
    language: 'en',
  })
})

test('the language is what the site says, else what the browser prefers, else English', () => {
  expect(lookOf({ language_override: 'de-AT' }, ['en-GB']).language).toBe('de')
  expect(lookOf({}, ['fr', 'de-CH', 'en']).language).toBe('de')
  expect(lookOf({}, ['fr']).language).toBe('en')
  expect(lookOf({ language_override: 'fr' }, ['de']).language).toBe('de')
})

test('a look is only taken if it is one', () => {
  const look = lookOf(
    { action_color: 'red;}', alignment: 'middle', horizontal_padding: '-3', vertical_padding: 'x', theme_mode: 'dark' },
    [],
  )
  expect(look).toMatchObject({
    color: null,
    side: null,
    horizontalPadding: 0,
    verticalPadding: null,
    theme: 'dark',
    hideLauncher: false,
  })
  expect(lookOf({ action_color: '#1e4d57', alignment: 'left', hide_default_launcher: true }, [])).toMatchObject({
    color: '#1e4d57',
    side: 'left',
    hideLauncher: true,
  })
})

test('a script tag alone is enough', () => {
  expect(settingsOfTag({ workspace, language: 'de', color: '#112233', position: 'left', other: 'x' })).toEqual({
    app_id: workspace,
    language_override: 'de',
    action_color: '#112233',
    alignment: 'left',
  })
})

test('the server is where the script came from; what another SDK writes into the settings is passed over', () => {
  expect(apiOf(undefined, 'https://chat.example')).toBe('https://chat.example')
  expect(apiOf('https://api-iam.intercom.io', 'https://chat.example')).toBe('https://chat.example')
  expect(apiOf('https://other.example/path', 'https://chat.example')).toBe('https://other.example')
  expect(apiOf('javascript:alert(1)', 'https://chat.example')).toBe('https://chat.example')
  expect(apiOf('//x', 'https://chat.example')).toBe('https://chat.example')
})

test('people are told apart by the signed identity first', () => {
  expect(personOf({})).toBeNull()
  expect(personOf({ intercom_user_jwt: jwtOf({ user_id: 'mara' }), user_id: 'zoe' })).toBe('mara')
  expect(personOf({ user_id: 7 })).toBe('7')
  expect(personOf({ email: 'a@b.c' })).toBe('a@b.c')
})

test('a new signature for the same person is the same person', () => {
  expect(personOf({ intercom_user_jwt: jwtOf({ user_id: 'mara', exp: 1 }) })).toBe(
    personOf({ intercom_user_jwt: jwtOf({ user_id: 'mara', exp: 2 }) }),
  )
})

test('an unreadable signature is a person of its own', () => {
  expect(personOf({ intercom_user_jwt: 'nonsense' })).toBe('nonsense')
})
