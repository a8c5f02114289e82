import { askedSweep } from '../../state/asked-sweep.ts'
import { useStore } from '../../state/store.ts'
import { fetched } from '../fetched.tsx'

const { Fetched } = fetched(
  () => import('./sweep-sheet.tsx').then((it) => it.SweepSheet),
  () => null,
)

/** Fetched when somebody first looks for a value in other texts. */
export function SweepSheet() {
  return useStore(askedSweep) === null ? null : <Fetched />
}
