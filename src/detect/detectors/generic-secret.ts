import { isLetter } from '../characters.ts'
import type { Detector, Match } from '../detector.ts'
import { entropy, isPlaceholder } from '../entropy.ts'
import type { View } from '../view.ts'

/** Longest value looked at; keys of clouds reach 88, service tokens some hundred. */
const most = 400

export const genericSecret: Detector = {
  name: 'api-key/generic',
  kind: 'api-key',
  source: 'assignments to names such as api_key, with enough entropy to be random',
  anchors: {
    literals: [
      'api_key',
      'apikey',
      'api-key',
      'api key',
      'secret',
      'token',
      'access_key',
      'accesskey',
      'access key',
      'auth_key',
      'authkey',
      'private_key',
      'privatekey',
      'encryption_key',
      'signing_key',
      'credential',
      'schlussel',
      'bearer',
      '_key',
      'passkey',
      'account_key',
      'accountkey',
      'sharedaccesskey',
      'webhook',
    ],
  },
  at: secretAt,
  hits: [
    'api_key = "q8Rt2Lm9' + 'Zx4Vb7Np1Ks5"',
    'client_secret: 8f4b2c' + '1d9e7a3f5061b2',
    'here is my api key: 9fKq2mZ7' + 'xW4tR8bL',
    'Authorization: Bearer 7hQ2mLk9' + 'Zp4rTv8xNc3b',
  ],
  misses: [
    'api_key = "your_api_key_here"',
    'token: string',
    'the secret is out',
    'my api key is not working',
    'key: value',
    'api_key = os.environ["API_KEY"]',
    'tokenizer: BertTokenizerFast',
  ],
}

const inValue = new Uint8Array(65536)
for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+/=.~:!@#$%^&*-') inValue[c.charCodeAt(0)] = 1

/** `= "`, `: `, `.= "`, `?= "`, `", "`, `string = "`, `=> '`, ` is `. */
const assigned =
  /^["'`\])]{0,2}\s{0,3}(?:string\s{1,2}|str\s{1,2})?(?:[.?:]{0,3}={1,3}>?|:|,(?=\s{0,2}["'`])|=>|->|(?:is|ist|est|es|lautet)(?=\s))\s{0,3}(?:["'`]|\(")?/i
const space = /^\s{1,2}["'`]?/

function secretAt(view: View): Match | undefined {
  const { text } = view
  let from = view.end
  // The name may go on (`api_key_id`, `tokens`), but only a little.
  const stop = from + 24
  while (
    from < stop &&
    (isLetter(text.charCodeAt(from)) || text.charCodeAt(from) === 95 || text.charCodeAt(from) === 45)
  )
    from++
  if (from === stop) return undefined
  // A key's id or its public half is no secret.
  if (
    /id|public|name|url|path|type|limit|file$/i.test(text.slice(view.end, from)) ||
    /public[_-]?$/i.test(text.slice(Math.max(0, view.start - 7), view.start))
  )
    return undefined
  const bearer = text.slice(view.start, view.end).toLowerCase() === 'bearer'
  if (from < text.length && isLetter(text.charCodeAt(from))) return undefined
  const joint = (bearer ? space : assigned).exec(text.slice(from, from + 40))
  if (!joint) return undefined
  const at = from + joint[0].length
  const end = valueEnd(text, at)
  view.steps += end - from
  const value = text.slice(at, end)
  const quoted = /["'`]$/.test(joint[0])
  const said = /is|ist|est|es|lautet/i.test(joint[0])
  if (value.length < (said ? 12 : 10) || end - at >= most || !looksRandom(value)) return undefined
  // A call or an index is code that fetches the secret, not the secret.
  const next = text[end] ?? ''
  if (next === '(' || next === '[' || (next === '.' && /\p{L}/u.test(text[end + 1] ?? ''))) return undefined
  return { start: at, end, confidence: quoted || !said ? 0.82 : 0.75, hint: '' }
}

function valueEnd(text: string, from: number): number {
  let end = from
  const stop = Math.min(text.length, from + most)
  while (end < stop && inValue[text.charCodeAt(end)] === 1) end++
  while (end > from && /[.:!,-]/.test(text[end - 1] ?? '')) end--
  return end
}

function looksRandom(value: string): boolean {
  if (isPlaceholder(value) || /^(?:https?:|\/|\.\/|[\w-]{1,30}@)/.test(value)) return false
  const digits = value.match(/\d/g)?.length ?? 0
  if (digits < 2 || !/[A-Za-z]/.test(value)) return false
  if (/^[a-z]+(?:[._-][a-z]+)*[._-]?\d{1,4}$/i.test(value) || /^\d{1,4}[-/.]\d/.test(value)) return false
  return entropy(value) >= (/^[0-9a-f-]+$/i.test(value) ? 2.9 : 3.1)
}
