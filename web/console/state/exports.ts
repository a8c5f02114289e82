import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { ExportFile } from '../../../src/http/wire/export.ts'
import { protectApi } from '../protect-api.ts'

export const exportsQuery = queryOptions({ queryKey: ['exports', 'records'], queryFn: protectApi.exports })

/** While one is made, how far it is is asked for again and again: the page that began it may have been left. */
export const exportFilesQuery = queryOptions({
  queryKey: ['exports', 'files'],
  queryFn: protectApi.exportFiles,
  refetchInterval: ({ state }) => (state.data?.items.some((file) => file.state === 'running') ? 2_000 : false),
})

export function useExportsRefresh(): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['exports'] })
}

/** The file is named by id: a person's name would stand in the history of the browser. */
export async function downloadExport({ id, contactId }: Pick<ExportFile, 'id' | 'contactId'>): Promise<void> {
  const content = await protectApi.exportFile(id)
  const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${contactId}.json`
  link.click()
  // A browser that still writes keeps the bytes; only the name of them ends.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
