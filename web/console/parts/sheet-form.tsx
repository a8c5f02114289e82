import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useWords } from '../words/words.ts'
import { Confirm } from './once.tsx'
import type { SaveOver } from '../state/save-over.ts'
import { SaveProblem } from './overtaken.tsx'

type FormProps = {
  ready: boolean
  /** The mutation that does it. */
  save: { readonly mutate: () => void; readonly isPending: boolean; readonly error: unknown } & Partial<SaveOver>
  /** Where somebody else wrote over the same: what they wrote stays. */
  onTheirs?: () => void
  act?: string
  doing?: string
  grave?: boolean
  onCancel?: () => void
  children: ReactNode
}

/** What stands in a sheet: fields, what went wrong, and the one act; Enter does it as the button does. */
export function SheetForm({ ready, save, onTheirs, act, doing, grave = false, onCancel, children }: FormProps) {
  const words = useWords()
  const may = ready && !save.isPending
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (may) save.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      {children}
      <SaveProblem save={save} onTheirs={onTheirs ?? (() => {})} />
      <div className="actions end">
        {onCancel && (
          <button type="button" className="button quiet" onClick={onCancel}>
            {words.cancel}
          </button>
        )}
        <button type="submit" className={grave ? 'button grave' : 'button main'} disabled={!may}>
          {save.isPending && doing ? doing : (act ?? words.save)}
        </button>
      </div>
    </form>
  )
}

type FieldProps = { label: string; value: string; maxLength: number; focus?: boolean; onValue: (value: string) => void }

export function TextField({ label, value, maxLength, focus = false, onValue }: FieldProps) {
  return (
    <label className="field">
      <span className="label">{label}</span>
      <input
        className="input"
        autoComplete="off"
        autoFocus={focus}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onValue(event.target.value)}
      />
    </label>
  )
}

type RemoveProps = {
  label: string
  name: string
  title: string
  lead: string
  remove: () => Promise<unknown>
  onSettled: () => unknown
}

/** A quiet button that asks once more. */
export function RemoveButton({ label, name, title, lead, remove, onSettled }: RemoveProps) {
  const [asking, setAsking] = useState(false)
  const removal = useMutation({ mutationFn: remove, onSuccess: () => setAsking(false), onSettled })
  return (
    <>
      <button className="button small quiet" onClick={() => setAsking(true)}>
        {label}
        <span className="aside"> {name}</span>
      </button>
      <Confirm
        open={asking}
        title={title}
        act={label}
        busy={removal.isPending}
        problem={removal.error}
        onAct={() => removal.mutate()}
        onClose={() => setAsking(false)}
      >
        {lead}
      </Confirm>
    </>
  )
}
