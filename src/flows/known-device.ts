import { deviceDays } from '../core/password-tries.ts'
import type { Deps } from './ports.ts'

/**
 * What a browser keeps after it has signed somebody in: until when, a number of its own, and a keyed hash over both and the person.
 * It lets nobody in and names nobody; it only says whose wrong passwords are whose.
 */
export function deviceFor(d: Deps, teammateId: string): { readonly device: string; readonly until: Date } {
  const until = new Date(d.clock.now().getTime() + deviceDays * 86_400_000)
  const told = `${until.getTime().toString(36)}-${hex(d.random.bytes(16))}`
  return { device: `${told}-${proofOf(d, told, teammateId)}`, until }
}

/** The number of a browser that has signed this person in. */
export function knownDevice(d: Deps, device: string, teammateId: string): string | undefined {
  const [until = '', number = '', proof = ''] = device.split('-')
  if (!(Number.parseInt(until, 36) > d.clock.now().getTime())) return undefined
  // Hashed again, so that the time of comparing tells nothing of how much of it was right.
  const isSame =
    hex(d.identity.hashSecret(proof)) === hex(d.identity.hashSecret(proofOf(d, `${until}-${number}`, teammateId)))
  return isSame ? number : undefined
}

const proofOf = (d: Deps, told: string, teammateId: string) =>
  hex(d.vault.installationHash(`device:${told}:${teammateId}`))
const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
