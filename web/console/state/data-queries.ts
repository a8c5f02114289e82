import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { contactsApi } from '../api/contacts.ts'
import { dataApi } from '../api/data.ts'

export const dataMapQuery = queryOptions({ queryKey: ['data-map'], queryFn: dataApi.dataMap })

export const subjectsQuery = (kind: string) =>
  infiniteQueryOptions({
    queryKey: ['subjects', kind],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      contactsApi.subjects({ ...(kind === 'held' ? { held: true } : { kind }), limit: 10, cursor: pageParam }),
    getNextPageParam: (last) => last.next,
  })

export const foundSubjects = ['subjects', 'found'] as const

export const foundSubjectsQuery = (query: string) =>
  queryOptions({
    queryKey: [...foundSubjects, query],
    queryFn: () => contactsApi.findSubjects(query),
    enabled: query !== '',
    gcTime: 60_000,
  })

/** The rule, and whom so many days would take; null for those of the rule. */
export const retentionQuery = (days: number | null) =>
  queryOptions({ queryKey: ['retention', days], queryFn: () => dataApi.retention(days), staleTime: 0 })
