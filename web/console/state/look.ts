import { makeStore, useStore } from './store.ts'

export type Theme = 'system' | 'light' | 'dark'
export type Density = 'comfortable' | 'compact'
/** `folded`: groups of the navigation that are closed; `nav` is all of it, to icons. */
type Look = { readonly theme: Theme; readonly density: Density; readonly folded: readonly string[] }

/** The only thing the console keeps in the browser: how it looks. */
const key = 'underseal:theme'

export function parseLook(kept: string | null): Look {
  const words = kept?.split(' ') ?? []
  return {
    theme: words.includes('light') ? 'light' : words.includes('dark') ? 'dark' : 'system',
    density: words.includes('compact') ? 'compact' : 'comfortable',
    folded: words.filter((word) => /^fold:[a-z]+$/.test(word)).map((word) => word.slice('fold:'.length)),
  }
}

const look = makeStore<Look>({ theme: 'system', density: 'comfortable', folded: [] })

export function useLook(): Look {
  return useStore(look)
}

export function setLook(next: Look): void {
  localStorage.setItem(key, [next.theme, next.density, ...next.folded.map((group) => `fold:${group}`)].join(' '))
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
