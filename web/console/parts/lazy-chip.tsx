import { lazy, Suspense, type ComponentProps } from 'react'
import { SealNote } from './seal-note.tsx'

const fetched = lazy(() => import('./seal-chip.tsx').then(({ SealChip }) => ({ default: SealChip })))

/** What a chip can do is a fifth of the console, and no list needs it; until it is there the chip looks as it will. */
export function SealChip(props: ComponentProps<typeof fetched>) {
  const Chip = fetched
  return (
    <Suspense fallback={<SealNote seal={props.seal} />}>
      <Chip {...props} />
    </Suspense>
  )
}
