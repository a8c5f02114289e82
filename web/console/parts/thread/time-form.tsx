import { useState, type FormEvent } from 'react'
import { useWords } from '../../words/words.ts'

/** Until when something sleeps. */
export function TimeForm({ onChoose }: { onChoose: (until: Date) => void }) {
  const words = useWords()
  const [at, setAt] = useState('')
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
