import { detect } from '../detect/detect.ts'
import type { Class } from '../detect/finding.ts'
import { contextOf } from '../core/author.ts'
import { decide } from '../core/decide.ts'
import { invalid } from '../core/errors.ts'
import type { PolicyBody } from '../core/policy.ts'
import type { Actor } from '../core/viewer.ts'
import { lookFor } from './own-detectors.ts'
import type { Deps } from './ports.ts'

/**
 * The line for texts that stand by themselves (names of workspaces, keys, policies and teammates, a greeting): there is no place
 * beside them for a seal, so whatever the policy would hide is refused. A person's name is let be: it is what such a name is.
 */
export async function refuseValues(d: Deps, actor: Actor, texts: Readonly<Record<string, string>>): Promise<void> {
  refuseValuesBy(await d.store.policyOf(actor.workspaceId), actor, texts)
}

/** The same where there is no house yet, and so no policy of its own. */
export function refuseValuesBy(policy: PolicyBody, actor: Actor, texts: Readonly<Record<string, string>>): void {
  for (const [field, text] of Object.entries(texts)) {
    if (carriesValue(actor, policy, text, field === 'email' ? 'contact' : undefined))
      throw invalid(field, 'This may not carry a sensitive value: it is shown as it is. Take it out.')
    if (isName.test(field) && !isShownInOneLine(text))
      throw invalid(
        field,
        'A name needs a letter that can be seen, and no sign that ends its line or turns its direction.',
      )
  }
}

const isName = /^(?:owner\.)?name$/

/** In the log and in evidence a name says who it was: one that nobody sees is nobody, and one that turns the line rewrites what stands behind it. */
function isShownInOneLine(name: string): boolean {
  const isSeen = /[^\p{Default_Ignorable_Code_Point}\p{C}\p{Z}\u2800]/u.test(name)
  return isSeen && !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(name)
}

/** `is`: the class that the text is of as a whole, and may be. */
function carriesValue(actor: Actor, policy: PolicyBody, text: string, is?: Class): boolean {
  const found = detect(text, lookFor(policy)).filter((one) => one.kind !== 'person-name' && one.class !== is)
  return decide(found, policy, contextOf(actor)).some(({ action }) => action !== 'flag' && action !== 'allow')
}
