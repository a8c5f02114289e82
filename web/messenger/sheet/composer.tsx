import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Hiding } from './engine.ts'
import { SendIcon } from './icons.tsx'
import { Notice } from './notice.tsx'
import type { ScreenProps } from './screen-props.ts'
import { loadEngine, useForesight } from './use-foresight.ts'

type ComposerProps = ScreenProps & {
  readonly conversationId: string
  readonly before: readonly string[]
  readonly onSend: (text: string) => void
}

export function Composer({ core, state, conversationId, before, onSend }: ComposerProps) {
  const say = core.say()
  const fieldRef = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(() => core.draft(conversationId))
  const { hidings, now } = useForesight(before, text, state.workspace)
  const empty = text.trim() === ''

  const write = (next: string) => {
    setText(next)
    core.keepDraft(conversationId, next)
  }

  // Text from the site or from a message that was taken back goes in front of what is already being written.
  // Before anybody can type: an effect that came later would put back the text as it was when it was planned.
  useLayoutEffect(() => {
    if (state.prefill === null) return
    write([state.prefill, text].filter(Boolean).join('\n'))
    core.store.set({ prefill: null })
    fieldRef.current?.focus()
  }, [state.prefill])

  useLayoutEffect(() => {
    const box = fieldRef.current
    // Measuring costs a layout at each key; where the browser grows the field itself, leave it to it.
    if (!box || CSS.supports('field-sizing', 'content')) return
    box.style.height = 'auto'
    box.style.height = `${box.scrollHeight}px`
  }, [text])

  const submit = (seen: readonly Hiding[]) => {
    if (empty) return
    const found = now()
    // Enter came faster than the look: show what will be hidden first, and send at the next press.
    if (found.some((one) => one.blocked || !seen.some((shown) => shown.kind === one.kind))) return
    core.typing(conversationId, false)
    // First: what is sent is not begun any more.
    write('')
    onSend(text.trim())
    fieldRef.current?.focus()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    submit(hidings)
  }

  const edit = () => {
    const box = fieldRef.current
    const first = hidings[0]
    box?.focus()
    if (first) box?.setSelectionRange(first.start, first.end)
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        submit(hidings)
      }}
    >
      <Notice hidings={hidings} say={say} language={state.look.language} onEdit={edit} />
      <p role="status" class={state.offeredFile ? 'no-files' : 'unseen'}>
        {state.offeredFile && say('noFiles')}
      </p>
      <div class="field">
        <textarea
          ref={fieldRef}
          data-first
          rows={1}
          dir="auto"
          aria-label={say('field')}
          placeholder={say('placeholder')}
          autocomplete="off"
          enterkeyhint="send"
          value={text}
          onFocus={() => void loadEngine()}
          onBlur={() => core.typing(conversationId, false)}
          onInput={(event) => {
            write(event.currentTarget.value)
            core.store.set({ offeredFile: false })
            core.typing(conversationId, event.currentTarget.value.trim() !== '')
          }}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            // A picture alone: what has words beside it (a table, a page) is pasted as these.
            if (event.clipboardData?.files.length && !event.clipboardData.getData('text'))
              core.store.set({ offeredFile: true })
          }}
        />
        <button type="submit" class="send" aria-label={say('send')} disabled={empty} hidden={hidings.length > 0}>
          <SendIcon />
        </button>
      </div>
    </form>
  )
}
