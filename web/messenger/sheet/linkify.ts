type Piece = { readonly text: string; readonly href?: string }

/** Splits a text into plain pieces and safe addresses. Only http and https ever become links, and only whole ones with a host. */
export function linkify(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const match of text.matchAll(/https?:\/\/[^\s<>"'`{}|\\^]{1,2000}/gi)) {
    const shown = withoutTail(match[0])
    const href = hrefOf(shown)
    if (!href) continue
    if (match.index > at) pieces.push({ text: text.slice(at, match.index) })
    pieces.push({ text: shown, href })
    at = match.index + shown.length
  }
  if (at < text.length) pieces.push({ text: text.slice(at) })
  return pieces
}

/** The full stop of the sentence and a bracket that was opened before the address are not part of it. */
function withoutTail(address: string): string {
  let end = address.length
  while (end > 0) {
    const last = address[end - 1] ?? ''
    const unopened = last === ')' && !address.slice(0, end).includes('(')
    if (!'.,;:!?…»”’]'.includes(last) && !unopened) break
    end--
  }
  return address.slice(0, end)
}

/** An address with a name or password in it is not offered as a link: it is mostly there to mislead. */
function hrefOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  const web = url.protocol === 'http:' || url.protocol === 'https:'
  return web && url.hostname !== '' && url.username === '' && url.password === '' ? url.href : undefined
}
