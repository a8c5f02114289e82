import { fetched } from '../fetched.tsx'

/** Fetched when somebody first asks for it. */
export const { Fetched: KeySheet } = fetched(
  () => import('./key-sheet.tsx').then((it) => it.KeySheet),
  () => null,
)
