import { randomBytes } from 'node:crypto'
import { openWay } from '../../test/way.ts'
import { openStore } from './open-store.ts'
import { defaultMessenger } from '../core/workspace.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { id, openStoreHouse, safe, type StoreHouse } from '../../test/store-house.ts'
import type { Conversation } from '../core/conversation.ts'
import type { Part } from '../core/part.ts'
import type { Staff, Viewer } from '../core/viewer.ts'

/** Words that a person wrote. None of them may be readable in any table. */
const words = [
  'Quillfeather',
  'adalind',
  'benedikt',
  'Victoria',
  'mortgage',
  'thunderstorm',
  'Marigold',
  'Grüezi',
  'gossamer',
  'pumpernickel',
  'saffron',
  'wherefore',
  'goldenrod',
  'turnstile',
  '+4940123',
  'ext-7788',
  '198.51.100.4',
  '192.0.2.7',
]

let house: StoreHouse
let conversation: Conversation
let part: Part
const tagId = id('tag')
const macroId = id('macro')
const token = 'tkn_abcdefghijklmnopqrstuvwxyz'
const erasureId = id('erasure')
const invitationId = id('invitation')
const findingId = id('finding')
const revealId = id('reveal')
const webhookId = id('webhook')
const exportId = id('export')
const redactionSessionId = id('redactionSession')

beforeAll(async () => {
  house = await openStoreHouse()
  const { store, vault, ada, vic } = house
  const workspaceId = ada.workspaceId
  const at = house.clock.now()
  conversation = await house.startConversation(vic, 'About the mortgage')
  part = await house.addPart(vic, conversation, 'A thunderstorm over Marigold street')
  await house.addPart(ada, conversation, 'pumpernickel note', { kind: 'note' })
  const place = { table: 'parts', row: part.id, field: 'body' } as const
  const finding = {
    kind: 'iban',
    class: 'bank',
    confidence: 0.9,
    detector: 'iban',
    place,
    contactId: vic.id,
    conversationId: conversation.id,
    policyVersion: 1,
    createdAt: at.toISOString(),
  } as const
  const removed = {
    token,
    kind: 'iban',
    class: 'bank',
    start: 0,
    end: 1,
    hint: '',
    expiresAt: '2026-08-01T00:00:00.000Z',
    value: 'goldenrod',
  } as const
  const sealed = await vault.seal(workspaceId, vic.id, place, [removed])
  await store.write(workspaceId, async (tx) => {
    await tx.changeWorkspace({
      messenger: {
        ...defaultMessenger,
        greeting: { en: 'gossamer', de: 'Grüezi' },
        color: '#112233',
        position: 'left',
        requireVerification: true,
      },
    })
    await tx.changeContact(
      vic.id,
      { phone: '+4940123', externalId: 'ext-7788', attributes: { plan: safe('saffron'), age: 7 } },
      at,
    )
    await tx.addTag({ id: tagId, name: safe('saffron') })
    await tx.addMacro({ id: macroId, name: safe('wherefore'), body: safe('pumpernickel'), updatedAt: at.toISOString() })
    await tx.changeConversation(conversation.id, { what: 'tagged', tagId }, at)
    await tx.keepSealed(sealed)
    await tx.addIdentitySecret(id('identitySecret'), 'turnstile', at)
    await tx.addInvitation(
      {
        id: invitationId,
        email: 'turnstile@example.org',
        roleId: (await store.roles(ada))[0]!.id,
        invitedBy: ada.id,
        expiresAt: '2027-01-01T00:00:00.000Z',
        acceptedAt: null,
      },
      Buffer.from('i'),
    )
    await tx.addApiKey(
      {
        id: id('apiKey'),
        name: 'saffron',
        permits: [],
        createdBy: ada.id,
        createdAt: at.toISOString(),
        expiresAt: null,
        revokedAt: null,
        lastUsedAt: null,
      },
      Buffer.from('k'),
    )
    await tx.addPolicy({ name: 'wherefore', rules: [], minConfidence: 0.5 }, ada.id, at)
    await tx.allowValue('phone', '+4940123', ada.id, at)
    await tx.startErasure({ id: erasureId, contactId: house.wim.id, requestedBy: ada.id, startedAt: at.toISOString() })
    await tx.log(ada, { action: 'value.revealed', object: null, reason: 'wherefore', about: vic.id })
    await tx.log(vic, { action: 'part.sent', object: null })
    await tx.log(ada, {
      action: 'conversation.opened',
      object: { type: 'conversation', id: conversation.id },
      about: vic.id,
    })
    await tx.log(ada, {
      action: 'value.revealed',
      object: { type: 'seal', id: token },
      details: { reveal: revealId },
      about: vic.id,
    })
    await tx.addFindings([
      { ...finding, id: findingId, action: 'flag' },
      { ...finding, id: id('finding'), action: 'seal', token },
    ])
  })
  await store.write(workspaceId, async (tx) => {
    await tx.addTeam({ id: id('team'), name: safe('wherefore'), memberIds: [ada.id], createdAt: at.toISOString() })
    await tx.addView({
      id: id('view'),
      name: safe('saffron'),
      filter: { state: 'open' },
      shared: true,
      createdBy: ada.id,
      createdAt: at.toISOString(),
    })
    await tx.keepDraft(ada.id, conversation, { mode: 'message', body: safe('gossamer'), updatedAt: at.toISOString() })
    await tx.startExportFile(
      {
        id: exportId,
        contactId: vic.id,
        requestedBy: ada.id,
        createdAt: at.toISOString(),
        notes: false,
        opened: false,
        state: 'running',
        classes: [],
        bytes: null,
        expiresAt: '2027-01-01T00:00:00.000Z',
      },
      at,
    )
    await tx.finishExportFile(exportId, { text: 'thunderstorm', classes: [] })
    await tx.addExport({
      id: exportId,
      contactId: vic.id,
      requestedBy: ada.id,
      createdAt: at.toISOString(),
      notes: false,
      opened: false,
      counts: { conversations: 1, parts: 1, values: 0 },
    })
    await tx.addWebhook(
      {
        id: webhookId,
        url: 'https://turnstile.example.org',
        topics: ['part.sent'],
        content: false,
        createdBy: ada.id,
        createdAt: at.toISOString(),
        pausedAt: null,
      },
      [{ secret: 'turnstile', until: null }],
    )
  })
  await store.write(workspaceId, async (tx) => {
    await tx.addSession({
      id: ada.sessionId,
      teammateId: ada.id,
      hash: Buffer.from('a session of hers'),
      expiresAt: new Date('2027-01-01'),
    })
    await tx.log(ada, {
      action: 'part.sent',
      object: { type: 'part', id: part.id },
      details: { conversation: conversation.id },
      about: vic.id,
    })
    await tx.countEvent(vic.id, 'saffron-ordered', at)
    await tx.openRedactionSession({
      id: redactionSessionId,
      createdBy: ada.id,
      createdAt: at,
      expiresAt: new Date('2027-01-01'),
    })
  })
  await house.sequencer.flush({ sign: true })
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
  partsFor: (viewer) => house.store.partsFor(viewer, conversation.id, { limit: 50 }),
  partFor: (viewer) => house.store.partFor(viewer, part.id),
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
  erasureFor: (viewer) => house.store.erasureFor(viewer, erasureId),
  activityFor: async (viewer) => (await house.store.activityFor(viewer, {}, { limit: 50 })).items,
  hasOpened: async (viewer) => ((await house.store.hasOpened(viewer, conversation.id, new Date(0))) ? ['a look'] : []),
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
  sealedValuesFor: async (viewer) => [...(await house.store.sealedValuesFor(viewer, [token])).keys()],
  redactionTokens: async (viewer) =>
    (await house.store.redactionTokens(viewer, redactionSessionId, [])) && ['a session'],
  revisionOf: async (viewer) => ((await house.store.revisionOf(viewer, 'tag', tagId)) === undefined ? [] : ['a tag']),
  eventsOf: (viewer) => house.store.eventsOf(viewer, house.vic.id),
  sessionsOf: (viewer) =>
    viewer.type === 'teammate' ? house.store.sessionsOf(viewer, house.clock.now()) : Promise.resolve([]),
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
      'liveIdentitySecrets',
      'policyOf',
      'allowed',
      'claimDeliveries',
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
      'takeTry',
      'giveTryBack',
    ]
    const asked = Object.keys(getters).filter((name) => name !== 'conversationsOf')
    expect(Object.keys(house.store).toSorted()).toEqual([...asked, ...withoutViewer].toSorted())
  })

  test('changes nothing of ada’s', async () => {
    const { store, zoe } = house
    await store.write(zoe.workspaceId, async (tx) => {
      const at = house.clock.now()
      expect(await tx.changeTeammate(house.ben.id, { name: 'x' })).toBeUndefined()
      expect(await tx.changeContact(house.vic.id, { email: null }, at)).toBeUndefined()
      expect(await tx.changeTag({ id: tagId, name: safe('x') })).toBe(false)
      expect(await tx.removeTag(tagId)).toBe(false)
      expect(await tx.removeMacro(macroId)).toBe(false)
      expect(await tx.removeInvitation(invitationId)).toBe(false)
      expect(await tx.replaceBody(part.id, safe('x'))).toBeUndefined()
      expect(await tx.textAt({ table: 'parts', row: part.id, field: 'body' })).toBeUndefined()
      expect(await tx.destroySealed([token])).toBe(0)
      expect(await tx.markRead(conversation.id, 'team', 1)).toBe(false)
      expect(await tx.lockConversation(zoe, conversation.id)).toBeUndefined()
      expect(await tx.lockConversation(house.ada, conversation.id)).toBeUndefined()
      expect(Object.values(await tx.eraseRows(house.vic.id)).every((count) => count === 0)).toBe(true)
    })
    const change = store.write(zoe.workspaceId, (tx) =>
      tx.changeConversation(conversation.id, { what: 'closed' }, house.clock.now()),
    )
    await expect(change).rejects.toMatchObject({ code: 'not_found' })
    expect(await store.conversationFor(house.ada, conversation.id)).toMatchObject({ state: 'open' })
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
      blockedAt: null,
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

test('the health of the house is known', async () => {
  expect(await house.health()).toEqual({ database: true, migrations: true })
})

test('a connection that breaks is told of, but not while the store closes', async () => {
  const told = async (closes: boolean) => {
    const way = await openWay()
    const warned: string[] = []
    const log = {
      info: () => undefined,
      warn: (_: object, message: string) => void warned.push(message),
      error: () => undefined,
    }
    const { vault, clock } = house
    const store = await openStore({
      url: await way.to(house.url),
      cipher: vault,
      vault,
      clock,
      random: { bytes: (count) => randomBytes(count) },
      log,
    })
    // Several at once, so that some rest while the store does its last work.
    await Promise.all(Array.from({ length: 6 }, () => store.health()))
    const closing = closes ? store.close() : undefined
    await way.close()
    if (!closing) await expect.poll(() => warned).toContain('A database connection was lost')
    await (closing ?? store.close())
    return warned
  }
  expect(await told(false)).toContain('A database connection was lost')
  expect(await told(true)).not.toContain('A database connection was lost')
})

test('who floods a conversation holds one connection and not all of them', async () => {
  let begun = 0
  let open = () => {}
  const held = new Promise<void>((resolve) => (open = resolve))
  const act = async () => {
    begun += 1
    await held
  }
  const { vic, wim } = house
  const flood = Array.from({ length: 40 }, () =>
    house.store.writeTogether(vic.workspaceId, { caller: vic.id, turn: 'one conversation' }, act),
  )
  await expect.poll(() => begun).toBe(1)
  expect(
    await house.store.writeTogether(wim.workspaceId, { caller: wim.id, turn: 'another' }, async () => 'through'),
  ).toBe('through')
  expect(begun).toBe(1)
  open()
  await Promise.all(flood)
  expect(begun).toBe(40)
})
