import { fail } from '../core/errors.ts'
import type { Deps } from './ports.ts'

/**
 * Whether a password is right, for which there are so many tries at once and then one a minute. The place is taken before the
 * password is looked at, so that many at the same moment are no way around, and a right one gives it back.
 * `name`: for what it is tried; `onLast` hears when the last place is taken.
 */
export async function tryPassword<T>(
  d: Deps,
  name: string,
  attempt: (isLast: boolean) => Promise<T | undefined>,
): Promise<T | undefined> {
  const left = await d.store.takeTry(name, d.clock.now())
  if (left === undefined)
    throw fail(
      'rate_limited',
      'Too many wrong passwords were tried here. Wait a minute, use a browser in which you signed in before, or ask for a sign-in link.',
    )
  const found = await attempt(left === 0)
  if (found !== undefined) await d.store.giveTryBack(name)
  return found
}
