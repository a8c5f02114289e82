import type { Erasure } from '../../../src/http/wire/contact.ts'
import type { DataUse, Retention } from '../../../src/http/wire/data-use.ts'
import type { ContactExport, ExportFile, ExportRecord } from '../../../src/http/wire/export.ts'
import type { DataTable } from '../../../src/http/wire/report.ts'
import { call, onlyIf, params, readTagged, type Items } from './call.ts'

type ExportRequest = { id: string; contactId: string; reason: string; notes: boolean; values: boolean }

export const dataApi = {
  erase: (body: { id: string; contactId: string; reason: string }) =>
    call<Erasure>('POST', '/erasures', body, { patient: true }),
  erasures: (query: { cursor?: string }) => call<Items<Erasure>>('GET', `/erasures${params(query)}`),
  retention: (days: number | null) => call<Retention>('GET', `/retention${params(days === null ? {} : { days })}`),
  setRetention: (days: number | null) => call<Retention>('PUT', '/retention', { days }),
  dataMap: () => call<Items<DataTable>>('GET', '/data-map', undefined, { patient: true }),
  dataUses: () => call<Items<DataUse>>('GET', '/data-uses'),
  dataUsesTagged: () => readTagged<Items<DataUse>>('/data-uses'),
  stateDataUses: (items: Omit<DataUse, 'stated'>[], tag: string) =>
    call<Items<DataUse>>('PUT', '/data-uses', { items }, onlyIf(tag)),
  exports: () => call<Items<ExportRecord>>('GET', '/exports'),
  exportFiles: () => call<Items<ExportFile>>('GET', '/export-files'),
  makeExportFile: (body: ExportRequest) => call<ExportFile>('POST', '/export-files', body, { patient: true }),
  exportFile: (id: string) => call<ContactExport>('GET', `/export-files/${id}/content`, undefined, { patient: true }),
  deleteExportFile: (id: string) => call<unknown>('DELETE', `/export-files/${id}`),
}
