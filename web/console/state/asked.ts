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

export const nothingAsked: Asked = { query: '', state: '', order: 'time', assignee: '', tag: '', team: '', from: '', to: '' }

/** What is searched for stays in memory: not in the address, not in the history. */
export const asked = makeStore<Asked>(nothingAsked)

export function askFor(query: string): void {
  asked.set({ ...nothingAsked, query })
}
