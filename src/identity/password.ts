import { randomBytes } from 'node:crypto'
import { hash, verify, type Algorithm, type Options } from '@node-rs/argon2'

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, 2 rounds, 1 lane. */
const cost: Options = {
  // The package's own enum is ambient and const, which this compiler mode cannot read: 2 is argon2id.
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
}

export function hashPassword(password: string): Promise<string> {
  return hash(spell(password), cost)
}

let nobody: Promise<string> | undefined

/** For an unknown person the work is done all the same, so that the time does not tell who is known. */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(32).toString('base64url'))
  const dummy = await nobody
  try {
    const right = await verify(stored ?? dummy, spell(password))
    return right && stored !== undefined
  } catch {
    // What is stored is no argon2 hash.
    return false
  }
}

/** Keyboards spell an accented letter in two ways; both are the same password (NIST SP 800-63B). */
function spell(password: string): string {
  return password.normalize('NFKC')
}
