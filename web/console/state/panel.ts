import { makeStore, useStore } from './store.ts'

// Open where there is room for it beside the thread.
const panel = makeStore<boolean | null>(null)

export function useContactPanel(): readonly [boolean, () => void] {
  const chosen = useStore(panel)
  const open = chosen ?? window.matchMedia('(min-width: 1280px)').matches
  return [open, () => panel.set(!open)]
}
