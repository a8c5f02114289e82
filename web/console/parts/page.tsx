import type { ReactNode } from 'react'
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

/** A table that scrolls sideways by itself where it does not fit, by keyboard too. `numbers`: columns that stand at their end. */
export function Table({ label, head, numbers = [], children }: { label: string; head: readonly string[]; numbers?: readonly number[]; children: ReactNode }) {
  return (
    <div className="table-box" role="region" aria-label={label} tabIndex={0}>
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
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
