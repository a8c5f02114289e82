import { askedErasure } from '../../state/asked-erasure.ts'
import { useStore } from '../../state/store.ts'
import { fetched } from '../fetched.tsx'

const { Fetched } = fetched(
  () => import('./erase-dialog.tsx').then((it) => it.EraseDialog),
  () => null,
)

/** Fetched when somebody first asks for an erasure. */
export function EraseDialog() {
  return useStore(askedErasure) === null ? null : <Fetched />
}
