import { useState } from 'preact/hooks'
import type { ScreenProps } from './screen-props.ts'

/** Asked once, after the first message, and never in the way of writing. */
export function EmailCard({ core, state }: ScreenProps) {
  const say = core.say()
  const [email, setEmail] = useState('')
  const [wrong, setWrong] = useState(false)
  if (!state.asksEmail) return null
  const save = async () => {
    const looksRight = /^[^\s@]{1,64}@[^\s@]{1,180}\.[^\s@]{2,}$/.test(email.trim())
    setWrong(!looksRight)
    if (looksRight) await core.answerEmail(email.trim()).catch(() => setWrong(true))
  }
  return (
    <form
      class="ask"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <label>
        {say('emailAsk')}
        <input
          type="email"
          autocomplete="email"
          placeholder={say('emailField')}
          value={email}
          aria-invalid={wrong}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
      </label>
      {wrong && (
        <p class="wrong" role="alert">
          {say('emailWrong')}
        </p>
      )}
      <div class="ask-acts">
        <button type="button" class="second-act" onClick={() => void core.answerEmail(null)}>
          {say('emailLater')}
        </button>
        <button type="submit" class="main-act">
          {say('emailSave')}
        </button>
      </div>
    </form>
  )
}
