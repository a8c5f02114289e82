/** Shannon entropy in bits a character: words stay under 3, random base64 of 20 characters lies near 4. */
export function entropy(value: string): number {
  if (value === '') return 0
  for (let i = 0; i < value.length; i++) (counts[value.charCodeAt(i) & 127] as number)++
  let known = 0
  for (let i = 0; i < value.length; i++) {
    const c = value.charCodeAt(i) & 127
    const count = counts[c] as number
    // Nothing for what stands there once, and for what was counted already.
    known += count < bits.length ? (bits[count] as number) : count * Math.log2(count)
    counts[c] = 0
  }
  return Math.log2(value.length) - known / value.length
}

const bits = Float64Array.from({ length: 32 }, (_, count) => (count < 2 ? 0 : count * Math.log2(count)))

/** All nothing between two calls. */
const counts = new Uint16Array(128)

/** A template that somebody or something fills in later. A stray brace inside a password is none. */
const template =
  /^(?:<|\{|\[\w|\(|%[\w({.]|\$[{(]|\$[A-Za-z_]\w*$|[*.•_-])|\$\{[\w.:-]*\}|\{\{[\w\s.:-]*\}\}|<[\w\s.:-]*>|^(?:x+|\*+|\.+|•+|-+|_+)$|xxx|\*\*\*|\.\.\.|•••/i

const standIn =
  /example|placeholder|change[_-]?me|your[_-]?|insert|redacted|replace[_-]|dummy|sample|foobar|^(?:my[_-]?)?(?:null|none|undefined|true|false|nil|todo|tbd|n\/?a|empty|secret|password|token|string|test|hidden|masked)$/i

/** What people write where a secret would stand. */
export function isPlaceholder(value: string): boolean {
  return template.test(value) || standIn.test(value) || (value.length > 11 && countsUp(value, value.length >= 32))
}

/** « abcdefghijkl », « 1234567890ab »: typed along the alphabet. Twelve in a row do not happen by chance. */
export function countsUp(value: string, lettersOnly = false, least = 12): boolean {
  let run = 1
  let before = value.charCodeAt(0)
  for (let i = 1; i < value.length; i++) {
    const c = value.charCodeAt(i)
    const step = c - before
    before = c
    if (step === 1 ? lettersOnly && c < 58 : lettersOnly || !((c === 48 && step === -9) || (c === 97 && step === 49)))
      run = 1
    else if (++run === least) return true
  }
  return false
}
