import { customProblem } from '../detect/custom.ts'
import { classes } from '../detect/finding.ts'
import { kindOf } from '../detect/kinds.ts'
import { fail, invalid } from '../core/errors.ts'
import type { PolicyBody, PolicyVersion } from '../core/policy.ts'
import type { Staff } from '../core/viewer.ts'
import { refuseValues } from './plain-name.ts'
import type { Deps } from './ports.ts'

/** A new version; the old ones stay as they were. It counts from the next message on. */
export async function changePolicy(d: Deps, viewer: Staff, body: PolicyBody, base?: number): Promise<PolicyVersion> {
  checkPolicy(body)
  await refuseValues(d, viewer, { name: body.name })
  return d.store.write(viewer.workspaceId, async (tx) => {
    const policy = await tx.addPolicy(body, viewer.id, d.clock.now())
    // The number is taken under a lock; thrown here, the version is not there.
    if (base !== undefined && policy.version !== base + 1) throw fail('changed')
    await tx.log(viewer, {
      action: 'policy.changed',
      object: { type: 'policy', id: String(policy.version) },
      details: { rules: body.rules.length },
    })
    tx.announce({ type: 'workspace' })
    tx.announce({ type: 'messenger' })
    return policy
  })
}

/** Of a draft as of a version: its own detectors can be run, kinds and classes are known, and days stand where something is kept. */
export function checkPolicy(body: PolicyBody): void {
  const own = customProblem(body.detectors ?? [])
  if (own) throw invalid(own.field === '' ? 'detectors' : `detectors.${own.field}`, own.problem)
  for (const [i, rule] of body.rules.entries()) {
    if (rule.kinds?.some((kind) => !kindOf(kind) && !kind.startsWith('custom:')))
      throw invalid(`rules.${i}.kinds`, 'A kind is not known. docs/detection.md lists them.')
    if (rule.classes?.some((each) => !(classes as readonly string[]).includes(each)))
      throw invalid(`rules.${i}.classes`, `Classes are ${classes.join(', ')}.`)
    if (rule.keepDays !== undefined && rule.action !== 'seal')
      throw invalid(`rules.${i}.keepDays`, 'Only sealed values are kept for days.')
  }
}
