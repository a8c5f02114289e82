import { fail } from '../../core/errors.ts'

/**
 * Against archives that were made to burst. 42.zip is 42 kB and becomes 4.5 PB; honest archives of text shrink to a
 * twentieth, logs of one repeated line to a few hundredths of that.
 */
export const limits = {
  depth: 4,
  entries: 1_000_000,
  /** Unpacked, of one archive and all archives in it. */
  bytes: 64 * 1024 ** 3,
  ratio: 500,
  /** So much may come out of anything, however small. */
  free: 64 * 1024 ** 2,
}

export type Budget = { entry(): void; read(bytes: number): void; unpacked(bytes: number): void }

/** One for an archive that was given, and for all that is in it. */
export function openBudget(): Budget {
  let entries = 0
  let packed = 0
  let unpacked = 0
  const burst = () =>
    fail('too_large', 'This archive unpacks to far more than it is. It was not looked at any further.')
  return {
    entry() {
      if (++entries > limits.entries) throw burst()
    },
    read(bytes) {
      packed += bytes
    },
    unpacked(bytes) {
      unpacked += bytes
      if (unpacked > limits.bytes || (unpacked > limits.free && unpacked > packed * limits.ratio)) throw burst()
    },
  }
}
