import { invalid } from '../core/errors.ts'
import { catalogue, kindOf } from '../detect/kinds.ts'
import type { DetectOptions } from '../detect/options.ts'

/** `--kinds` and `--min-confidence`, as `scan` and `redact` both take them. */
export const detectFlags = {
  kinds: { type: 'string' },
  'min-confidence': { type: 'string' },
} as const

export function detectOptions(values: { readonly kinds?: string; readonly 'min-confidence'?: string }): DetectOptions {
  const kinds = values.kinds?.split(',').map((word) => word.trim())
  const unknown = kinds?.filter((kind) => !kindOf(kind)) ?? []
  if (unknown.length > 0)
    throw invalid('kinds', `There is no kind ${unknown.join(', ')}; docs/detectors.md lists them.`)
  const least = values['min-confidence'] === undefined ? undefined : Number(values['min-confidence'])
  if (least !== undefined && !(least >= 0 && least <= 1))
    throw invalid('min-confidence', 'Give --min-confidence a number from 0 to 1.')
  return { ...(kinds ? { kinds } : {}), ...(least === undefined ? {} : { minConfidence: least }) }
}

export const detectHelp = `  --kinds KIND,KIND        look for these only, for instance payment-card,iban; there are ${catalogue.length}
  --min-confidence 0…1     leave out what is less certain; without it, the engine's own threshold`
