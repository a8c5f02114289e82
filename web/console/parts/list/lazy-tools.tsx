import { fetched } from '../fetched.tsx'
import { Bones } from '../states.tsx'

/** A list is seen before anybody narrows it, gives it a name, or chooses several of it. */
const filter = fetched(
  () => import('./filter-panel.tsx').then((it) => it.FilterPanel),
  () => <Bones rows={2} className="list-filter" />,
)
const form = fetched(
  () => import('./view-form.tsx').then((it) => it.ViewForm),
  () => <Bones rows={3} />,
)
const bar = fetched(
  () => import('./bulk-bar.tsx').then((it) => it.BulkBar),
  () => <header className="list-head bulk-bar" />,
)
export const [FilterPanel, ViewForm, BulkBar] = [filter.Fetched, form.Fetched, bar.Fetched]

export const fetchTools = () => Promise.all([filter, form, bar].map(({ fetch }) => fetch()))
