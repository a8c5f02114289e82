import type { UseQueryResult } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { Sheet } from './sheet.tsx'
import type { IconName } from './icon-data.ts'
import { Page } from './page.tsx'
import { LoadedList } from './states.tsx'

type Props<T> = {
  title: string
  lead: string
  list: UseQueryResult<{ readonly items: readonly T[] }>
  icon: IconName
  empty: string
  writes: boolean
  make: string
  change: string
  wide?: boolean
  /** `null` makes a new one. */
  renderForm: (one: T | null, onDone: () => void) => ReactNode
  children: (items: readonly T[], onEdit: ((one: T) => void) | null) => ReactNode
}

/** A page of what a team makes for itself (tags, teams, saved replies): a list, and a sheet in which one is made or changed. */
export function Things<T>({
  title,
  lead,
  list,
  icon,
  empty,
  writes,
  make,
  change,
  wide = false,
  renderForm,
  children,
}: Props<T>) {
  const [editing, setEditing] = useState<{ readonly one: T | null } | null>(null)
  const done = () => setEditing(null)
  const act = writes && (
    <button className="button main" onClick={() => setEditing({ one: null })}>
      {make}
    </button>
  )
  return (
    <Page title={title} lead={lead} act={act}>
      <LoadedList query={list} icon={icon} empty={empty}>
        {(items) => children(items, writes ? (one) => setEditing({ one }) : null)}
      </LoadedList>
      <Sheet open={editing !== null} onClose={done} title={editing?.one ? change : make} wide={wide}>
        {editing && renderForm(editing.one, done)}
      </Sheet>
    </Page>
  )
}
