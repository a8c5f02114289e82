import type { Verdict } from '../../src/core/finding-record.ts'
import type { Author, Channel, PolicyBody } from '../../src/core/policy.ts'
import type { DataUse } from '../../src/http/wire/data-use.ts'
import type { Evidence } from '../../src/http/wire/evidence.ts'
import type { ContactExport, ExportFile, ExportRecord } from '../../src/http/wire/export.ts'
import type { Checklist } from '../../src/http/wire/workspace.ts'
import type { DataTable, Overview } from '../../src/http/wire/report.ts'
import type { FlaggedFinding } from '../../src/http/wire/finding.ts'
import type { Preview, Trial } from '../../src/http/wire/policy.ts'
import type { SealOrigin } from '../../src/http/wire/seal.ts'
import type { Subject } from '../../src/http/wire/contact.ts'
import type { Verification } from '../../src/http/wire/activity.ts'
import { call, params, type Items } from './api.ts'

type ExportRequest = { id: string; contactId: string; reason: string; notes: boolean; values: boolean }

export const protectApi = {
  sealOrigin: (token: string) => call<SealOrigin>('GET', `/seals/${token}`),
  extendSeal: (token: string, body: { keepDays: number; reason: string }) =>
    call<{ expiresAt: string }>('POST', `/seals/${token}/extension`, body),
  destroySeal: (token: string, reason: string) => call<unknown>('POST', `/seals/${token}/destruction`, { reason }),
  /** Before the value goes to the clipboard, so that no copy is without its row. */
  tellCopied: (revealId: string) => call<unknown>('POST', `/reveals/${revealId}/copies`, {}),

  findings: (query: { state?: 'open' | 'reviewed'; limit?: number; cursor?: string }) =>
    call<Items<FlaggedFinding> & { readonly total: number }>('GET', `/findings${params(query)}`),
  review: (id: string, verdict: Verdict) => call<{ settled: number }>('POST', `/findings/${id}/review`, { verdict }),

  tryPolicy: (policy: PolicyBody) => call<Trial>('POST', '/policy-trials', { policy }),
  previewPolicy: (body: { policy: PolicyBody; text: string; author: Author; channel: Channel }) =>
    call<Preview>('POST', '/policy-previews', body),

  overview: (query: { days: number; weeks: number; zone: string }) =>
    call<Overview>('GET', `/reports/overview${params(query)}`),
  dataMap: () => call<Items<DataTable>>('GET', '/data-map'),
  subjects: (query: { kind?: string; limit?: number; cursor?: string }) =>
    call<Items<Subject>>('GET', `/data-subjects${params(query)}`),
  // In the body, as everything that says who somebody is.
  findSubjects: (query: string) => call<Items<Subject>>('POST', '/data-subjects/searches', { query }),

  dataUses: () => call<Items<DataUse>>('GET', '/data-uses'),
  stateDataUses: (items: Omit<DataUse, 'stated'>[]) => call<Items<DataUse>>('PUT', '/data-uses', { items }),
  exports: () => call<Items<ExportRecord>>('GET', '/exports'),
  exportFiles: () => call<Items<ExportFile>>('GET', '/export-files'),
  makeExportFile: (body: ExportRequest) => call<ExportFile>('POST', '/export-files', body),
  exportFile: (id: string) => call<ContactExport>('GET', `/export-files/${id}/content`),
  deleteExportFile: (id: string) => call<unknown>('DELETE', `/export-files/${id}`),

  checklist: () => call<Checklist>('GET', '/checklist'),
  dismissChecklist: () => call<void>('PUT', '/checklist/dismissal', {}),
  evidence: (body: { from: string; to: string }) => call<Evidence>('POST', '/evidence', body),
  verifyActivity: () => call<Verification>('POST', '/activity/verifications', {}),
}
