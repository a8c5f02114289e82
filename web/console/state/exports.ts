import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { ExportFile } from '../../../src/http/wire/export.ts'
import { dataApi } from '../api/data.ts'
import { saveJson } from './save-file.ts'

export const exportsQuery = queryOptions({ queryKey: ['exports', 'records'], queryFn: dataApi.exports })

/** While one is made, how far it is is asked for again and again: the page that began it may have been left. */
export const exportFilesQuery = queryOptions({
  queryKey: ['exports', 'files'],
  queryFn: dataApi.exportFiles,
  refetchInterval: ({ state }) => (state.data?.items.some((file) => file.state === 'running') ? 2_000 : false),
})

export function useExportsRefresh(): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['exports'] })
}

export async function downloadExport({ id, contactId }: Pick<ExportFile, 'id' | 'contactId'>): Promise<void> {
  saveJson(`${contactId}.json`, await dataApi.exportFile(id))
}
