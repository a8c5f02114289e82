import { makeStore } from './store.ts'

export type Asked = {
  readonly query: string
  readonly state: string
  readonly order: 'time' | 'relevance'
  readonly assignee: string
  readonly tag: string
  readonly team: string
  readonly from: string
  readonly to: string
}

export const nothingAsked: Asked = {
  query: '',
  state: '',
  order: 'time',
  assignee: '',
  tag: '',
  team: '',
  from: '',
  to: '',
}

/** What is searched for stays in memory: not in the address, not in the history. */
export const asked = makeStore<Asked>(nothingAsked)

export function askFor(query: string): void {
  asked.set({ ...nothingAsked, query })
}

/** A day is the reader's day; what is asked up to a day holds that whole day. */
export function askedFor({ state, order, assignee, tag, team, from, to }: Asked) {
  const day = (text: string, days: number) => {
    const [year, month, date] = text.split('-').map(Number)
    return new Date(year!, month! - 1, date! + days).toISOString()
  }
  return {
    order,
    ...(state ? { state } : {}),
    ...(assignee ? { assignee } : {}),
    ...(tag ? { tag } : {}),
    ...(team ? { team } : {}),
    ...(from ? { since: day(from, 0) } : {}),
    ...(to ? { before: day(to, 1) } : {}),
  }
}
