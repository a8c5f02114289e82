import type { SearchOrder } from '../../../src/core/conversation.ts'
import type { ViewFilter } from '../../../src/http/wire/inbox.ts'
import { makeStore } from './store.ts'

export type Asked = {
  readonly query: string
  readonly order: SearchOrder
  readonly from: string
  readonly to: string
  readonly filter: ViewFilter
}

export const nothingAsked: Asked = { query: '', order: 'time', from: '', to: '', filter: {} }

/** What is searched for stays in memory: not in the address, not in the history. */
export const asked = makeStore<Asked>(nothingAsked)

export function askFor(query: string): void {
  asked.set({ ...nothingAsked, query })
}

/** A day is the reader's day; what is asked up to a day holds that whole day. */
export function askedFor({ order, from, to, filter }: Asked) {
  const day = (text: string, days: number) => {
    const [year, month, date] = text.split('-').map(Number)
    return new Date(year!, month! - 1, date! + days).toISOString()
  }
  return {
    ...filter,
    order,
    ...(from ? { since: day(from, 0) } : {}),
    ...(to ? { before: day(to, 1) } : {}),
  }
}
