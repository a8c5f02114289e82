export type OtherOffsets = { readonly codePoints: [number, number]; readonly bytes: [number, number] }

/**
 * UTF-16 offsets counted in code points (Python, Go runes) and UTF-8 bytes as well, in one walk over the text.
 * A lone surrogate counts as the replacement character it becomes in UTF-8: three bytes.
 */
export function otherOffsets(
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
): OtherOffsets[] {
  const wanted = new Set(spans.flatMap((span) => [span.start, span.end]))
  const at = new Map<number, { codePoint: number; byte: number }>()
  let codePoint = 0
  let byte = 0
  for (let unit = 0; unit <= text.length; codePoint++) {
    if (wanted.has(unit)) at.set(unit, { codePoint, byte })
    const code = text.codePointAt(unit) ?? 0
    byte += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    unit += code > 0xffff ? 2 : 1
  }
  return spans.map(({ start, end }) => {
    const from = at.get(start) ?? { codePoint: 0, byte: 0 }
    const to = at.get(end) ?? from
    return { codePoints: [from.codePoint, to.codePoint], bytes: [from.byte, to.byte] }
  })
}
