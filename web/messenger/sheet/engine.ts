import { decide } from '../../../src/core/decide.ts'
import { policyTemplates } from '../../../src/core/policy-templates.ts'
import { detectAcross } from '../../../src/detect/detect.ts'

/** Something that will be hidden, and where it stands in the text that is being written. */
export type Hiding = { readonly kind: string; readonly class: string; readonly start: number; readonly end: number }

/** More than this is a pasted document: the server looks at all of it, the notice only at the beginning, to keep typing smooth. */
const longest = 20_000

/**
 * The same engine as on the server, with the default policy: it tells beforehand what will happen. The server decides again,
 * with the workspace's own policy. `before` are the person's own last messages, for a number spelled over several.
 */
export function foresee(before: readonly string[], text: string): readonly Hiding[] {
  const found = detectAcross([...before, text.slice(0, longest)]).at(-1) ?? []
  return decide(found, policyTemplates.default, { author: 'contact', channel: 'messenger' })
    .filter((planned) => planned.action !== 'flag')
    .map(({ finding }) => ({ kind: finding.kind, class: finding.class, start: finding.start, end: finding.end }))
}
