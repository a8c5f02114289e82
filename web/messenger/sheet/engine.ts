import { missingOf, type Missing } from '../../../src/core/answer-shape.ts'
import { decide } from '../../../src/core/decide.ts'
import { findAnswer } from '../../../src/core/handover.ts'
import { kindsLeft } from '../../../src/core/kinds-left.ts'
import { detectAcross } from '../../../src/detect/detect.ts'
import type { MessengerWorkspace } from '../../../src/http/wire/messenger.ts'

/** Something that will be hidden, and where it stands in the text that is being written. */
export type Hiding = {
  readonly kind: string
  readonly class: string
  readonly start: number
  readonly end: number
  /** The workspace does not take it at all. */
  readonly blocked: boolean
}

/** What the workspace's policy means for one who writes here. */
export type Foresight = Pick<MessengerWorkspace, 'minConfidence' | 'rules'>

/** More than this is a pasted document: the server looks at all of it, the notice only at the beginning, to keep typing smooth. */
const longest = 20_000

/**
 * The same engine as on the server, with the rules of the workspace that count here: it tells beforehand what will happen. The
 * server decides again. `before` are the person's own last messages, for a number spelled over several.
 */
export function foresee(before: readonly string[], text: string, policy: Foresight): readonly Hiding[] {
  const { minConfidence, rules } = policy
  const found =
    detectAcross([...before, text.slice(0, longest)], { minConfidence, except: kindsLeft(policy) }).at(-1) ?? []
  return decide(found, { name: '', minConfidence, rules }, { author: 'contact', channel: 'messenger' })
    .filter((planned) => planned.action !== 'flag')
    .map(({ finding, action }) => ({
      kind: finding.kind,
      class: finding.class,
      start: finding.start,
      end: finding.end,
      blocked: action === 'block',
    }))
}

/** What a typed value still lacks to be what was asked for; null when it is that, check digits and all. */
export function judgeAnswer(kind: string, typed: string): Missing | null | undefined {
  return findAnswer(kind, typed) ? null : missingOf(kind, typed)
}
