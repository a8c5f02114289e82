import { redact } from '../detect/detect.ts'
import { invalid } from '../core/errors.ts'
import { isReason, maxReason } from '../core/reason.ts'
import type { Actor } from '../core/viewer.ts'
import { lookFor } from './own-detectors.ts'
import type { Deps } from './ports.ts'

/**
 * A reason is a person's own words; whatever looks like a value in it is removed before it is kept with the log, whatever the
 * policy makes of such values elsewhere, and what the workspace itself has said is one.
 */
export async function safeReason(d: Deps, { workspaceId }: Actor, reason: string): Promise<string> {
  const trimmed = reason.trim()
  if (!isReason(trimmed)) throw invalid('reason', 'Say in a few words why.')
  if (trimmed.length > maxReason) throw invalid('reason', `Say it in at most ${maxReason} characters.`)
  const { custom = [] } = lookFor(await d.store.policyOf(workspaceId))
  return redact(trimmed, { operator: 'remove', custom }).text
}
