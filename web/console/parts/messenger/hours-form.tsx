import { endPattern, timePattern } from '../../../../src/core/office-hours.ts'
import type { Workspace } from '../../../../src/http/wire/workspace.ts'
import { useWords } from '../../words/words.ts'

type Hours = NonNullable<Workspace['messenger']['hours']>
type Props = {
  readonly hours: Hours | null
  readonly disabled: boolean
  readonly onChange: (hours: Hours | null) => void
}

/** Monday first; one span a day is what most need, and what the API has beyond it is left as it is. */
const days = [1, 2, 3, 4, 5, 6, 0]

export function HoursForm({ hours, disabled, onChange }: Props) {
  const words = useWords()
  const text = words.messenger
  return (
    <div className="stack">
      <label className="tick">
        <input
          type="checkbox"
          disabled={disabled}
          checked={hours !== null}
          onChange={(event) => onChange(event.target.checked ? usualHours() : null)}
        />
        <span>
          {text.hoursUse}
          <br />
          <span className="hint">{text.hoursLead}</span>
        </span>
      </label>
      {hours && (
        <>
          <label className="field">
            <span className="label">{text.timeZone}</span>
            <input
              className="input"
              list="time-zones"
              disabled={disabled}
              value={hours.timeZone}
              onChange={(event) => onChange({ ...hours, timeZone: event.target.value })}
            />
            <datalist id="time-zones">
              {Intl.supportedValuesOf('timeZone').map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
          </label>
          <ul className="hours">
            {days.map((day) => (
              <Day key={day} day={day} hours={hours} disabled={disabled} onChange={onChange} />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Day({ day, hours, disabled, onChange }: Props & { day: number; hours: Hours }) {
  const words = useWords()
  const text = words.messenger
  const name = text.days[day] ?? ''
  const span = hours.week.find((one) => one.day === day)
  const others = hours.week.filter((one) => one !== span)
  const set = (next: { from?: string; to?: string }) =>
    onChange({
      ...hours,
      week: [...others, { day, from: span?.from ?? '09:00', to: span?.to ?? '17:00', ...next }].toSorted(
        (a, b) => a.day - b.day,
      ),
    })
  return (
    <li>
      <label className="tick">
        <input
          type="checkbox"
          disabled={disabled}
          checked={span !== undefined}
          onChange={(event) =>
            event.target.checked ? set({}) : onChange({ ...hours, week: hours.week.filter((one) => one.day !== day) })
          }
        />
        <span>{name}</span>
      </label>
      {span ? (
        <span className="span">
          <input
            className="input"
            aria-label={`${name} ${text.from}`}
            pattern={timePattern}
            disabled={disabled}
            value={span.from}
            onChange={(event) => set({ from: event.target.value })}
          />
          <span className="muted">{text.to}</span>
          <input
            className="input"
            aria-label={`${name} ${text.to}`}
            pattern={endPattern}
            disabled={disabled}
            value={span.to}
            onChange={(event) => set({ to: event.target.value })}
          />
        </span>
      ) : (
        <span className="muted">{text.closed}</span>
      )}
    </li>
  )
}

const usualHours = (): Hours => ({
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  week: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' })),
})
