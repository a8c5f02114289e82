import { useRef } from 'preact/hooks'
import type { State } from '../state.ts'
import type { ScreenProps } from './screen-props.ts'
import { CloseIcon } from './icons.tsx'
import { plainText } from './message-text.tsx'

/** A new answer while the sheet is closed: what it says, beside the launcher. Its place is always there, so that it is read out. */
export function Preview({ core, state }: ScreenProps) {
  const say = core.say()
  const place = useRef<HTMLDivElement>(null)
  const { language } = state.look
  const one = state.quiet ? undefined : newestAnswer(state)
  const key = one && keyOf(one)
  const open = () => {
    if (!one) return
    core.go({ name: 'thread', conversationId: one.id })
    core.openSheet()
  }
  return (
    <div class="preview-place" aria-live="polite" ref={place}>
      {one?.preview && key !== state.putAway && (
        <div class="preview" key={key}>
          <button type="button" class="preview-open" onClick={open}>
            <span class="preview-who">{say('newAnswer', { workspace: state.workspace?.name ?? '' })}</span>
            <span class="preview-text" dir="auto">
              {plainText(one.preview, language, true)}
            </span>
          </button>
          <button
            type="button"
            class="preview-away"
            aria-label={say('putAway')}
            onClick={() => {
              if (key) core.putAway(key)
              // The button goes with the preview; the keyboard goes on at the launcher, if it was here.
              const launcher = place.current?.getRootNode()
              if (launcher instanceof ShadowRoot)
                launcher.querySelector<HTMLElement>('.u-launcher:not([hidden])')?.focus()
            }}
          >
            <CloseIcon />
          </button>
        </div>
      )}
    </div>
  )
}

const keyOf = ({ id, lastPosition }: { id: string; lastPosition: number }) => `${id}:${lastPosition}`

function newestAnswer({ conversations }: Pick<State, 'conversations'>) {
  return (conversations ?? [])
    .filter((one) => one.unread && one.previewAuthor === 'team')
    .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))[0]
}
