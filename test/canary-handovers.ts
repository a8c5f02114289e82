import { requestableKinds } from '../src/core/handover.ts'
import type { CanaryHouse } from './canary-house.ts'
import { newId, type Cast } from './cast.ts'

type Canary = { readonly kind: string; readonly value: string; readonly text: string }

/** Known values through what the messenger has beside words: questions, secrets that open once, events, claims, settings. */
export async function throughHandovers(
  house: CanaryHouse,
  { ada, ben, vic }: Cast,
  said: readonly Canary[],
): Promise<number> {
  let answered = 0
  for (const { kind, value, text } of said) {
    const id = newId('conversation')
    await house.ask(vic, 'POST', '/v1/messenger/conversations', { id, part: { id: newId('part'), text: 'hello' } })
    const request = newId('part')
    const asked = requestableKinds.includes(kind) ? kind : 'iban'
    await house.ask(ben, 'POST', `/v1/conversations/${id}/requests`, {
      id: request,
      kind: asked,
      text: text.slice(0, 1_000),
    })
    const answer = { id: newId('part'), value: value.slice(0, 4_000) }
    const { status } = await house.ask(vic, 'POST', `/v1/messenger/secure-requests/${request}/answer`, answer)
    if (status === 201) answered++
    await house.ask(vic, 'POST', `/v1/messenger/secure-requests/${request}/answer`, { ...answer, id: newId('part') })
    await house.ask(vic, 'POST', `/v1/messenger/secure-requests/${request}/answer`, { id: value, value: text })

    const handed = newId('part')
    await house.ask(ben, 'POST', `/v1/conversations/${id}/one-time-secrets`, {
      id: handed,
      text: text.slice(0, 1_000),
      secret: text.slice(0, 4_000),
    })
    await house.ask(vic, 'GET', `/v1/messenger/conversations/${id}/parts`)
    await house.ask(ada, 'GET', `/v1/conversations/${id}/parts`)
    await house.ask(vic, 'POST', `/v1/messenger/one-time-secrets/${handed}/opening`)
    await house.ask(vic, 'POST', `/v1/messenger/one-time-secrets/${handed}/opening`)

    await house.ask(vic, 'POST', '/v1/messenger/events', { name: value.slice(0, 80) })
    await house.ask(vic, 'POST', '/v1/messenger/claims', { email: value.slice(0, 254), name: text.slice(0, 200) })
    await house.ask(ada, 'POST', '/v1/identity-checks', { intercom_user_jwt: text.slice(0, 4_000) })
    await house.ask(ada, 'PATCH', '/v1/workspace', {
      messenger: { greeting: { en: text.slice(0, 200), de: '' }, origins: [value.slice(0, 200)] },
    })
    await house.ask(ada, 'PATCH', '/v1/workspace', { messenger: { intro: { en: text.slice(0, 300), de: '' } } })
  }
  return answered
}
