import type { CustomDetector, DetectOptions } from '../detect/detect.ts'
import { actsOn, kindsLeft } from '../core/kinds-left.ts'
import type { PolicyBody } from '../core/policy.ts'

/** The engine compiles a list once; a policy read from the store is a new object each time, so the list is known by its words. */
const lists = new Map<string, readonly CustomDetector[]>()
const mostLists = 200

/** Word lists and weights for names of persons, once a server has them: they are one for the whole program. */
let names: DetectOptions['names']

export function lookWithNames(loaded: DetectOptions['names']): void {
  names = loaded
}

/** How a policy wants a text looked through: from which confidence on, for what of the workspace's own, and what it leaves alone. */
export function lookFor(policy: Pick<PolicyBody, 'minConfidence' | 'detectors' | 'rules'>): DetectOptions {
  const { minConfidence, detectors } = policy
  const except = kindsLeft(policy)
  return {
    minConfidence,
    except,
    ...(names && !except.includes('person-name') ? { names } : {}),
    ...(detectors?.length ? { custom: listOf(detectors) } : {}),
  }
}

/** For texts that no policy rules: whatever there is to find, or what was asked for. */
export function lookForAll(asked: DetectOptions = {}): DetectOptions {
  return names ? { ...asked, names } : asked
}

/** Whether a policy does anything with what is known of a contact: if not, nobody opens it. */
export function looksForKnown(policy: Pick<PolicyBody, 'rules'>): boolean {
  return actsOn(policy, 'person-name') || actsOn(policy, 'email') || actsOn(policy, 'phone')
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
