import { fetched } from '../fetched.tsx'

/** Comes as soon as the frame stands: nobody asks for it before, and the list need not wait for it. */
export const { Fetched: Palette } = fetched(
  () => import('./palette.tsx').then((it) => it.Palette),
  () => null,
)
