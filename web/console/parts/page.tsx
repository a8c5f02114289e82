import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { useTabTitle } from '../state/tab-title.ts'
import './page.css'

/** A settings page in the same frame: title, one sentence, at most one main act. */
export function Page({
  title,
  lead,
  act,
  children,
}: {
  title: string
  lead: string
  act?: ReactNode
  children: ReactNode
}) {
  useTabTitle(title)
  return (
    <div className="page">
      <div className="page-inner">
        <header className="page-head">
          <div>
            <h1>{title}</h1>
            <p className="muted">{lead}</p>
          </div>
          {act}
        </header>
        {children}
      </div>
    </div>
  )
}

export function Section({
  title,
  lead,
  act,
  children,
}: {
  title: string
  lead?: string | undefined
  act?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="section">
      <header className="section-head">
        <div>
          <h2>{title}</h2>
          {lead && <p className="muted">{lead}</p>}
        </div>
        {act}
      </header>
      {children}
    </section>
  )
}

type TableProps = {
  label: string
  head: readonly string[]
  /** Columns that stand at their end. */
  numbers?: readonly number[]
  /** A table that is read across as well as down stays one on a phone and scrolls; any other becomes a list of its rows. */
  grid?: boolean
  children: ReactNode
}

export function Table({ label, head, numbers = [], grid = false, children }: TableProps) {
  const body = useRef<HTMLTableSectionElement>(null)
  // In the list on a phone each cell says itself what it is.
  useLayoutEffect(() => {
    for (const row of body.current?.rows ?? [])
      [...row.cells].forEach((cell, index) => (cell.dataset['label'] = head[index] ?? ''))
  })
  return (
    <div className="table-box" data-grid={grid || undefined} role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((title, index) => (
              <th scope="col" key={title || index} className={numbers.includes(index) ? 'end' : undefined}>
                {title === '' ? <span className="aside">…</span> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>{children}</tbody>
      </table>
    </div>
  )
}
