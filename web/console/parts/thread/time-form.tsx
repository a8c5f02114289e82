import { useState, type FormEvent } from 'react'
import { nextMorning } from '../../words/time.ts'
import { useWords } from '../../words/words.ts'

/** Until when something sleeps. */
export function TimeForm({ onChoose }: { onChoose: (until: Date) => void }) {
  const words = useWords()
  const [at, setAt] = useState(() => asTyped(nextMorning(new Date())))
  const until = new Date(at)
  const ready = !Number.isNaN(until.getTime()) && until.getTime() > Date.now()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) onChoose(until)
  }
  return (
    <form className="stack" onSubmit={submit}>
      <input
        className="input"
        type="datetime-local"
        aria-label={words.thread.snoozeUntil}
        autoFocus
        min={asTyped(new Date())}
        value={at}
        onChange={(event) => setAt(event.target.value)}
      />
      <div className="actions end">
        <button className="button main" type="submit" disabled={!ready}>
          {words.thread.snooze}
        </button>
      </div>
    </form>
  )
}

/** As the field takes it: the day and the minute of this place, without a zone. */
function asTyped(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}
