import { newId } from '../api/call.ts'
import { makeStore } from './store.ts'

/** Which sealed value is looked for in other texts. Its answer is awaited beside whatever else is done meanwhile. */
export const askedSweep = makeStore<{ readonly id: string; readonly token: string } | null>(null)

export function lookElsewhere(token: string): void {
  askedSweep.set({ id: newId('sweep'), token })
}
