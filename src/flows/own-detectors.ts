import type { CustomDetector, DetectOptions } from '../detect/detect.ts'
import type { PolicyBody } from '../core/policy.ts'

/** The engine compiles a list once; a policy read from the store is a new object each time, so the list is known by its words. */
const lists = new Map<string, readonly CustomDetector[]>()
const mostLists = 200

/** How a policy wants a text looked through: from which confidence on, and for what of the workspace's own. */
export function lookFor({ minConfidence, detectors }: Pick<PolicyBody, 'minConfidence' | 'detectors'>): DetectOptions {
  return detectors?.length ? { minConfidence, custom: listOf(detectors) } : { minConfidence }
}

function listOf(detectors: readonly CustomDetector[]): readonly CustomDetector[] {
  const key = JSON.stringify(detectors)
  const known = lists.get(key)
  if (known) return known
  const [oldest] = lists.keys()
  if (lists.size >= mostLists && oldest !== undefined) lists.delete(oldest)
  lists.set(key, detectors)
  return detectors
}
