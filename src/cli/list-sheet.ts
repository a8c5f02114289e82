import type { Io } from './command.ts'
import { onOneLine } from './show-controls.ts'

/** A list for people, or with `--json` for programs. Columns are as wide as what stands in them. */
export async function printList(
  io: Io,
  rows: readonly Readonly<Record<string, string | null>>[],
  json: boolean,
): Promise<void> {
  if (json) return io.out(`${JSON.stringify(rows, null, 2)}\n`)
  const names = Object.keys(rows[0] ?? {})
  const cell = (row: (typeof rows)[number], name: string) => onOneLine(row[name] ?? '–')
  const widths = names.map((name) => Math.max(name.length, ...rows.map((row) => cell(row, name).length)))
  const line = (cells: readonly string[]) =>
    `${cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd()}\n`
  if (names.length > 0) await io.out(line(names))
  for (const row of rows) await io.out(line(names.map((name) => cell(row, name))))
}
