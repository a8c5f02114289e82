import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Fragment } from 'react'
import { activityActions, activityGroups, actsOf } from '../../../src/core/activity.ts'
import { activityApi } from '../api/activity.ts'
import { ActivityRow } from '../parts/evidence/activity-row.tsx'
import { Icon } from '../parts/icon.tsx'
import { Page } from '../parts/page.tsx'
import { Bones, Empty, FormProblem, Trouble } from '../parts/states.tsx'
import { activityFilter, activityQuery, isFiltered, onWhat, type ActivityFilter } from '../state/activity-filter.ts'
import { apiKeysQuery, chainQuery, teammatesQuery } from '../state/queries.ts'
import { useMay } from '../state/session.ts'
import { dayTitle, fullDate, fullTime } from '../words/time.ts'
import { useWords } from '../words/words.ts'
import './activity.css'

export function ActivityScreen() {
  const words = useWords()
  const may = useMay()
  const navigate = useNavigate()
  const filter = activityFilter(useSearch({ strict: false }))
  const setFilter = (next: ActivityFilter) =>
    void navigate({ to: '/activity', search: activityFilter(next), replace: true })
  const rows = useInfiniteQuery({
    queryKey: ['activity', 'rows', filter],
    initialPageParam: '',
    queryFn: ({ pageParam }) => activityApi.activity({ ...activityQuery(filter), limit: 50, cursor: pageParam }),
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  })
  const items = rows.data?.pages.flatMap((page) => page.items) ?? []
  const filtered = isFiltered(filter)
  return (
    <Page
      title={words.activity.title}
      lead={words.activity.lead}
      act={
        may('activity:export') && (
          <a className="button" href="/v1/activity/export" download title={words.activity.exportHint}>
            <Icon name="download" />
            {words.activity.export}
          </a>
        )
      }
    >
      <Chain />
      <Filters filter={filter} onFilter={setFilter} filtered={filtered} />
      {rows.isPending && <Bones rows={8} />}
      {rows.error && items.length === 0 && <Trouble problem={rows.error} onRetry={() => void rows.refetch()} />}
      {rows.data && items.length === 0 && (
        <Empty icon="pulse" title={words.activity.empty}>
          {filtered && (
            <button className="button" onClick={() => setFilter({})}>
              {words.activity.clear}
            </button>
          )}
        </Empty>
      )}
      {items.length > 0 && (
        <ol className="activity" aria-busy={rows.isFetching}>
          {items.map((row, index) => {
            const day = fullDate(row.at, words.language)
            const before = items[index - 1]
            const opens = !before || fullDate(before.at, words.language) !== day
            return (
              <Fragment key={row.id}>
                {opens && <li className="activity-day">{dayTitle(row.at, words.language)}</li>}
                <ActivityRow row={row} onObject={(id) => setFilter(onWhat(id))} />
              </Fragment>
            )
          })}
        </ol>
      )}
      {rows.hasNextPage && (
        <button className="button" disabled={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
          {words.more}
        </button>
      )}
    </Page>
  )
}

/** How far the chain reaches. Computing it anew on the server names the first row that does not fit. */
function Chain() {
  const words = useWords()
  const client = useQueryClient()
  const chain = useQuery({ ...chainQuery, refetchInterval: 30_000 }).data
  const verify = useMutation({
    mutationFn: activityApi.verifyActivity,
    onSettled: () => void client.invalidateQueries({ queryKey: ['activity'] }),
  })
  const number = (value: number) => value.toLocaleString(words.language)
  const broken = verify.data?.broken
  return (
    <div className="chain" data-tone={broken ? 'warn' : chain ? 'good' : undefined}>
      <Icon name={broken ? 'alert' : 'link'} />
      {chain && !broken && (
        <p>
          <strong>{words.activity.chainGood(number(chain.rows))}</strong>
          {chain.waiting > 0 && <span className="muted">{words.activity.chainWaiting(number(chain.waiting))}</span>}
          <span className="muted">
            {chain.checkpoint
              ? words.activity.checkpoint(
                  number(chain.checkpoint.position),
                  fullTime(chain.checkpoint.at, words.language),
                )
              : words.activity.noCheckpoint}
          </span>
        </p>
      )}
      <span className="grow" />
      <span role="status">
        {verify.data && (
          <span className="pill" data-tone={broken ? 'warn' : 'good'}>
            <Icon name={broken ? 'alert' : 'check'} size={14} />
            {broken
              ? words.verify.broken(number(broken.position), words.verify.whats[broken.what] ?? broken.what)
              : words.verify.good(number(verify.data.rows), number(verify.data.checkpoints))}
          </span>
        )}
      </span>
      <button className="button small" disabled={verify.isPending} onClick={() => verify.mutate()}>
        {verify.isPending ? words.verify.busy : words.verify.act}
      </button>
      <FormProblem problem={verify.error} />
    </div>
  )
}

function Filters({
  filter,
  onFilter,
  filtered,
}: {
  filter: ActivityFilter
  onFilter: (filter: ActivityFilter) => void
  filtered: boolean
}) {
  const words = useWords()
  const may = useMay()
  const teammates = useQuery(teammatesQuery).data?.items ?? []
  const keys = useQuery({ ...apiKeysQuery, enabled: may('api-key:read') }).data?.items ?? []
  const set = (change: ActivityFilter) => onFilter({ ...filter, ...change })
  return (
    <div className="filters" role="search">
      <label className="field">
        <span className="hint">{words.activity.who}</span>
        <select className="input" value={filter.actor ?? ''} onChange={(event) => set({ actor: event.target.value })}>
          <option value="">{words.activity.anyone}</option>
          {teammates.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
          {keys.length > 0 && (
            <optgroup label={words.keys.title}>
              {keys.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </label>
      <label className="field">
        <span className="hint">{words.verify.group}</span>
        <select
          className="input"
          value={filter.group ?? ''}
          onChange={(event) => set({ group: event.target.value, action: '' })}
        >
          <option value="">{words.activity.anything}</option>
          {activityGroups.map((group) => (
            <option key={group} value={group}>
              {words.verify.groups[group] ?? group}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="hint">{words.activity.what}</span>
        <select className="input" value={filter.action ?? ''} onChange={(event) => set({ action: event.target.value })}>
          <option value="">{words.activity.anything}</option>
          {(filter.group === undefined ? activityActions : actsOf(filter.group)).map((action) => (
            <option key={action} value={action}>
              {words.activity.acts[action]}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="hint">{words.activity.from}</span>
        <input
          className="input"
          type="date"
          value={filter.from ?? ''}
          onChange={(event) => set({ from: event.target.value })}
        />
      </label>
      <label className="field">
        <span className="hint">{words.activity.to}</span>
        <input
          className="input"
          type="date"
          value={filter.to ?? ''}
          onChange={(event) => set({ to: event.target.value })}
        />
      </label>
      <label className="field object-field">
        <span className="hint">{words.activity.object}</span>
        <input
          className="input"
          value={filter.about ?? filter.object ?? ''}
          placeholder={words.activity.objectPlaceholder}
          onChange={(event) => set(onWhat(event.target.value.trim()))}
        />
      </label>
      {filtered && (
        <button className="button quiet" onClick={() => onFilter({})}>
          {words.activity.clear}
        </button>
      )}
    </div>
  )
}
