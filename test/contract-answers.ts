import { keyWith, newId, type Cast } from './cast.ts'
import { ownAnswers, strictHouse } from './contract-own-answers.ts'
import { doorRules } from './door-rules.ts'
import type { Made, Sample } from './door-samples.ts'
import type { Answer, House } from './house.ts'

type Who = Parameters<House['ask']>[0]

/** A request to a door that has to be answered with this status; undefined: none is known. */
export async function answering(
  house: House,
  cast: Cast,
  made: Made,
  wait: (ms: number) => void,
): Promise<(door: string, status: number) => Promise<Answer | undefined>> {
  const [teamKey, tagKey] = [
    await keyWith(house.deps, cast.ada.viewer, ['team:read']),
    await keyWith(house.deps, cast.ada.viewer, ['tag:read']),
  ]
  const blocked = await strictHouse(house, cast)

  return async (door, status) => {
    const own = ownAnswers[`${status} ${door}`]
    if (own) return own({ house, cast, made, wait })
    const rule = doorRules[door]
    const [method = '', path = ''] = door.split(' ')
    const right = path.startsWith('/v1/messenger/') ? cast.vic : cast.ada
    const given: Sample = (await rule?.sample?.(made)) ?? {}
    const ask = (who: Who, { url = path, body, headers }: Sample) => house.ask(who, method, url, body, headers)
    switch (status) {
      case 200:
      case 201:
      case 204:
        return ask(right, given)
      case 400:
        return ask(right, malformed(method, path, given))
      case 401:
        return ask(null, given)
      case 403:
        return ask(rule?.needs === 'visitor' ? cast.ada : rule?.needs === 'team:read' ? tagKey : teamKey, given)
      case 404:
        return ask(right, { ...given, ...ofNobody(path, given) })
      case 409:
        return twice((sample) => ask(right, { ...given, ...sample }), door, given, (await rule?.sample?.(made)) ?? {})
      case 412:
        return ask(right, { ...given, headers: { 'if-match': '"9999"' } })
      case 413:
        return ask(right, { ...given, body: JSON.stringify({ text: 'x'.repeat(1_100_000) }) })
      case 415:
        return ask(right, { ...given, headers: { 'content-type': 'text/plain' }, body: 'hello' })
      case 422:
        return blocked(door)
      default:
        return undefined
    }
  }
}

function malformed(method: string, path: string, { url = path, body, headers = {} }: Sample): Sample {
  if (method === 'GET')
    return {
      url: `${url}${url.includes('?') ? '&' : '?'}limit=none&fields=1&days=none&zone=1&after=none&email=1&query=`,
    }
  return body === undefined
    ? { url, headers: { ...headers, 'idempotency-key': 'two words' } }
    : { url, body: '{"', headers }
}

/** The same, of something that is not there: it is named in the path, or else in the body. */
function ofNobody(path: string, { body }: Sample): Sample {
  if (path.includes('/:')) return { url: path.replaceAll(/:\w+/g, 'nobodys') }
  const nobodys = { contactId: newId('contact'), token: `tkn_${'a'.repeat(26)}`, app_id: newId('workspace') }
  const named = Object.entries(nobodys).filter(([name]) => Object.hasOwn(Object(body), name))
  return { body: { ...Object(body), ...Object.fromEntries(named) } }
}

/** The same id, or the same Idempotency-Key, with something else. */
async function twice(
  ask: (sample: Sample) => Promise<Answer>,
  door: string,
  { body }: Sample,
  another: Sample,
): Promise<Answer> {
  const headers = { 'idempotency-key': encodeURIComponent(door) }
  let answer = await ask({ body, headers })
  // What shows a secret once cannot show it again: the very same request is a conflict there.
  for (const other of [body, ...changed(body)]) {
    answer = await ask({ body: other, headers })
    if (answer.status === 409) return answer
  }
  return ask({ ...another, headers })
}

/** The body once for each of its texts, with another one instead of it. */
function* changed(body: unknown): Generator {
  if (typeof body !== 'object' || body === null) return yield { other: true }
  for (const [name, value] of Object.entries(body)) {
    if (name === 'id' || name.endsWith('Id')) continue
    if (typeof value === 'string') yield { ...body, [name]: `${value}x` }
    else if (typeof value === 'object' && value !== null)
      for (const inner of changed(value)) yield { ...body, [name]: inner }
  }
}
