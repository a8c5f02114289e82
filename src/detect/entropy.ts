/** Shannon entropy in bits a character: words stay under 3, random base64 of 20 characters lies near 4. */
export function entropy(value: string): number {
  const counts = new Map<string, number>()
  for (const c of value) counts.set(c, (counts.get(c) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length)
  return bits
}

/** What people write where a secret would stand. */
export function isPlaceholder(value: string): boolean {
  return (
    /^[<{$%[(*.•_-]|^(?:x+|\*+|\.+|•+|-+|_+)$|(?:xxx|\*\*\*|\.\.\.|•••|<|\{\{|\$\{)/i.test(value) ||
    /example|placeholder|changeme|change_me|your[_-]?|insert|redacted|dummy|sample|foobar|^(?:null|none|undefined|true|false|nil|todo|tbd|n\/?a|empty|secret|password|token|string|test|hidden|masked)$/i.test(
      value,
    )
  )
}
