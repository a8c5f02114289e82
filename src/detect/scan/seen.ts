import type { Finding } from '../finding.ts'

/** What was found and may still lose its place to another reading. `by` is the name of the detector; absent for what the scanner does not wake. */
export type Seen = Finding & { readonly rank: number; readonly by?: string }
