import type { SafeText } from './seal.ts'

export type Tag = { readonly id: string; readonly name: SafeText }
