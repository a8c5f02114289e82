/** The closed list of what can go wrong. `http/errors.ts` maps each code to one status. */
export const errorCodes = [
  'invalid', // a field is wrong; `field` names it
  'unauthenticated', // no valid session, key or token
  'forbidden', // known and signed in, but without the right
  'not_found', // unknown, or not theirs to know
  'conflict', // the id is taken by something else, or the thing changed meanwhile
  'changed', // not what If-Match, a base version or a revision says any more
  'gone', // expired or erased
  'blocked', // the policy refuses this text
  'too_large',
  'unsupported', // not text, or a broken encoding
  'rate_limited',
  'vault_unavailable', // values cannot be protected right now, so nothing is accepted
  'unavailable', // the database is away; try again
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** A refusal that may be shown. Its message says what happened and what to do next, never what was in the text. */
export class Failure extends Error {
  readonly code: ErrorCode
  readonly field: string | undefined

  constructor(code: ErrorCode, message: string, field?: string) {
    super(message)
    this.name = 'Failure'
    this.code = code
    this.field = field
  }
}

const messages: Record<ErrorCode, string> = {
  invalid: 'A field is not valid.',
  unauthenticated: 'Sign in, or send a valid key.',
  forbidden: 'Your role does not allow this. Ask an admin of the workspace.',
  not_found: 'There is nothing here under this id.',
  conflict: 'This id is already in use for something else. Make a new id.',
  changed: 'This has changed meanwhile. Fetch it again and repeat your change.',
  gone: 'This has expired or was erased.',
  blocked: 'The workspace does not accept this kind of content. Remove it and send again.',
  too_large: 'This is too large.',
  unsupported: 'Send UTF-8 text as application/json.',
  rate_limited: 'Too many requests. Wait a moment and try again.',
  vault_unavailable: 'Messages cannot be protected right now, so nothing was stored. Try again in a moment.',
  unavailable: 'The service is not ready. Try again in a moment.',
  internal: 'Something failed on our side. Quote the reference when you ask about it.',
}

export function fail(code: ErrorCode, message: string = messages[code], field?: string): Failure {
  return new Failure(code, message, field)
}

export function invalid(field: string, message: string): Failure {
  return new Failure('invalid', message, field)
}
