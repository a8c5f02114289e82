import type { ActivityAction } from './activity.ts'

const controlIds = [
  'hidden-before-stored',
  'card-codes-never-kept',
  'looks-have-reasons',
  'few-may-reveal',
  'accounts-in-use',
  'access-reviewed',
  'leavers-shut-out',
  'sign-ins-recorded',
  'values-expire',
  'silent-erased',
  'erasures-done',
  'exports-known',
  'changes-recorded',
  'keys-rotated',
  'backups-made',
  'log-read',
  'log-whole',
] as const
export type ControlId = (typeof controlIds)[number]

export type ControlRow = {
  readonly id: ControlId
  /** Rows of the log in which it can be followed. */
  readonly acts: readonly ActivityAction[]
  /** SOC 2, Trust Services Criteria of 2017. */
  readonly soc2: readonly string[]
  /** ISO/IEC 27001:2022, annex A. */
  readonly iso27001: readonly string[]
  /** PCI DSS 4.0.1. */
  readonly pciDss: readonly string[]
}

/** Which requirement each control helps to meet. None is met by this program alone. */
export const controlTable: readonly ControlRow[] = [
  row('hidden-before-stored', ['part.received', 'part.refused'], ['CC6.7', 'C1.1'], ['A.8.11', 'A.8.12'], ['3.4.1', '3.5.1']),
  row('card-codes-never-kept', ['part.received'], ['C1.1'], ['A.8.11'], ['3.3.1']),
  row(
    'looks-have-reasons',
    ['value.revealed', 'value.reveal-refused', 'value.copied'],
    ['CC6.1', 'CC7.2'],
    ['A.8.3', 'A.8.15'],
    ['3.4.1', '10.2.1.1'],
  ),
  row('few-may-reveal', ['teammate.changed', 'api-key.created'], ['CC6.3'], ['A.5.15', 'A.8.2'], ['7.2.1', '7.2.2']),
  row('accounts-in-use', ['session.started'], ['CC6.2', 'CC6.3'], ['A.5.18'], ['7.2.4', '8.2.6']),
  row('access-reviewed', ['access.reviewed'], ['CC6.2', 'CC6.3'], ['A.5.18'], ['7.2.4']),
  row('leavers-shut-out', ['teammate.deactivated', 'api-key.revoked'], ['CC6.2'], ['A.5.18', 'A.6.5'], ['8.2.5']),
  row('sign-ins-recorded', ['session.started', 'session.refused'], ['CC6.1', 'CC7.2'], ['A.8.5'], ['8.3.4', '10.2.1.4']),
  row('values-expire', ['value.expired', 'value.extended'], ['C1.2'], ['A.8.10'], ['3.2.1']),
  row('silent-erased', ['retention.changed', 'contact.held'], ['C1.2', 'P4.2'], ['A.5.34', 'A.8.10'], ['3.2.1']),
  row('erasures-done', ['contact.erasure-started', 'contact.erased'], ['C1.2', 'P4.3'], ['A.5.34', 'A.8.10'], ['3.2.1']),
  row('exports-known', ['contact.exported', 'export.downloaded', 'activity.exported'], ['CC6.7'], ['A.8.12'], ['10.2.1.1']),
  row(
    'changes-recorded',
    ['policy.changed', 'teammate.changed', 'teammate.invited', 'api-key.created'],
    ['CC6.3', 'CC8.1'],
    ['A.8.9', 'A.8.32'],
    ['10.2.1.5'],
  ),
  row('keys-rotated', ['workspace-key.rotated', 'master-key.rotated'], ['CC6.1'], ['A.8.24'], ['3.7.4']),
  row('backups-made', ['backup.made', 'backup.restored'], ['A1.2'], ['A.8.13'], []),
  row('log-read', ['activity.viewed', 'activity.verified'], ['CC7.2'], ['A.8.15', 'A.8.16'], ['10.4.1']),
  row('log-whole', ['activity.verified'], ['CC7.2'], ['A.8.15'], ['10.3.4', '10.5.1']),
]

function row(
  id: ControlId,
  acts: readonly ActivityAction[],
  soc2: readonly string[],
  iso27001: readonly string[],
  pciDss: readonly string[],
): ControlRow {
  return { id, acts, soc2, iso27001, pciDss }
}
