import type { Permission } from '../src/core/permission.ts'
import { newId, password, visit, type Cast } from './cast.ts'
import type { House } from './house.ts'

/** What a request to a door looks like, made new for each try, because many doors change or remove what they are asked for. */
export type Sample = { readonly url?: string; readonly body?: unknown; readonly headers?: Record<string, string> }

/**
 * The permission table, written by hand and apart from the code: who may come through each door. `right`: what the flow
 * asks for beyond the door. `theirs`: the sample names something of ada's workspace, so that zoe finds nothing there.
 */
export type DoorRule = {
  readonly needs: Permission | 'public' | 'visitor' | 'signed-in'
  readonly right?: Permission
  readonly theirs?: boolean
  /** The sample names what no one has: whoever may come in finds nothing. */
  readonly nobodys?: boolean
  readonly sample?: (made: Made) => Promise<Sample> | Sample
}

export type Made = ReturnType<typeof maker>

/** Makes things of ada's workspace through the doors. */
export function maker(house: House, { ada, vic }: Cast) {
  const { ask } = house
  const make = async (who: typeof ada | typeof vic, url: string, body: object): Promise<Record<string, unknown>> => {
    const answer = await ask(who, 'POST', url, body)
    if (answer.status !== 201) throw new Error(`${url}: ${answer.status} ${answer.text}`)
    return answer.body as Record<string, unknown>
  }
  const contact = async () =>
    String((await make(ada, '/v1/contacts', { id: newId('contact'), name: 'Carla Roe' }))['id'])
  const conversation = async (text = 'please help me with my order') => {
    const id = newId('conversation')
    const partId = newId('part')
    const received = await make(vic, '/v1/messenger/conversations', { id, part: { id: partId, text } })
    const part = received['part'] as { body: { seals: { token: string }[] } }
    return { id, partId, tokens: part.body.seals.map((seal) => seal.token) }
  }
  const teamId = async () =>
    String((await make(ada, '/v1/teams', { id: newId('team'), name: newId('team'), memberIds: [ada.viewer.id] }))['id'])
  const view = async () =>
    String(
      (await make(ada, '/v1/views', { id: newId('view'), name: 'Mine', filter: { state: 'open' }, shared: true }))[
        'id'
      ],
    )
  return {
    contact,
    conversation,
    team: teamId,
    view,
    ada: ada.viewer.id,
    token: async () => (await conversation(`my card is ${cardNumber()}`)).tokens[0] ?? '',
    /** Who and what can come in just now, all to stay. */
    access: async () => {
      const verdict = 'stays'
      const items = async (url: string) =>
        ((await ask(ada, 'GET', url)).body as { items: Record<string, string>[] }).items
      const people = (await items('/v1/teammates')).filter((one) => !one['deactivatedAt'])
      const keys = (await items('/v1/api-keys')).filter((one) => !one['revokedAt'])
      return {
        people: people.map(({ id, roleId }) => ({ id, roleId, verdict })),
        keys: keys.map(({ id }) => ({ id, verdict })),
      }
    },
    /** What detection took for a word. */
    sealedByHand: async () => {
      const { id, partId } = await conversation()
      const passage = { kind: 'password', start: 7, end: 11, revision: 0 }
      const part = await make(ada, `/v1/conversations/${id}/parts/${partId}/redactions`, passage)
      return (part['body'] as { seals: { token: string }[] }).seals[0]!.token
    },
    sweep: async (state?: 'done') => {
      const id = newId('sweep')
      const { tokens } = await conversation(`my card is ${cardNumber()}`)
      await make(ada, '/v1/sweeps', { id, token: tokens[0] })
      if (state) await house.deps.store.write(ada.viewer.workspaceId, (tx) => tx.changeSweep(id, { state }))
      return id
    },
    request: async () => {
      const { id } = await conversation()
      const body = { id: newId('part'), kind: 'iban', text: 'Your IBAN, please' }
      return String(((await make(ada, `/v1/conversations/${id}/requests`, body))['part'] as { id: string }).id)
    },
    secret: async () => {
      const { id } = await conversation()
      const body = { id: newId('part'), text: 'Your new start word', secret: 'heron' }
      return String(((await make(ada, `/v1/conversations/${id}/one-time-secrets`, body))['part'] as { id: string }).id)
    },
    flagged: async () => {
      const { id, partId } = await conversation()
      const finding = {
        id: newId('finding'),
        kind: 'us-ssn',
        class: 'government-id',
        confidence: 0.6,
        detector: 'us-ssn',
        action: 'flag',
        place: { table: 'parts', row: partId, field: 'body' },
        contactId: vic.viewer.id,
        conversationId: id,
        policyVersion: 1,
        createdAt: new Date().toISOString(),
      } as const
      await house.deps.store.write(ada.viewer.workspaceId, (tx) => tx.addFindings([finding]))
      return finding.id
    },
    tag: async () => String((await make(ada, '/v1/tags', { id: newId('tag'), name: newId('tag') }))['id']),
    macro: async () =>
      String((await make(ada, '/v1/macros', { id: newId('macro'), name: 'Hello', body: 'Hello there' }))['id']),
    invitation: async () =>
      make(ada, '/v1/invitations', {
        id: newId('invitation'),
        email: `${newId('tag')}@example.com`,
        roleId: await roleId(),
      }),
    apiKey: async () =>
      String((await make(ada, '/v1/api-keys', { id: newId('apiKey'), name: 'a key', scopes: ['tag:read'] }))['id']),
    identitySecret: async () =>
      String((await make(ada, '/v1/identity-secrets', { id: newId('identitySecret') }))['id']),
    erasure: async () => {
      const { viewer } = await visit(house.deps, ada.viewer.workspaceId)
      return String(
        (await make(ada, '/v1/erasures', { id: newId('erasure'), contactId: viewer.id, reason: 'they asked for it' }))[
          'id'
        ],
      )
    },
    webhook: async () => {
      const id = newId('webhook')
      await make(ada, '/v1/webhooks', { id, url: 'https://example.com/hooks', topics: ['part.received'] })
      return id
    },
    delivery: async (webhookId: string) => {
      const { body } = await ask(ada, 'GET', `/v1/webhooks/${webhookId}/deliveries`)
      return (body as { items: { id: string }[] }).items[0]?.id ?? ''
    },
    exportFile: async () => {
      const { viewer } = await visit(house.deps, ada.viewer.workspaceId)
      const body = { id: newId('export'), contactId: viewer.id, reason: 'asked for by letter' }
      return String((await make(ada, '/v1/export-files', body))['id'])
    },
    redactionSession: async () => {
      const id = newId('redactionSession')
      await ask(ada, 'POST', '/v1/redactions', { text: cardNumber(), operator: 'token', session: id })
      return id
    },
    workspaceId: ada.viewer.workspaceId,
    roleId,
    /** Somebody nobody else in the test is. */
    teammate: async () => {
      const { secret } = await make(ada, '/v1/invitations', {
        id: newId('invitation'),
        email: `${newId('tag')}@example.com`,
        roleId: await roleId(),
      })
      const answer = await ask(null, 'POST', '/v1/acceptances', { secret, name: 'Nora New', password })
      return (answer.body as { teammate: { id: string } }).teammate.id
    },
  }

  async function roleId(): Promise<string> {
    const roles = (await ask(ada, 'GET', '/v1/roles')).body as { items: { id: string; builtIn: string }[] }
    return roles.items.find((role) => role.builtIn === 'viewer')?.id ?? ''
  }
}

/** Another one each time: a restored value has taught the allow list that it is harmless. Check digit by ISO/IEC 7812-1, annex B. */
function cardNumber(): string {
  const digits = [4, 1, 1, 1, ...Array.from({ length: 11 }, () => Math.floor(Math.random() * 10))]
  const sum = digits.reduce(
    (total, digit, i) => total + (i % 2 === 1 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2),
    0,
  )
  return [...digits, (10 - (sum % 10)) % 10].join('')
}
