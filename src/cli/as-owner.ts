import { permissions } from '../core/permission.ts'
import type { Housekeeper, Staff } from '../core/viewer.ts'

/** Whoever may start a command on this machine owns the house. In the log it is the system. */
export function asOwner(workspaceId: string): { readonly viewer: Staff; readonly actor: Housekeeper } {
  return {
    viewer: {
      type: 'api-key',
      workspaceId,
      id: 'command-line',
      address: null,
      permits: permissions.map((permission) => ({ permission })),
    },
    actor: { type: 'system', id: 'command-line', workspaceId, address: null },
  }
}
