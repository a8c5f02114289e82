import { useId, useState } from 'react'
import { maxPasswordLength } from '../../../../src/core/teammate.ts'
import { useWords } from '../../words/words.ts'
import { Icon } from '../icon.tsx'

type Props = {
  label: string
  hint?: string
  value: string
  onChange: (value: string) => void
  autoComplete: 'current-password' | 'new-password'
  autoFocus?: boolean
}

export function PasswordField({ label, hint, value, onChange, autoComplete, autoFocus = false }: Props) {
  const words = useWords()
  const id = useId()
  const [shown, setShown] = useState(false)
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <div className="password">
        <input
          className="input"
          id={id}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoFocus={autoFocus}
          maxLength={maxPasswordLength}
          spellCheck={false}
          aria-describedby={hint ? `${id}-hint` : undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        <button
          type="button"
          className="button icon-only quiet"
          aria-label={words.signIn.show}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon name="eye" />
        </button>
      </div>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
