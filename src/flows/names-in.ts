import { detect, type DetectOptions } from '../detect/detect.ts'
import type { Finding } from '../detect/finding.ts'
import { actsOn } from '../core/kinds-left.ts'
import type { Policy } from '../core/policy.ts'
import { withNames } from '../core/with-names.ts'
import { detectNamed } from './detect-named.ts'
import { lookFor } from './own-detectors.ts'
import type { Deps } from './ports.ts'

/**
 * What the operator's own model sees in a text, if there is one and the policy does anything with names. A model takes its time, so
 * this is never asked inside a transaction; who writes in one asks before.
 */
export async function namesIn(d: Deps, workspaceId: string, text: string): Promise<readonly Finding[]> {
  return d.nameModel ? namesBy(d, await d.store.policyOf(workspaceId), text) : []
}

/** What the engine sees, and the model beside it. */
export async function lookIn(
  d: Deps,
  policy: LookedFor,
  text: string,
  more: DetectOptions = {},
): Promise<readonly Finding[]> {
  return withNames(detect(text, { ...lookFor(policy), ...more }), await namesBy(d, policy, text, more.minConfidence))
}

/** The same for what stands in a field with a name of its own. */
export async function lookInField(d: Deps, policy: LookedFor, name: string, text: string): Promise<readonly Finding[]> {
  return withNames(detectNamed(name, text, lookFor(policy)), await namesBy(d, policy, text))
}

type LookedFor = Pick<Policy, 'minConfidence' | 'detectors' | 'rules'>

async function namesBy(
  d: Deps,
  policy: LookedFor,
  text: string,
  least = policy.minConfidence,
): Promise<readonly Finding[]> {
  if (!d.nameModel || !actsOn(policy, 'person-name') || !/\p{L}/u.test(text)) return []
  return (await d.nameModel.names(text)).filter(({ confidence }) => confidence >= least)
}
