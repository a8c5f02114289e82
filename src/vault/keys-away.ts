import { fail, Failure } from '../core/errors.ts'

/** What callers see is always the same; `cause` is for the log and names ids and error codes only. */
export function keysAway(reason: string): Failure {
  const failure = fail('vault_unavailable')
  failure.cause = new Error(reason)
  return failure
}

const erasedContact = 'UE001'

/** Runs something against the keys database. A driver's error may quote rows, so only its code goes on. */
export async function guardKeys<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Failure) throw error
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'no code'
    if (code === erasedContact) throw fail('gone')
    throw keysAway(`the keys database did not answer as it should (${code})`)
  }
}
