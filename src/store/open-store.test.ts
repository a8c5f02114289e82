import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  openFullStore,
  words,
  tagId,
  token,
  erasureId,
  findingId,
  revealId,
  webhookId,
  exportId,
  redactionSessionId,
  sweepId,
} from '../../test/full-store.ts'
import { id, safe, type StoreHouse } from '../../test/store-house.ts'
import type { Conversation } from '../core/conversation.ts'
import type { Part } from '../core/part.ts'
import type { Staff, Viewer } from '../core/viewer.ts'

let house: StoreHouse
let conversation: Conversation
let part: Part

beforeAll(async () => {
  ;({ house, conversation, part } = await openFullStore())
})
afterAll(() => house?.shut())

test('no word stands in any column of any table', async () => {
  const tables = await house.sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  expect(tables.length).toBeGreaterThan(25)
  let rows = 0
  for (const { name } of tables) {
    for (const { row } of await house.sql<{ row: string }>(`select t::text as row from ${name} t`)) {
      rows++
      // A bytea reads as hex, so the words are looked for in hex as well.
      const found = words.filter((word) => row.includes(word) || row.includes(Buffer.from(word).toString('hex')))
      expect({ name, found }).toEqual({ name, found: [] })
    }
  }
  expect(rows).toBeGreaterThan(40)
})

const sweeper = ({ workspaceId }: Staff) => ({ type: 'system', id: 'sweep', workspaceId, address: null }) as const

/** Every getter that takes who looks, asked for what is ada's. */
const getters: Record<string, (viewer: Staff) => Promise<unknown>> = {
  identitySecrets: (viewer) => house.store.identitySecrets(viewer),
  teammates: (viewer) => house.store.teammates(viewer),
  teammateNames: async (viewer) => [...(await house.store.teammateNames(viewer)).values()],
  invitations: (viewer) => house.store.invitations(viewer),
  roles: async (viewer) => (await house.store.roles(viewer)).map((role) => role.id),
  apiKeys: (viewer) => house.store.apiKeys(viewer),
  policies: async (viewer) => (await house.store.policies(viewer)).map((policy) => policy.name),
  contactFor: (viewer) => house.store.contactFor(viewer, house.vic.id),
  contactsFor: async (viewer) => (await house.store.contactsFor(viewer, { limit: 50 })).items,
  conversationFor: (viewer) => house.store.conversationFor(viewer, conversation.id),
  conversationsFor: async (viewer) => (await house.store.conversationsFor(viewer, {}, { limit: 50 })).items,
  conversationsOf: async (viewer) =>
    (await house.store.conversationsFor(viewer, { contactId: house.vic.id, tagId }, { limit: 50 })).items,
  searchFor: async (viewer) => (await house.store.searchFor(viewer, ['thunderstorm'], {}, { limit: 50 })).items,
  partPage: (viewer) => house.store.partPage(viewer, conversation.id, { limit: 50 }).then(({ items }) => items),
  partsFor: (viewer) => house.store.partsFor(viewer, conversation.id, { limit: 50 }),
  textsAround: (viewer) =>
    house.store.textsAround(viewer, conversation.id, { from: new Date(0), until: new Date('2100-01-01'), before: 6 }),
  partFor: (viewer) => house.store.partFor(viewer, part.id),
  imported: async (viewer) => [...(await house.store.imported(viewer, [conversation.id])).keys()],
  partsThere: async (viewer) => [...(await house.store.partsThere(viewer, [part.id]))],
  tags: (viewer) => house.store.tags(viewer),
  macros: (viewer) => house.store.macros(viewer),
  sealedFor: (viewer) => house.store.sealedFor(viewer, token),
  originOf: (viewer) => house.store.originOf(viewer, token),
  revealOf: (viewer) => house.store.revealOf(viewer, revealId),
  findingFor: (viewer) => house.store.findingFor(viewer, findingId),
  findingsFor: async (viewer) => (await house.store.findingsFor(viewer, 'open', { limit: 50 })).items,
  recentMessages: async (viewer) => (await house.store.recentMessages(viewer, { limit: 50 })).items,
  overview: async (viewer) =>
    (await house.store.overview(viewer, { days: 7, weeks: 4, zone: 'UTC', now: house.clock.now() })).hidden,
  dataMap: async (viewer) => (await house.store.dataMap(viewer)).filter(({ rows }) => rows > 0),
  contactCounts: async (viewer) =>
    [...(await house.store.contactCounts(viewer, [house.vic.id])).values()].filter(
      ({ conversations }) => conversations > 0,
    ),
  setupState: async (viewer) =>
    Object.entries(await house.store.setupState(viewer)).filter(
      ([step, done]) => done && ['message', 'sealed', 'messenger'].includes(step),
    ),
  erasures: (viewer) => house.store.erasures(viewer),
  erasuresFor: async (viewer) => (await house.store.erasuresFor(viewer, { limit: 50 })).items,
  restingCounts: async (viewer) =>
    Object.entries(await house.store.restingCounts(viewer, new Date('2100-01-01'))).filter(([, count]) => count > 0),
  erasureFor: (viewer) => house.store.erasureFor(viewer, erasureId),
  activityFor: async (viewer) => (await house.store.activityFor(viewer, {}, { limit: 50 })).items,
  hasLooked: async (viewer) =>
    (await house.store.hasLooked(viewer, { action: 'conversation.opened', objectId: conversation.id }, new Date(0)))
      ? ['a look']
      : [],
  teams: (viewer) => house.store.teams(viewer),
  views: (viewer) => house.store.views(viewer),
  viewCounts: async (viewer) => ((await house.store.viewCounts(viewer)).open > 0 ? ['open'] : []),
  draftFor: (viewer) => house.store.draftFor(viewer, conversation.id),
  exports: (viewer) => house.store.exports(viewer),
  exportFiles: (viewer) => house.store.exportFiles(viewer),
  exportFileText: async (viewer) =>
    (await house.store.exportFileText(viewer, exportId)) === undefined ? [] : ['a file'],
  webhooks: (viewer) => house.store.webhooks(viewer),
  webhookFor: (viewer) => house.store.webhookFor(viewer, webhookId),
  deliveriesFor: async (viewer) => (await house.store.deliveriesFor(viewer, webhookId, { limit: 50 })).items,
  sweepFor: (viewer) => house.store.sweepFor(viewer, sweepId),
  sweepsFor: async (viewer) => (await house.store.sweepsFor(viewer, { limit: 50 })).items,
  sweptValues: (viewer) => house.store.sweptValues(sweeper(viewer), sweepId, '', 50),
  standingTexts: async (viewer) =>
    (await house.store.standingTexts(sweeper(viewer), { step: 'parts', after: '', limit: 50 })).texts,
  sealedValuesFor: async (viewer) => [...(await house.store.sealedValuesFor(viewer, [token])).keys()],
  redactionTokens: async (viewer) =>
    (await house.store.redactionTokens(viewer, redactionSessionId, [])) && ['a session'],
  revisionOf: async (viewer) => ((await house.store.revisionOf(viewer, 'tag', tagId)) === undefined ? [] : ['a tag']),
  eventsOf: (viewer) => house.store.eventsOf(viewer, house.vic.id),
  sessionsOf: (viewer) =>
    viewer.type === 'teammate' ? house.store.sessionsOf(viewer, house.clock.now()) : Promise.resolve([]),
  evidenceNumbers: async (viewer) => {
    const period = { from: new Date(0), to: new Date('2100-01-01'), now: house.clock.now() }
    return Object.entries((await house.store.evidenceNumbers(viewer, period)).counts)
  },
  looked: async (viewer) => [
    ...(await house.store.looked(viewer, { from: new Date(0), to: new Date('2100-01-01') })).keys(),
  ],
  trailNumbers: async (viewer) => {
    const range = { from: new Date(0), to: new Date('2100-01-01'), now: house.clock.now() }
    return Object.entries((await house.store.trailNumbers(viewer, house.ada.id, range)).counts)
  },
  lastSeen: async (viewer) => [...(await house.store.lastSeen(viewer)).keys()],
  chainState: async (viewer) => ((await house.store.chainState(viewer)).rows > 0 ? ['rows'] : []),
}

describe('zoe of another workspace', () => {
  test.each(Object.keys(getters))('gets by %s nothing of ada’s, and ada does', async (name) => {
    const adas = await getters[name]!(house.ada)
    expect(Array.isArray(adas) ? adas.length : adas).toBeTruthy()
    const ours = JSON.stringify(adas)
    const zoes = await getters[name]!(house.zoe)
    for (const each of Array.isArray(zoes) ? (zoes as unknown[]) : [zoes]) {
      if (each !== undefined && name !== 'policies') expect(ours).not.toContain(JSON.stringify(each))
    }
    if (!['teammates', 'teammateNames', 'roles', 'policies'].includes(name)) expect(zoes ?? []).toEqual([])
  })

  test('every getter with a viewer is asked', () => {
    const withoutViewer = [
      'workspaceIds',
      'workspace',
      'dataUses',
      'retention',
      'resting',
      'unreadAnswers',
      'liveIdentitySecrets',
      'policyOf',
      'allowed',
      'claimDeliveries',
      'claimSweep',
      'webhooksDue',
      'contactBy',
      'unfinishedErasures',
      'write',
      'writeTogether',
      'teammatesByEmail',
      'ownerWithoutPassword',
      'teammateOfSession',
      'standingSessions',
      'apiKeyOf',
      'visitorOf',
      'invitationOf',
      'takeSignInLink',
      'isClockSteady',
      'takeTry',
      'giveTryBack',
    ]
    const asked = Object.keys(getters).filter((name) => name !== 'conversationsOf')
    expect(Object.keys(house.store).toSorted()).toEqual([...asked, ...withoutViewer].toSorted())
  })

  test('may use the same ids for her own', async () => {
    const made = house.store.write(house.zoe.workspaceId, (tx) => tx.addTag({ id: tagId, name: safe('saffron') }))
    await expect(made).resolves.toBeUndefined()
  })
})

describe('a contact', () => {
  const look = (viewer: Viewer) =>
    Promise.all([
      house.store.contactFor(viewer, house.vic.id),
      house.store.conversationFor(viewer, conversation.id),
      house.store.partFor(viewer, part.id),
      house.store.sealedFor(viewer, token),
    ])

  test('sees what is theirs, and another contact does not', async () => {
    expect((await look(house.vic)).every((one) => one !== undefined)).toBe(true)
    expect(await look(house.wim)).toEqual([undefined, undefined, undefined, undefined])
  })

  test('reads back as it was written', async () => {
    expect(await house.store.contactFor(house.ada, house.vic.id)).toMatchObject({
      kind: 'contact',
      name: safe('Victoria'),
      email: 'victoria@example.net',
      phone: '+4940123',
      externalId: 'ext-7788',
      attributes: { plan: safe('saffron'), age: 7 },
    })
  })

  test('is found by address, telephone and external id, however they are spelled', async () => {
    const by = async (kind: 'email' | 'phone' | 'external-id', value: string) =>
      (await house.store.contactBy(house.ada.workspaceId, kind, value))?.id
    expect(await by('email', ' VICTORIA@example.net')).toBe(house.vic.id)
    expect(await by('phone', '+49 (40) 123')).toBe(house.vic.id)
    expect(await by('external-id', 'ext-7788')).toBe(house.vic.id)
    expect(await by('external-id', 'EXT-7788')).toBeUndefined()
    expect(await house.store.contactBy(house.zoe.workspaceId, 'email', 'victoria@example.net')).toBeUndefined()
  })

  test('cannot take another’s address or external id, and the field is named', async () => {
    const take = (change: object) =>
      house.store.write(house.ada.workspaceId, (tx) => tx.changeContact(house.wim.id, change, house.clock.now()))
    await expect(take({ email: 'Victoria@example.net' })).rejects.toMatchObject({ code: 'conflict', field: 'email' })
    await expect(take({ externalId: 'ext-7788' })).rejects.toMatchObject({ code: 'conflict', field: 'externalId' })
    await expect(take({ phone: '+4940123' })).resolves.toMatchObject({ phone: '+4940123' })
  })

  test('who only claims an address as a visitor is not found by it', async () => {
    const visitor = id('contact')
    await house.vault.createContactKey(house.ada.workspaceId, visitor)
    const claim = {
      id: visitor,
      kind: 'visitor',
      name: null,
      email: 'claimed@example.net',
      phone: null,
      externalId: null,
      attributes: {},
      createdAt: house.clock.now().toISOString(),
      lastSeenAt: null,
      updatedAt: '2026-05-04T10:00:00.000Z',
      blockedAt: null,
      heldAt: null,
    } as const
    await house.store.write(house.ada.workspaceId, (tx) => tx.addContact(claim))
    expect(await house.store.contactBy(house.ada.workspaceId, 'email', 'claimed@example.net')).toBeUndefined()
    await house.store.write(house.ada.workspaceId, (tx) =>
      tx.changeContact(visitor, { kind: 'contact' }, house.clock.now()),
    )
    expect((await house.store.contactBy(house.ada.workspaceId, 'email', 'claimed@example.net'))?.id).toBe(visitor)
  })
})

test('a ciphertext that was moved to another row cannot be read there', async () => {
  const [one, two] = [
    await house.addPart(house.wim, await house.startConversation(house.wim), 'first'),
    await house.addPart(house.wim, await house.startConversation(house.wim), 'second'),
  ]
  await house.sql('update parts set body_locked = (select body_locked from parts where id = $1) where id = $2', [
    one.id,
    two.id,
  ])
  await expect(house.store.partFor(house.ada, two.id)).rejects.toThrow()
})
