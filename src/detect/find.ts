import type { Class, Finding, Kind } from './finding.ts'
import { kindOf } from './kinds.ts'

type Seen = Omit<Finding, 'class'> & { readonly class: Class }

const patterns: readonly (readonly [Kind, RegExp, number, (value: string) => string | undefined])[] = [
  ['payment-card', /(?<!\d)\d(?:[ .\n-]{0,2}\d){11,18}(?!\d)/g, 0.97, (v) => (luhn(digits(v)) && /^[2-6]/.test(v) ? `•••• ${digits(v).slice(-4)}` : undefined)],
  ['iban', /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g, 0.98, (v) => (mod97(v.replace(/ /g, '')) ? `•••• ${v.replace(/ /g, '').slice(-4)}` : undefined)],
  ['us-ssn', /(?<!\d)(?!000|666|9)\d{3}[- ](?!00)\d{2}[- ](?!0000)\d{4}(?!\d)/g, 0.9, (v) => `•••• ${v.slice(-4)}`],
  ['email', /[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g, 0.97, (v) => `${v[0]}•••@${v.split('@')[1]}`],
  ['phone', /(?<![\d.])(?:\+\d{1,3}[ -]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)/g, 0.8, (v) => `•••• ${v.slice(-2)}`],
  ['password', /(?<=(?:password|passwort|kennwort|pw|mot de passe|contraseña)(?: (?:is|ist|lautet|est|es))? ?[:=]? )[^\s"']{4,64}/gi, 0.8, (v) => (/\d|[^\w]/.test(v) ? '' : undefined)],
  ['api-key', /\b(?:sk_live_|sk-|ghp_|AKIA|xoxb-)[\w-]{12,100}/g, 0.95, () => ''],
  ['jwt', /\beyJ[\w-]{8,2000}\.eyJ[\w-]{8,4000}\.[\w-]{8,1000}/g, 0.97, () => ''],
]

export function find(text: string): Seen[] {
  const all: Seen[] = []
  for (const [kind, pattern, confidence, check] of patterns) {
    for (const m of text.matchAll(pattern)) {
      const hint = check(m[0])
      if (hint !== undefined) all.push({ kind, class: kindOf(kind)?.class ?? 'custom', start: m.index, end: m.index + m[0].length, confidence, detector: kind, hint })
    }
  }
  return all
}

const digits = (value: string) => value.replace(/\D/g, '')

function luhn(d: string): boolean {
  let sum = 0
  for (let i = d.length - 1, k = 0; i >= 0; i--, k++) {
    const n = d.charCodeAt(i) - 48
    sum += k % 2 ? (n > 4 ? n * 2 - 9 : n * 2) : n
  }
  return sum % 10 === 0
}

function mod97(iban: string): boolean {
  let rest = 0
  for (const c of iban.slice(4) + iban.slice(0, 4)) {
    const n = parseInt(c, 36)
    rest = (rest * (n > 9 ? 100 : 10) + n) % 97
  }
  return rest === 1
}
