import { conversationSorts, type ConversationSort } from '../../../src/core/conversation.ts'
import { makeStore, useStore } from './store.ts'

export type Theme = 'system' | 'light' | 'dark'
export type Density = 'comfortable' | 'compact'
type Look = {
  readonly theme: Theme
  readonly density: Density
  /** Groups of the navigation that are closed; `nav` is all of it, to icons. */
  readonly folded: readonly string[]
  /** The order that was chosen for a view, by the view's name or id. */
  readonly sorts: Readonly<Record<string, ConversationSort>>
}

/** The only thing the console keeps in the browser: how it looks. */
const key = 'underseal:theme'

export function parseLook(kept: string | null): Look {
  const words = kept?.split(' ') ?? []
  return {
    theme: words.includes('light') ? 'light' : words.includes('dark') ? 'dark' : 'system',
    density: words.includes('compact') ? 'compact' : 'comfortable',
    sorts: Object.fromEntries(words.flatMap(sortIn)),
    folded: words.filter((word) => /^fold:[a-z]+$/.test(word)).map((word) => word.slice('fold:'.length)),
  }
}

function sortIn(word: string): [string, ConversationSort][] {
  const [, view, name] = /^sort:([a-z]+(?:_[0-9a-z]{26})?):([a-z]+)$/.exec(word) ?? []
  const sort = conversationSorts.find((one) => one === name)
  return view && sort ? [[view, sort]] : []
}

const look = makeStore<Look>(parseLook(null))

export function useLook(): Look {
  return useStore(look)
}

export function setLook(next: Look): void {
  const sorts = Object.entries(next.sorts).map(([view, sort]) => `sort:${view}:${sort}`)
  const folded = next.folded.map((group) => `fold:${group}`)
  localStorage.setItem(key, [next.theme, next.density, ...folded, ...sorts].join(' '))
  apply(next)
}

export function startLook(): void {
  apply(parseLook(localStorage.getItem(key)))
}

function apply(next: Look): void {
  const root = document.documentElement
  if (next.theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = next.theme
  root.dataset['density'] = next.density
  look.set(next)
}
