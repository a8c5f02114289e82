import { queryOptions } from '@tanstack/react-query'
import { usualUses } from '../../../src/core/data-use.ts'
import type { DataUse } from '../../../src/http/wire/data-use.ts'
import { dataApi } from '../api/data.ts'
import type { Words } from '../words/en.ts'

export const dataUsesQuery = queryOptions({ queryKey: ['data-uses'], queryFn: dataApi.dataUses, staleTime: 60_000 })

const usualPurpose = {
  name: 'answer',
  email: 'answer',
  phone: 'answer',
  externalId: 'know',
  attributes: 'serve',
  messages: 'answer',
  sealed: 'serve',
  log: 'prove',
} as const

/** What somebody has stated stands as they wrote it; what usually holds is said in the reader's language. */
export function inWords(
  use: DataUse,
  words: Words,
): { purpose: string; basis: string; special: string | null; retention: string } {
  const { field, stated } = use
  const usualEnd =
    field === 'sealed' ? words.work.untilExpiry : field === 'log' ? words.work.ids : words.work.untilErased
  return {
    purpose: stated ? use.purpose : words.work.lawPurposes[usualPurpose[field]],
    basis: words.law.bases[use.basis],
    special: use.special && words.law.specials[use.special],
    retention: stated ? use.retention : usualEnd,
  }
}

/** The list as it is sent: what is stated, with one kind changed or given back to the usual. */
export function statedWith(
  uses: readonly DataUse[],
  field: DataUse['field'],
  now: Omit<DataUse, 'stated' | 'field'> | null,
): Omit<DataUse, 'stated'>[] {
  return usualUses.flatMap((usual) => {
    if (usual.field === field) return now ? [{ field, ...now }] : []
    const found = uses.find((use) => use.field === usual.field)
    if (!found?.stated) return []
    const { stated: _, ...use } = found
    return [use]
  })
}
