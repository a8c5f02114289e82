import type { SafeText } from './seal.ts'

/** A saved reply. */
export type Macro = {
  readonly id: string
  readonly name: SafeText
  readonly body: SafeText
  readonly updatedAt: string
}
