const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/**
 * What a reader sees of a message in HTML: paragraphs and lines, links with where they lead. What is no HTML stays as it is. A customer
 * wrote it once, so each expression reads a run of signs from its beginning alone: a megabyte of blanks costs no more than its length.
 */
export function textOfHtml(html: string): string {
  if (!/<\/?[a-z][^<>]*>|&(?:#\w{1,7}|[a-z]{2,6});/i.test(html)) return html
  return html
    .replaceAll(/<(script|style)\b[^<>]*>[^<]*(?:<\/\1>|$)/gi, '')
    .replaceAll(/<a\b([^<>]*)>([^<]*)<\/a>/gi, (_all, within: string, label: string) => linkSaid(within, label))
    .replaceAll(/<li\b[^<>]*>/gi, '\n- ')
    .replaceAll(/<br\b[^<>]*>/gi, '\n')
    .replaceAll(/<\/?(?:p|div|h[1-6]|ul|ol|tr|table|blockquote|pre)\b[^<>]*>/gi, '\n\n')
    .replaceAll(/<\/?[a-z][^<>]*>/gi, '')
    .replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (all, name: string) => characterOf(name) ?? all)
    .replaceAll(/(?<![ \t])[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** `within`: what stands in the tag. */
function linkSaid(within: string, label: string): string {
  const href = /\bhref="([^"]*)"/i.exec(within)?.[1]
  if (href === undefined) return label
  return label.trim() === '' || label.trim() === href ? href : `${label} (${href})`
}

function characterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return named[name.toLowerCase()]
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
