import { redact } from '../detect/detect.ts'
import { invalid } from '../core/errors.ts'

/** A reason is a person's own words; whatever looks like a value in it is removed before it is kept with the log. */
export function safeReason(reason: string): string {
  const trimmed = reason.trim()
  if (trimmed.length < 3) throw invalid('reason', 'Say in a few words why.')
  if (trimmed.length > 500) throw invalid('reason', 'Say it in at most 500 characters.')
  return redact(trimmed, { operator: 'remove' }).text
}
