import type { Static } from 'typebox'
import type { PolicyBody, PolicyVersion, Rule as CoreRule } from '../core/policy.ts'
import type { CustomDetector as CoreDetector } from '../detect/custom.ts'
import type { Preview as CorePreview, Trial as CoreTrial } from '../flows/try-policy.ts'
import type { CustomDetector, Policy, PolicyInput, Preview, Rule, Trial } from './wire/policy.ts'

export function presentPolicyBody({ name, minConfidence, rules, detectors }: PolicyBody): Static<typeof PolicyInput> {
  return {
    name,
    minConfidence,
    rules: rules.map(presentRule),
    ...(detectors ? { detectors: detectors.map(presentDetector) } : {}),
  }
}

function presentDetector({ words, context, ...rest }: CoreDetector): CustomDetector {
  return { ...rest, ...(words ? { words: [...words] } : {}), ...(context ? { context: [...context] } : {}) }
}

export function presentPolicy(policy: PolicyVersion): Policy {
  return {
    version: policy.version,
    ...presentPolicyBody(policy),
    createdBy: policy.createdBy,
    createdAt: policy.createdAt,
  }
}

export function presentRule({
  kinds,
  classes,
  authors,
  channels,
  minConfidence,
  action,
  keepDays,
}: CoreRule): Static<typeof Rule> {
  return {
    ...(kinds ? { kinds: [...kinds] } : {}),
    ...(classes ? { classes: [...classes] } : {}),
    ...(authors ? { authors: [...authors] } : {}),
    ...(channels ? { channels: [...channels] } : {}),
    ...(minConfidence === undefined ? {} : { minConfidence }),
    action,
    ...(keepDays === undefined ? {} : { keepDays }),
  }
}

export function presentTrial({ messages, changed, counts, changes }: CoreTrial): Trial {
  return {
    messages,
    changed,
    counts: counts.map(({ kind, action, before, after }) => ({ kind, action, before, after })),
    changes: changes.map(({ conversationId, partId, kind, from, to, excerpt: { text, start, end } }) => ({
      conversationId,
      partId,
      kind,
      from,
      to,
      excerpt: { text, start, end },
    })),
  }
}

export function presentPreview({ text, refused, findings }: CorePreview): Preview {
  return {
    text,
    refused,
    findings: findings.map(({ kind, class: valueClass, start, end, confidence, detector, hint, action, rule }) => ({
      kind,
      class: valueClass,
      start,
      end,
      confidence,
      detector,
      hint,
      action,
      rule,
    })),
  }
}
