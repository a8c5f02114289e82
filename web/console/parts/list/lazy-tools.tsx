import { fetched } from '../fetched.tsx'
import { Bones } from '../states.tsx'

/** A list is seen before anybody narrows it, gives it a name, or chooses several of it. */
const filter = fetched(
  () => import('./filter-panel.tsx').then((it) => it.FilterPanel),
  () => <Bones rows={2} className="list-filter" />,
)
const sheet = fetched(
  () => import('./view-sheet.tsx').then((it) => it.ViewSheet),
  () => null,
)
const bar = fetched(
  () => import('./bulk-bar.tsx').then((it) => it.BulkBar),
  () => <header className="list-head bulk-bar" />,
)
export const [FilterPanel, ViewSheet, BulkBar] = [filter.Fetched, sheet.Fetched, bar.Fetched]

export const fetchTools = () => Promise.all([filter, sheet, bar].map(({ fetch }) => fetch()))
