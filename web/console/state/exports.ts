import { queryOptions } from '@tanstack/react-query'
import { protectApi, type ExportRequest } from '../protect-api.ts'
import { makeStore, useStore } from './store.ts'

export const exportsQuery = queryOptions({ queryKey: ['exports'], queryFn: protectApi.exports })

/** An export of this page: the server hands the file out once, so what was made here is kept at hand until the page is left. */
export type OwnExport = { readonly id: string; readonly name: string; readonly state: 'running' | 'finished' | 'failed'; readonly url?: string }

const own = makeStore<readonly OwnExport[]>([])
export const useOwnExports = () => useStore(own)

export function forgetExports(): void {
  for (const { url } of own.get()) if (url) URL.revokeObjectURL(url)
  own.set([])
}

const keep = (one: OwnExport) => own.set([one, ...own.get().filter(({ id }) => id !== one.id)])

export async function makeExport(request: ExportRequest, name: string): Promise<void> {
  keep({ id: request.id, name, state: 'running' })
  try {
    const file = await protectApi.exportContact(request)
    const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }))
    keep({ id: request.id, name, state: 'finished', url })
    download(url, request.contactId)
  } catch (problem) {
    keep({ id: request.id, name, state: 'failed' })
    throw problem
  }
}

/** The file is named by id: a person's name would stand in the history of the browser. */
export function download(url: string, contactId: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = `${contactId}.json`
  link.click()
}
