import type { Finding } from '../detect/finding.ts'
import { keepSeals } from '../core/keep-seals.ts'
import type { SafeText } from '../core/seal.ts'
import { guardSafeText, type Guarded, type Subject } from './guard-text.ts'
import { lookIn } from './names-in.ts'
import type { Deps } from './ports.ts'

/** The line for a text that has passed before and was worked on: placeholders that still stand in it keep their values. */
export async function guardEdit(
  d: Deps,
  subject: Subject,
  before: SafeText,
  text: string,
  found?: readonly Finding[],
): Promise<Guarded> {
  const policy = await d.store.policyOf(subject.workspaceId)
  const kept = keepSeals(before, text)
  return guardSafeText(d, subject, kept, found ?? (await lookIn(d, policy, text)), policy, (values) =>
    d.store.allowed(subject.workspaceId, values),
  )
}
