import { pino } from 'pino'
import { backUpHouse } from './backup-house.ts'
import type { BackupOrder, Connection } from './cli/command.ts'
import { readConfig } from './config/config.ts'
import { invalid } from './core/errors.ts'
import { openHouse, type House } from './open-house.ts'
import { rotateMasterKey } from './vault/rotate-master-key.ts'

/** For the command line: the house without doors, also beside a running server. */
function openQuietly(migrate = false): Promise<House> {
  return openHouse({ config: readConfig(), log: pino({ level: 'silent' }), share: true, migrate })
}

/** Tables and keys up to this version. */
export async function migrateHouse(): Promise<void> {
  await (await openQuietly(true)).close()
}

export const backUp = (order: BackupOrder, version: string) => withHouse((house) => backUpHouse(house, order, version))

async function withHouse<T>(act: (house: House) => Promise<T>): Promise<T> {
  const house = await openQuietly()
  try {
    return await act(house)
  } finally {
    await house.close()
  }
}

export async function connect(): Promise<Connection> {
  const house = await openQuietly()
  const { config } = house
  return {
    deps: house.deps,
    publicUrl: config.publicUrl,
    exportActivity: (workspaceId) => house.kept.exportActivity(workspaceId),
    verifyActivity: (workspaceId, seen) => house.kept.verifyActivity(workspaceId, seen),
    rotateWorkspaceKey: (workspaceId, options) => house.vault.rotate(workspaceId, options),
    rotateMasterKey: () => {
      if (config.masterKey.text === undefined || config.masterKey.service)
        return rotateMasterKey(house.keysUrl, config.masterKey)
      throw invalid(
        'master',
        'The master key stands in the setting MASTER_KEY, which only you can change: docs/keys.md says how.',
      )
    },
    conversationReader: async () => (await import('./import-house.ts')).readConversation,
    close: house.close,
  }
}
