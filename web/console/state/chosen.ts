import { makeStore, useStore } from './store.ts'

/** Which conversations of the list are chosen for an act on all of them. */
const chosen = makeStore<ReadonlySet<string>>(new Set())

export function useChosen(): ReadonlySet<string> {
  return useStore(chosen)
}

export function toggleChosen(id: string): void {
  const next = new Set(chosen.get())
  if (!next.delete(id)) next.add(id)
  chosen.set(next)
}

export function chooseNone(): void {
  if (chosen.get().size > 0) chosen.set(new Set())
}
