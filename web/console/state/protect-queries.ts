import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { protectApi } from '../protect-api.ts'

export const sealOriginQuery = (token: string) =>
  queryOptions({ queryKey: ['seal-origin', token], queryFn: () => protectApi.sealOrigin(token), staleTime: 0 })

export const findingsQuery = queryOptions({
  queryKey: ['findings', 'open'],
  queryFn: () => protectApi.findings({ state: 'open', limit: 50 }),
  // While it is worked, the list changes by the worker's own hand.
  staleTime: 60_000,
})

export const overviewQuery = (days: number) =>
  queryOptions({
    queryKey: ['overview', days],
    queryFn: () =>
      protectApi.overview({ days, weeks: 12, zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC' }),
  })

export const dataMapQuery = queryOptions({ queryKey: ['data-map'], queryFn: protectApi.dataMap })

export const subjectsQuery = (kind: string) =>
  infiniteQueryOptions({
    queryKey: ['subjects', kind],
    initialPageParam: '',
    queryFn: ({ pageParam }) => protectApi.subjects({ kind, limit: 10, cursor: pageParam }),
    getNextPageParam: (last) => last.next,
  })

export const foundSubjects = ['subjects', 'found'] as const

export const foundSubjectsQuery = (query: string) =>
  queryOptions({
    queryKey: [...foundSubjects, query],
    queryFn: () => protectApi.findSubjects(query),
    enabled: query !== '',
    gcTime: 60_000,
  })

export const checklistQuery = queryOptions({ queryKey: ['checklist'], queryFn: protectApi.checklist })
