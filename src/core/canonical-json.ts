/** A value of JSON, for things that are hashed or signed. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * One spelling for one value, so that a hash or signature can be checked anywhere: keys sorted by UTF-16 unit,
 * no spaces, numbers and strings as JSON.stringify writes them. RFC 8785 (JCS).
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`
}

/**
 * Whether a text of JSON says this value and nothing else, in whatever spaces and escapes: no name twice, of which another program
 * may read the first, and no number that is written as one and read as another.
 */
export function saysOnly(json: string, value: Json): boolean {
  const plain = json.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (one) =>
    one.startsWith('"') ? JSON.stringify(JSON.parse(one)) : '',
  )
  return plain === JSON.stringify(value)
}
