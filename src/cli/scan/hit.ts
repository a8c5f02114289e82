import type { Finding } from '../../detect/finding.ts'

/**
 * A finding in a file. Offsets, lines and columns count UTF-16 units like an editor's; lines and columns begin at 1.
 * `path` goes on into archives and mails with `!`: `export.zip!2026/users.csv`.
 */
export type Hit = Finding & {
  readonly path: string
  readonly line: number
  readonly column: number
  /** Where it stands in terms of the format: a JSON pointer (RFC 6901), or `row 3, email`. */
  readonly place?: string
  readonly value?: string
  /** Tells the same value from another one, within this run only; never written anywhere. */
  readonly mark: string
}

export type Format = 'text' | 'json' | 'csv' | 'markup' | 'rtf' | 'folded'
