import { defaultMessenger } from '../src/core/workspace.ts'
import { id, openStoreHouse, safe } from './store-house.ts'

/** Words that a person wrote. None of them may be readable in any table. */
export const words = [
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

export const tagId = id('tag')
export const macroId = id('macro')
export const token = 'tkn_abcdefghijklmnopqrstuvwxyz'
export const erasureId = id('erasure')
export const invitationId = id('invitation')
export const findingId = id('finding')
export const revealId = id('reveal')
export const webhookId = id('webhook')
export const exportId = id('export')
export const sweepId = id('sweep')
export const redactionSessionId = id('redactionSession')

/** A workspace with something in every table that a getter reads. */
export async function openFullStore() {
  const house = await openStoreHouse()
  const { store, vault, ada, vic } = house
  const workspaceId = ada.workspaceId
  const at = house.clock.now()
  const conversation = await house.startConversation(vic, 'About the mortgage')
  const part = await house.addPart(vic, conversation, 'A thunderstorm over Marigold street')
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
    await tx.keepImported([conversation.id], vic.id)
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
    await tx.addSweep({
      id: sweepId,
      token,
      kind: 'iban',
      class: 'bank',
      state: 'found',
      step: 'views',
      after: '',
      read: 2,
      found: 1,
      sealed: 0,
      failed: 0,
      restored: 0,
      startedBy: ada.id,
      startedAt: at.toISOString(),
      decidedBy: null,
      endedAt: null,
    })
    await tx.keepSealed(sealed.map((value) => ({ ...value, sweepId })))
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
  return { house, conversation, part }
}
