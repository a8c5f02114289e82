export type Format = 'bold' | 'italic' | 'code' | 'list' | 'numbers' | 'link'
type Edited = { readonly text: string; readonly from: number; readonly to: number }

const around = { bold: '**', italic: '_', code: '`' } as const

/** What a button or key does to the field: marks are put around the choice, or taken off when they are there. */
export function applyFormat({ text, from, to }: Edited, format: Format): Edited {
  if (format === 'list' || format === 'numbers') return toList({ text, from, to }, format)
  if (format === 'link') return toLink({ text, from, to })
  const mark = around[format]
  const [before, chosen, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)]
  if (before.endsWith(mark) && after.startsWith(mark)) {
    const start = from - mark.length
    return {
      text: before.slice(0, -mark.length) + chosen + after.slice(mark.length),
      from: start,
      to: start + chosen.length,
    }
  }
  return { text: before + mark + chosen + mark + after, from: from + mark.length, to: to + mark.length }
}

function toLink({ text, from, to }: Edited): Edited {
  const chosen = text.slice(from, to)
  const isAddress = /^https?:\/\/\S+$/.test(chosen)
  const [label, address] = isAddress ? ['', chosen] : [chosen, 'https://']
  const put = `[${label}](${address})`
  // The cursor stands where something is missing.
  const [at, end] = isAddress
    ? [from + 1, from + 1]
    : [from + label.length + 3, from + label.length + 3 + address.length]
  return { text: text.slice(0, from) + put + text.slice(to), from: at, to: end }
}

function toList({ text, from, to }: Edited, kind: 'list' | 'numbers'): Edited {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const next = text.indexOf('\n', to)
  const end = next === -1 ? text.length : next
  const lines = text.slice(start, end).split('\n')
  const mark = kind === 'list' ? /^- / : /^\d+\. /
  const has = lines.every((line) => mark.test(line))
  const made = lines
    .map((line, index) => (has ? line.replace(mark, '') : `${kind === 'list' ? '-' : `${index + 1}.`} ${line}`))
    .join('\n')
  return { text: text.slice(0, start) + made + text.slice(end), from: start + made.length, to: start + made.length }
}

/** Saved replies may name the people and the house; `{{contact}}` and `{{me}}` are from an earlier version. */
export function fillIn(text: string, names: { contact: string | null; teammate: string; workspace: string }): string {
  // Nobody is greeted as « Visitor »: without a name its place goes, with the blank before it or the comma after it.
  if (names.contact === null) {
    const place = String.raw`\{\{\s*contact(?:\.name)?\s*\}\}`
    const without = text
      .replace(new RegExp(`^${place}[,;:!]?[ \\t]*`, 'gm'), '')
      .replace(new RegExp(`[ \\t]*${place}`, 'g'), '')
    return fillIn(without, { ...names, contact: '' })
  }
  const values: Record<string, string> = {
    'contact.name': names.contact,
    contact: names.contact,
    'teammate.name': names.teammate,
    me: names.teammate,
    'workspace.name': names.workspace,
  }
  return text.replace(/\{\{\s*([a-z.]{1,30})\s*\}\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? values[name]! : whole,
  )
}

/** The name that is being typed behind an @, up to the cursor. */
export function mentionBefore(text: string, at: number): { readonly start: number; readonly query: string } | null {
  const match = /(?:^|[\s(])@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]+)?)$/u.exec(text.slice(Math.max(0, at - 60), at))
  return match ? { start: at - match[1]!.length - 1, query: match[1]! } : null
}

/** Whom a note names: «@» and the whole name. */
export function mentionedIn(text: string, people: readonly { id: string; name: string }[]): string[] {
  return people.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id)
}
