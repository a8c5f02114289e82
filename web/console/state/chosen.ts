import { idsBetween } from './ids-between.ts'
import { makeStore, useStore } from './store.ts'

/** Which conversations of the list are chosen for an act on all of them. */
const chosen = makeStore<ReadonlySet<string>>(new Set())

export function useChosen(): ReadonlySet<string> {
  return useStore(chosen)
}

/** From where a range reaches: what was chosen or dropped last. */
let anchor: string | undefined

export function toggleChosen(id: string): void {
  anchor = id
  const next = new Set(chosen.get())
  if (!next.delete(id)) next.add(id)
  chosen.set(next)
}

/** With everything between the last one and this; alone where the list is another one. */
export function chooseUpTo(id: string, ids: readonly string[]): void {
  const range = idsBetween(ids, anchor, id)
  if (!range) return toggleChosen(id)
  anchor = id
  chosen.set(new Set([...chosen.get(), ...range]))
}

export function chooseNone(): void {
  anchor = undefined
  if (chosen.get().size > 0) chosen.set(new Set())
}
