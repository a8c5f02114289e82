import { decide } from '../../../src/core/decide.ts'
import type { PolicyBody } from '../../../src/core/policy.ts'
import { detect } from '../../../src/detect/detect.ts'

export type Hiding = { readonly kind: string; readonly start: number; readonly end: number; readonly blocked: boolean }

/** More than this is a pasted document: the server looks at all of it, the notice only at the beginning, to keep typing smooth. */
const longest = 20_000

/** What the policy will do to a teammate's words: the server's engine, run here before it is sent. The server decides again. */
export function foresee(text: string, policy: PolicyBody): readonly Hiding[] {
  const { minConfidence, detectors } = policy
  const found = detect(text.slice(0, longest), { minConfidence, ...(detectors?.length ? { custom: detectors } : {}) })
  return decide(found, policy, { author: 'teammate', channel: 'console' })
    .filter(({ action }) => action !== 'flag')
    .map(({ finding, action }) => ({
      kind: finding.kind,
      start: finding.start,
      end: finding.end,
      blocked: action === 'block',
    }))
}
