import type { Finding } from '../src/detect/finding.ts'

type Row = { text: string; spans: readonly { start: number; end: number; label: string }[] }

/** Of every label, whatever its name, how much is under some finding; and how many of the found characters carry a label. */
export function coverage(): { add: (row: Row, found: readonly Finding[]) => void; print: () => void } {
  const byLabel = new Map<string, [all: number, hit: number]>()
  const all = { spans: 0, hit: 0, characters: 0, right: 0, unlabelled: 0 }
  return {
    add(row, found) {
      for (const span of row.spans) {
        const entry = byLabel.get(span.label) ?? [0, 0]
        byLabel.set(span.label, entry)
        entry[0]++
        all.spans++
        if (!found.some((one) => shared(one, span) * 2 >= span.end - span.start)) continue
        entry[1]++
        all.hit++
      }
      for (const one of found) {
        const right = row.spans.reduce((sum, span) => sum + shared(one, span), 0)
        all.characters += one.end - one.start
        all.right += right
        // The set labels who and where, not what somebody suffers from.
        if (one.kind === 'diagnosis' || one.kind === 'medication') all.unlabelled += one.end - one.start - right
      }
    },
    print() {
      console.log(
        `  all labels: span recall ${percent(all.hit, all.spans)}, character precision ${percent(all.right, all.characters)}, without conditions and medicines ${percent(all.right, all.characters - all.unlabelled)}`,
      )
      console.log(`  ${[...byLabel].map(([label, [n, m]]) => `${label} ${m}/${n}`).join(', ')}`)
    },
  }
}

function shared(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : ((100 * part) / whole).toFixed(1)
}
