import { keyWith, newId, personOf, visit, type Cast } from './cast.ts'
import { startSession } from '../src/flows/sign-in.ts'
import { doorRules } from './door-rules.ts'
import { maker, type Made } from './door-samples.ts'
import type { Answer, House } from './house.ts'

type Given = { readonly house: House; readonly cast: Cast; readonly made: Made; readonly wait: (ms: number) => void }

const number = ['4111', '1111', '1111', '1111'].join(' ')
const iban = ['DE89', '3704', '0044', '0532', '0130', '00'].join(' ')
const reason = 'the customer asked'

/** Answers that need more than one request of their own kind: what was done before, other settings, or time. */
export const ownAnswers: Readonly<Record<string, (given: Given) => Promise<Answer>>> = {
  '201 POST /v1/reveals/:id/copies': async ({ house, cast, made }) =>
    house.ask(cast.ada, 'POST', `/v1/reveals/${await revealed(house, cast, made)}/copies`, {}),
  '410 POST /v1/reveals/:id/copies': async ({ house, cast, made, wait }) => {
    const id = await revealed(house, cast, made)
    wait(61_000)
    return house.ask(cast.ada, 'POST', `/v1/reveals/${id}/copies`, {})
  },
  '204 DELETE /v1/session': async ({ house, cast }) => {
    const { workspaceId, id } = cast.ada.viewer
    return house.ask(
      await personOf(house.deps, await startSession(house.deps, workspaceId, id, null, { by: 'link' })),
      'DELETE',
      '/v1/session',
    )
  },
  '204 POST /v1/messenger/departures': async ({ house, cast }) =>
    house.ask(await visit(house.deps, cast.ada.viewer.workspaceId), 'POST', '/v1/messenger/departures'),
  '401 POST /v1/sessions': ({ house }) =>
    house.ask(null, 'POST', '/v1/sessions', { email: 'ben@example.com', password: 'not the one of ben' }),
  '401 POST /v1/acceptances': ({ house }) =>
    house.ask(null, 'POST', '/v1/acceptances', {
      secret: `inv_${'0'.repeat(43)}`,
      name: 'Nobody',
      password: 'a calm harbour at night',
    }),
  '400 POST /v1/redaction-streams': async ({ house, cast }) =>
    house.ask(cast.ada, 'POST', '/v1/redaction-streams?operator=none', '{}\n', {
      'content-type': 'application/x-ndjson',
    }),
  '401 POST /v1/messenger/sessions': ({ house, cast }) =>
    house.ask(null, 'POST', '/v1/messenger/sessions', {
      app_id: cast.ada.viewer.workspaceId,
      user_id: '7',
      user_hash: '00',
    }),
  '403 POST /v1/messenger/sessions': untrusted(
    'POST',
    () => '/v1/messenger/sessions',
    (id) => ({ app_id: id }),
  ),
  '403 GET /v1/messenger/workspaces/:id': untrusted('GET', (id) => `/v1/messenger/workspaces/${id}`),
  '409 POST /v1/contacts': async ({ house, cast }) => {
    const email = `${newId('tag')}@example.com`
    await house.ask(cast.ada, 'POST', '/v1/contacts', { id: newId('contact'), email })
    return house.ask(cast.ada, 'POST', '/v1/contacts', { id: newId('contact'), email })
  },
  '409 PATCH /v1/contacts/:id': async ({ house, cast, made }) => {
    const email = `${newId('tag')}@example.com`
    await house.ask(cast.ada, 'PATCH', `/v1/contacts/${await made.contact()}`, { email })
    return house.ask(cast.ada, 'PATCH', `/v1/contacts/${await made.contact()}`, { email })
  },
  '409 PUT /v1/data-uses': async ({ house, cast }) => {
    const put = (items: object[]) =>
      house.ask(cast.ada, 'PUT', '/v1/data-uses', { items }, { 'idempotency-key': 'data-uses' })
    await put([])
    return put([{ field: 'email', purpose: 'To answer', basis: 'contract', special: null, retention: 'a year' }])
  },
  '409 PATCH /v1/tags/:id': async ({ house, cast, made }) => {
    await house.ask(cast.ada, 'PATCH', `/v1/tags/${await made.tag()}`, { name: 'taken' })
    return house.ask(cast.ada, 'PATCH', `/v1/tags/${await made.tag()}`, { name: 'taken' })
  },
  '409 PATCH /v1/teams/:id': async ({ house, cast, made }) => {
    await house.ask(cast.ada, 'PATCH', `/v1/teams/${await made.team()}`, { name: 'taken' })
    return house.ask(cast.ada, 'PATCH', `/v1/teams/${await made.team()}`, { name: 'taken' })
  },
  '409 POST /v1/erasures': ({ house, cast, made }) => sameIdForTwo(house, cast, made, '/v1/erasures', newId('erasure')),
  '409 POST /v1/exports': ({ house, cast, made }) => sameIdForTwo(house, cast, made, '/v1/exports', newId('export')),
  '409 POST /v1/export-files': ({ house, cast, made }) =>
    sameIdForTwo(house, cast, made, '/v1/export-files', newId('export')),
  '409 POST /v1/access-reviews': ({ house, cast }) =>
    house.ask(cast.ada, 'POST', '/v1/access-reviews', { people: [], keys: [] }),
  '409 POST /v1/sweeps': async ({ house, cast, made }) => {
    const id = newId('sweep')
    await house.ask(cast.ada, 'POST', '/v1/sweeps', { id, token: await made.token() })
    return house.ask(cast.ada, 'POST', '/v1/sweeps', { id, token: await made.token() })
  },
  '409 POST /v1/sweeps/:id/sealing': async ({ house, cast, made }) => {
    const url = `/v1/sweeps/${await made.sweep('done')}`
    await house.ask(cast.ada, 'POST', `${url}/undoing`, { reason: 'by mistake' })
    return house.ask(cast.ada, 'POST', `${url}/sealing`, {})
  },
  '409 POST /v1/sweeps/:id/undoing': async ({ house, cast, made }) =>
    house.ask(cast.ada, 'POST', `/v1/sweeps/${await made.sweep()}/undoing`, { reason: 'by mistake' }),
  '409 POST /v1/findings/:id/review': async ({ house, cast, made }) => {
    const url = `/v1/findings/${await made.flagged()}/review`
    await house.ask(cast.ada, 'POST', url, { verdict: 'harmless' })
    return house.ask(cast.ada, 'POST', url, { verdict: 'seal' })
  },
  '410 POST /v1/messenger/one-time-secrets/:id/opening': async ({ house, cast, made }) => {
    const url = `/v1/messenger/one-time-secrets/${await made.secret()}/opening`
    await house.ask(cast.vic, 'POST', url)
    return house.ask(cast.vic, 'POST', url)
  },
  '410 POST /v1/messenger/secure-requests/:id/refusal': async ({ house, cast, made }) => {
    const url = `/v1/messenger/secure-requests/${await made.request()}`
    await house.ask(cast.vic, 'POST', `${url}/answer`, { id: newId('part'), value: iban })
    return house.ask(cast.vic, 'POST', `${url}/refusal`)
  },
  '410 POST /v1/messenger/secure-requests/:id/answer': async ({ house, cast, made }) => {
    const url = `/v1/messenger/secure-requests/${await made.request()}`
    await house.ask(cast.vic, 'POST', `${url}/refusal`)
    return house.ask(cast.vic, 'POST', `${url}/answer`, { id: newId('part'), value: iban })
  },
  '404 POST /v1/trails': ({ house, cast }) => {
    const [from, to] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString())
    return house.ask(cast.ada, 'POST', '/v1/trails', { of: newId('teammate'), from, to })
  },
  '404 POST /v1/restorations': ({ house, cast }) =>
    house.ask(cast.ada, 'POST', '/v1/restorations', {
      text: 'To [IBAN 1]',
      session: newId('redactionSession'),
      reason,
    }),
  '404 POST /v1/redactions': async ({ house, cast, made }) => {
    const other = await keyWith(house.deps, cast.ada.viewer, ['text:redact'])
    return house.ask(other, 'POST', '/v1/redactions', {
      text: 'x',
      operator: 'token',
      session: await made.redactionSession(),
    })
  },
  '410 POST /v1/redactions': async ({ house, cast, made }) => {
    const session = await endedSession(house, cast, made)
    return house.ask(cast.ada, 'POST', '/v1/redactions', { text: 'x', operator: 'token', session })
  },
  '410 POST /v1/restorations': async ({ house, cast, made }) => {
    const session = await endedSession(house, cast, made)
    return house.ask(cast.ada, 'POST', '/v1/restorations', { text: 'To [IBAN 1]', session, reason })
  },
  '412 POST /v1/conversations/:id/parts/:partId/redactions': async ({ house, cast, made }) => {
    const { url, body } = (await doorRules['POST /v1/conversations/:id/parts/:partId/redactions']!.sample!(made))!
    return house.ask(cast.ada, 'POST', url!, { ...(body as object), revision: 9 })
  },
  '412 POST /v1/policies': ({ house, cast }) =>
    house.ask(cast.ada, 'POST', '/v1/policies', { name: 'Ours', minConfidence: 0.5, rules: [], baseVersion: 999 }),
}

async function endedSession(house: House, { ada }: Cast, made: Made): Promise<string> {
  const id = await made.redactionSession()
  await house.ask(ada, 'DELETE', `/v1/redaction-sessions/${id}`)
  return id
}

/** zoe's workspace refuses card numbers, so that whatever carries one there is not accepted. */
export async function strictHouse(house: House, { zoe }: Cast): Promise<(door: string) => Promise<Answer | undefined>> {
  const policy = { name: 'Strict', minConfidence: 0.5, rules: [{ kinds: ['payment-card'], action: 'block' }] }
  const set = await house.ask(zoe, 'POST', '/v1/policies', policy)
  if (set.status !== 201) throw new Error(set.text)
  const vic = await visit(house.deps, zoe.viewer.workspaceId)
  const made = maker(house, { ada: zoe, vic } as Cast)
  return async (door) => {
    const [method = '', path = ''] = door.split(' ')
    let last: Answer | undefined
    for (const body of withNumber((await doorRules[door]?.sample?.(made))?.body)) {
      const { url } = (await doorRules[door]?.sample?.(made)) ?? {}
      last = await house.ask(path.startsWith('/v1/messenger/') ? vic : zoe, method, url ?? path, body)
      if (last.status === 422) break
    }
    return last
  }
}

/** The body once for each of its texts, with a card number instead of it. */
function* withNumber(body: unknown): Generator {
  if (typeof body !== 'object' || body === null) return
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string' && name !== 'id' && !name.endsWith('Id')) yield { ...body, [name]: number }
    else if (typeof value === 'object') for (const inner of withNumber(value)) yield { ...body, [name]: inner }
  }
}

function untrusted(method: string, url: (id: string) => string, body?: (id: string) => object) {
  return async ({ house, cast: { zoe } }: Given): Promise<Answer> => {
    const id = zoe.viewer.workspaceId
    const now = ((await house.ask(zoe, 'GET', '/v1/workspace')).body as { messenger: object }).messenger
    const set = await house.ask(zoe, 'PATCH', '/v1/workspace', {
      messenger: { ...now, origins: ['https://shop.example.com'] },
    })
    if (set.status !== 200) throw new Error(set.text)
    const answer = await house.ask(null, method, url(id), body?.(id), { origin: 'https://elsewhere.example.org' })
    await house.ask(zoe, 'PATCH', '/v1/workspace', { messenger: now })
    return answer
  }
}

async function revealed(house: House, cast: Cast, made: Made): Promise<string> {
  return (
    (await house.ask(cast.ada, 'POST', '/v1/reveals', { token: await made.token(), reason })).body as { id: string }
  ).id
}

async function sameIdForTwo(house: House, cast: Cast, made: Made, url: string, id: string): Promise<Answer> {
  await house.ask(cast.ada, 'POST', url, { id, contactId: await made.contact(), reason })
  return house.ask(cast.ada, 'POST', url, { id, contactId: await made.contact(), reason })
}
