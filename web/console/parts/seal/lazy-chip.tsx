import { fetched } from '../fetched.tsx'
import { SealNote } from './seal-note.tsx'

/** What a chip can do is a fifth of the console, and no list needs it; until it is there the chip looks as it will. */
export const { Fetched: SealChip, fetch: fetchSealChip } = fetched(
  () => import('./seal-chip.tsx').then((it) => it.SealChip),
  ({ seal }) => <SealNote seal={seal} />,
)
