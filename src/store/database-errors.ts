import { fail, Failure, type ErrorCode } from '../core/errors.ts'

// SQLSTATE, appendix A of the PostgreSQL manual. 40: a deadlock or a lost race, gone at the next try. 53: out of connections
// or disk. 57P: the server is stopping or starting. 08: the connection broke.
const awayClasses = ['08', '40', '53']
const awayCodes = ['57P01', '57P02', '57P03', '57014', '55P03', '25006']
const awaySystem = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]
const awayMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed)/

const fields: Readonly<Record<string, string>> = {
  contact_lookups_email: 'email',
  contact_lookups_external_id: 'externalId',
  teammates_email: 'email',
  tags_name: 'name',
  teams_name: 'name',
}

/** What the driver throws, as one of our errors. The driver's own text may quote a row and is not passed on. */
export function asFailure(error: unknown): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === '23505') return conflictOf(error)
  // A row that is referred to is not there, or belongs to another workspace, which is the same.
  if (code === '23503') return fail('not_found')
  if (code === '23514' || code.startsWith('22')) return withoutDetail('internal', error)
  if (awayClasses.includes(code.slice(0, 2)) && code.length === 5) return withoutDetail('unavailable', error)
  if (awayCodes.includes(code) || awaySystem.includes(code)) return withoutDetail('unavailable', error)
  if (awayMessages.test(error.message)) return withoutDetail('unavailable', error)
  if (code.length === 5) return withoutDetail('internal', error)
  return error
}

function conflictOf(error: Error): Failure {
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : ''
  const field = fields[constraint]
  return field === undefined ? fail('conflict') : fail('conflict', 'Something else already has this value.', field)
}

function withoutDetail(code: ErrorCode, error: Error): Failure {
  const failure = fail(code)
  failure.stack = `${failure.stack ?? ''}\n    from the database: ${'code' in error ? String(error.code) : error.name}`
  return failure
}

export async function orFailure<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asFailure(error)
  }
}
