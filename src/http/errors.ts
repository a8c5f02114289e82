import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Failure, fail, type ErrorCode } from '../core/errors.ts'
import type { Problem } from './wire/shapes.ts'

/** The one table from code to status. */
export const statusOf: Readonly<Record<ErrorCode, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  changed: 412,
  gone: 410,
  blocked: 422,
  too_large: 413,
  unsupported: 415,
  rate_limited: 429,
  vault_unavailable: 503,
  unavailable: 503,
  internal: 500,
}

const retryAfterSeconds: Partial<Record<ErrorCode, number>> = { rate_limited: 60, vault_unavailable: 5, unavailable: 5 }

// Fastify's own refusals, by its code. Its messages may quote what was sent, so only the code is read.
const fastifyCodes: Readonly<Record<string, () => Failure>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => fail('too_large', 'A request may be 1 MB at most.'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => fail('unsupported'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => fail('invalid', 'The body is empty; send JSON.'),
  FST_ERR_CTP_INVALID_JSON_BODY: () => fail('invalid', 'The body is not valid JSON.'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => fail('invalid', 'The length of the body is not what its header says.'),
  FST_ERR_BAD_URL: () => fail('invalid', 'The address is not spelled correctly.'),
  FST_ERR_MAX_PARAM_LENGTH: () => fail('not_found'),
  FST_ERR_NOT_FOUND: () => fail('not_found'),
}

export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  const { code, statusCode } = (error ?? {}) as Partial<FastifyError>
  const known = code === undefined ? undefined : fastifyCodes[code]
  if (known) return known()
  if (statusCode === 413) return fail('too_large')
  if (statusCode === 429) return fail('rate_limited')
  if (statusCode === 404) return fail('not_found')
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500
    ? fail('invalid', 'The request cannot be read.')
    : fail('internal')
}

export function problemOf(failure: Failure, reference: string): Problem {
  const { code, message, field } = failure
  return { error: { code, message, ...(field === undefined ? {} : { field }), reference } }
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const failure = asFailure(error)
  // The type and the place in our code, never the message: a driver's message may quote a row.
  if (failure.code === 'internal') request.log.error({ failed: failedWhere(error) }, 'unexpected failure')
  const wait = retryAfterSeconds[failure.code]
  if (wait !== undefined && !reply.hasHeader('retry-after')) reply.header('retry-after', wait)
  return (
    reply
      .code(statusOf[failure.code])
      .header('content-type', 'application/json; charset=utf-8')
      // A page that is missing today may be there tomorrow, whatever its name would have allowed.
      .header('cache-control', 'no-store')
      .serializer((payload: unknown) => JSON.stringify(payload))
      .send(problemOf(failure, request.id))
  )
}

function failedWhere(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    code: (error as { code?: unknown }).code,
    at: frames.slice(0, 6).map((line) => line.trim()),
  }
}
