import { readFileSync } from 'node:fs'
import { makeBackupPair } from './backup/file-lock.ts'
import { runCommand } from './cli/run-command.ts'
import { terminal } from './cli/terminal.ts'
import { readConfig, surroundings } from './config/config.ts'
import { sha256Hex, verifyStatement } from './vault/signing.ts'

/**
 * Introduces the rooms to each other, with the files `…-house.ts`; importing it starts nothing. Each of those is fetched when
 * a command asks for it: whoever scans a file does not wait for the database's driver and the doors.
 */
export function main(argv: readonly string[]): Promise<number> {
  const version = readVersion()
  return runCommand(argv, terminal(), {
    version,
    environment: surroundings(),
    start: async (options) => (await import('./serve-house.ts')).serve(options, version),
    connect: async () => (await import('./command-house.ts')).connect(),
    migrate: async () => (await import('./command-house.ts')).migrateHouse(),
    examine: async (options) => (await import('./doctor-house.ts')).examineHouse(readConfig, options),
    backUp: async (order) => (await import('./command-house.ts')).backUp(order, version),
    restore: async (order) => (await import('./backup-house.ts')).restoreHouse(readConfig(), order),
    drill: async (order) => (await import('./backup-house.ts')).drillBackup(readConfig(), order),
    makeBackupPair,
    verifySignature: verifyStatement,
    verifyExport: async (lines, publicKey, seen) =>
      (await import('./store/verify-activity.ts')).verifyExport(lines, {
        sha256: sha256Hex,
        verify: verifyStatement,
        publicKey,
        seen,
      }),
  })
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return version
}
