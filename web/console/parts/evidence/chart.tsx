import { useId } from 'react'
import { useWords } from '../../words/words.ts'
import { Table } from '../page.tsx'
import './chart.css'

export type Bar = { readonly label: string; readonly title: string; readonly value: number }

const height = 120
const step = 20

/** Columns over time. One colour, directly labelled; the table under it says the same to those who do not see it. */
export function ColumnChart({
  bars,
  head,
  label,
}: {
  bars: readonly Bar[]
  head: readonly [string, string]
  label: string
}) {
  const words = useWords()
  const id = useId()
  const most = Math.max(1, ...bars.map((bar) => bar.value))
  const peak = bars.findLast((bar) => bar.value === most)
  const width = bars.length * step
  const labelled = Math.max(1, Math.ceil(bars.length / 6))
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption id={id}>
        <span className="chart-title">{label}</span>{' '}
        {peak && (
          <span className="hint">{words.overview.peak(peak.value.toLocaleString(words.language), peak.title)}</span>
        )}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height + 2}`} preserveAspectRatio="none" aria-hidden="true">
        {[6, height / 2 + 3].map((y) => (
          <line key={y} className="chart-line" x1="0" x2={width} y1={y} y2={y} />
        ))}
        <line className="chart-ground" x1="0" x2={width} y1={height} y2={height} />
        {bars.map((bar, index) => {
          const tall = (bar.value / most) * (height - 6)
          return (
            <rect
              key={bar.label}
              className="chart-bar"
              data-peak={bar === peak || undefined}
              x={index * step + 3}
              y={height - tall}
              width={step - 6}
              height={tall}
            >
              <title>{`${bar.title}: ${bar.value.toLocaleString(words.language)}`}</title>
            </rect>
          )
        })}
      </svg>
      <div className="chart-axis hint" aria-hidden="true">
        {bars.map((bar, index) => (
          <span key={bar.label}>{(bars.length - 1 - index) % labelled === 0 ? bar.label : ''}</span>
        ))}
      </div>
      <details>
        <summary className="hint">{words.overview.asTable}</summary>
        <Table grid label={label} head={head}>
          {bars.map((bar) => (
            <tr key={bar.label}>
              <th scope="row">{bar.title}</th>
              <td>{bar.value.toLocaleString(words.language)}</td>
            </tr>
          ))}
        </Table>
      </details>
    </figure>
  )
}

/** Rows, longest first: a list that reads aloud as it looks. */
export function RowChart({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const words = useWords()
  const most = Math.max(1, ...bars.map((bar) => bar.value))
  return (
    <figure className="chart">
      <figcaption className="chart-title">{label}</figcaption>
      <ul className="row-chart">
        {bars.map((bar) => (
          <li key={bar.label}>
            <span className="row-name">{bar.title}</span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect className="chart-bar" x="0" y="1" width={(bar.value / most) * 100} height="8" />
            </svg>
            <span className="row-value">{bar.value.toLocaleString(words.language)}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}
