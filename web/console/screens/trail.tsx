import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { activityApi } from '../api/activity.ts'
import { PeriodForm } from '../parts/evidence/period-form.tsx'
import { TrailReport } from '../parts/evidence/trail-report.tsx'
import { Page } from '../parts/page.tsx'
import { Bones, Empty } from '../parts/states.tsx'
import { apiKeysQuery, teammatesQuery } from '../state/queries.ts'
import { useMay } from '../state/session.ts'
import { useWords } from '../words/words.ts'
import './evidence.css'

const usualDays = 30

/** «A key leaked, a computer is gone.» Each following is logged, so nothing is followed before somebody asks for it. */
export function TrailScreen() {
  const words = useWords()
  const say = words.trail
  const may = useMay()
  const navigate = useNavigate()
  const of = useSearch({ strict: false }).of ?? ''
  const people = useQuery(teammatesQuery).data?.items ?? []
  const keys = useQuery({ ...apiKeysQuery, enabled: may('api-key:read') }).data?.items ?? []
  // Until the names are there the field is empty, and the browser would refuse it.
  const isKnown = [...people, ...keys].some(({ id }) => id === of)
  const make = useMutation({
    mutationFn: (period: { from: string; to: string }) => activityApi.trail({ of, ...period }),
    gcTime: 0,
  })
  return (
    <Page title={say.title} lead={say.lead}>
      <PeriodForm days={usualDays} act={say.make} make={make} ready={isKnown}>
        <label className="field">
          <span className="label">{say.whose}</span>
          <select
            className="input"
            value={of}
            required
            onChange={(event) => {
              make.reset()
              void navigate({ to: '/trail', search: { of: event.target.value }, replace: true })
            }}
          >
            <option value="" disabled>
              {say.choose}
            </option>
            {keys.length > 0 && <Choices label={say.keys} items={keys} />}
            <Choices label={say.people} items={people} />
          </select>
        </label>
      </PeriodForm>
      {make.isPending && (
        <div>
          <p className="muted">{say.making}</p>
          <Bones rows={6} />
        </div>
      )}
      {make.isIdle && <Empty icon="pulse" title={say.empty} />}
      {make.data && <TrailReport trail={make.data} />}
    </Page>
  )
}

function Choices({ label, items }: { label: string; items: readonly { id: string; name: string }[] }) {
  return (
    <optgroup label={label}>
      {items.map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </optgroup>
  )
}
