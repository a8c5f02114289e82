import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { problemText, useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-data.ts'
import './states.css'

/** Says in one sentence what comes next, with at most one button. */
export function Empty({ icon, title, children }: { icon: IconName; title: string; children?: ReactNode }) {
  return (
    <div className="state">
      <span className="state-icon">
        <Icon name={icon} size={22} />
      </span>
      <p>{title}</p>
      {children}
    </div>
  )
}

export function Trouble({ problem, onRetry }: { problem: unknown; onRetry?: (() => void) | undefined }) {
  const words = useWords()
  return (
    <div className="state" role="alert">
      <span className="state-icon" data-tone="warn">
        <Icon name="alert" size={22} />
      </span>
      <p>{problemText(words, problem)}</p>
      {onRetry && (
        <button className="button" onClick={onRetry}>
          {words.retry}
        </button>
      )}
    </div>
  )
}

type LoadedProps<T> = { query: UseQueryResult<T>; rows: number; children: (data: T) => ReactNode }

/** What was asked for, once it is here: until then its outline, or what went wrong. */
export function Loaded<T>({ query, rows, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data)
  return query.error ? <Trouble problem={query.error} onRetry={() => void query.refetch()} /> : <Bones rows={rows} />
}

type LoadedListProps<T> = {
  query: UseQueryResult<{ readonly items: readonly T[] }>
  icon: IconName
  empty: string
  children: (items: readonly T[]) => ReactNode
}

/** The same of a list, which says so when nothing is in it. */
export function LoadedList<T>({ query, icon, empty, children }: LoadedListProps<T>) {
  return (
    <Loaded query={query} rows={3}>
      {({ items }) => (items.length === 0 ? <Empty icon={icon} title={empty} /> : children(items))}
    </Loaded>
  )
}

/** A refusal beside the form that caused it. */
export function FormProblem({ problem }: { problem: unknown }) {
  const words = useWords()
  if (!problem) return null
  return (
    <p className="form-problem" role="alert">
      <Icon name="alert" />
      <span>{typeof problem === 'string' ? problem : problemText(words, problem)}</span>
    </p>
  )
}

/** The outline of what is on its way, in the size it will have. */
export function Bones({ rows, className = '' }: { rows: number; className?: string }) {
  const words = useWords()
  return (
    <div className={`bones ${className}`} role="status" aria-label={words.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <div className="bone-row" key={row} aria-hidden="true">
          <span className="bone round" />
          <span className="bone-lines">
            <span className="bone short" />
            <span className="bone" />
          </span>
        </div>
      ))}
    </div>
  )
}
