import { familyOf } from '../src/detect/calibrate.ts'
import type { Finding } from '../src/detect/finding.ts'
import { labelsOf } from './eval-labels.ts'

type Row = { text: string; spans: readonly { start: number; end: number; label: string }[] }

const forms = /^(?:presidio-synth|chat-multidogo|chat-sgd|chat-banking|chat-home|chat-chatter|chat-xsid|cards-|phi-)/
/** Sets whose labels of such values are complete, so that a finding without a label is wrong. Clean chats hold unlabelled names. */
const complete: Readonly<Record<string, RegExp>> = {
  form: forms,
  identity: forms,
  secret: /^(?:secrets-(?:gitleaks|credsweeper)|chat-multidogo|chat-banking|chat-home|chat-sgd)/,
  name: /^(?:presidio-synth|ner-uner|chat-banking|chat-home)/, // never trained on, or without any name
  address: /^(?:presidio-synth|chat-multidogo-pii|chat-sgd-pii|phi-|chat-banking|chat-home)/,
}

export function judges(set: string, family: string): boolean {
  return complete[family]?.test(set) ?? false
}

/** Labels that neither confirm nor deny: they part what we call one thing, or name what we do not look for. */
const beside = new Set([
  'LOCATION',
  'POSTCODE',
  'DATE',
  'URL',
  'USERNAME',
  'ORG',
  'HOSPITAL',
  'AGE',
  'OTHER',
  'EMAIL_BROKEN',
  'SSN_PARTIAL',
])

export function isRight(row: Row, one: Finding): boolean | undefined {
  // Conditions and medicines stand in the Spanish letters and are not labelled there.
  if (one.kind === 'diagnosis' || one.kind === 'medication') return undefined
  const labels = labelsOf(one.kind)
  const touched = row.spans.filter((span) => span.start < one.end && one.start < span.end)
  if (touched.some((span) => labels.includes(span.label))) return true
  return touched.some((span) => beside.has(span.label)) ? undefined : false
}

/** By what was shown as confidence: how many findings, and how many of them right. And what each threshold would keep. */
export function reliability(): {
  add: (set: string, row: Row, found: readonly Finding[]) => void
  print: () => void
} {
  const seen: { family: string; confidence: number; right: boolean }[] = []
  return {
    add(set, row, found) {
      for (const one of found) {
        const family = familyOf(one.kind, one.class)
        const right = judges(set, family) ? isRight(row, one) : undefined
        if (right !== undefined) seen.push({ family, confidence: one.confidence, right })
      }
    },
    print() {
      const share = (list: typeof seen) =>
        list.length === 0 ? '-' : `${list.filter((one) => one.right).length}/${list.length}`
      const families = [...new Set(seen.map((one) => one.family))]
      console.log(
        `\nconfidence shown: right of all, on sets whose labels are complete\n  ${'tenth'.padEnd(12)} all, ${families.join(', ')}`,
      )
      for (const from of [50, 60, 70, 80, 90]) {
        const bin = seen.filter(
          (one) => one.confidence * 100 >= from - 0.01 && one.confidence * 100 < from + 9.99 + (from === 90 ? 1 : 0),
        )
        console.log(
          `  0.${from} to 0.${from + 9}  ${share(bin)}, ${families.map((family) => share(bin.filter((one) => one.family === family))).join(', ')}`,
        )
      }
      console.log('threshold: right and wrong findings that it lets through')
      for (const at of [0.2, 0.3, 0.4, 0.5, 0.7, 0.8, 0.9, 0.95]) {
        const kept = seen.filter((one) => one.confidence >= at)
        const right = kept.filter((one) => one.right).length
        console.log(`  ${at.toFixed(2)}  ${right} right, ${kept.length - right} wrong`)
      }
    },
  }
}
