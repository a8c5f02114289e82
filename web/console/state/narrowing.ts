import { conversationSorts, conversationStates } from '../../../src/core/conversation.ts'
import type { ViewFilter } from '../../../src/http/wire/inbox.ts'

/** What a list is narrowed to for now, and its order. It stands in the address, so that a link leads to the same list; ids and closed words only. */
const fields: Readonly<Record<Exclude<keyof ViewFilter, 'mentioned'>, RegExp>> = {
  state: new RegExp(`^(${conversationStates.join('|')})$`),
  assignee: /^(me|none|tmt_[0-9a-z]{26})$/,
  team: /^(none|tea_[0-9a-z]{26})$/,
  tag: /^tag_[0-9a-z]{26}$/,
  found: /^[a-z0-9:-]{1,80}$/,
  sort: new RegExp(`^(${conversationSorts.join('|')})$`),
}

export function narrowingFrom(search: Readonly<Record<string, unknown>>): ViewFilter {
  const given = Object.entries(fields).filter(([field, fits]) => {
    const value = search[field]
    return typeof value === 'string' && fits.test(value)
  })
  return {
    // Each fits its expression above.
    ...(Object.fromEntries(given.map(([field]) => [field, search[field]])) as ViewFilter),
    ...(search['mentioned'] === true ? { mentioned: true } : {}),
  }
}

/** What of it is set, but what is said elsewhere; an order narrows nothing. */
export function narrowedBy(filter: ViewFilter, settled: readonly (keyof ViewFilter)[] = []): (keyof ViewFilter)[] {
  return (Object.keys(filter) as (keyof ViewFilter)[]).filter((key) => key !== 'sort' && !settled.includes(key))
}
