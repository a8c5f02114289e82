import type { Permission } from '../../../src/core/permission.ts'

/** Where somebody's work begins: the inbox, for an auditor the evidence. */
export function homeFor(may: (permission: Permission) => boolean) {
  if (may('conversation:read')) return '/inbox/open'
  if (may('evidence:read')) return '/evidence'
  return may('activity:read') ? '/activity' : '/settings/profile'
}
