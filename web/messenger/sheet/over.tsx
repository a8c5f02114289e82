import type { ScreenProps } from './screen-props.ts'
import { Header } from './header.tsx'
import { SealMark } from './icons.tsx'

/** The end of a session, or of all that was known of somebody: what happened, what is left of it here, and one way on. */
export function Over({ core, state, onClose }: ScreenProps & { onClose: () => void }) {
  const say = core.say()
  const [title, more] = state.erased
    ? (['erased', 'erasedMore'] as const)
    : state.ended === 'forgotten'
      ? (['forgotten', 'forgottenMore'] as const)
      : state.ended === 'left'
        ? (['left', 'leftMore'] as const)
        : (['signedOut', 'signedOutMore'] as const)
  return (
    <>
      <Header title={state.workspace?.name ?? ''} say={say} onClose={onClose} />
      <div class="calm" role="status">
        <SealMark />
        <h2>{say(title)}</h2>
        <p>{say(more)}</p>
        {!state.erased && state.ended === 'signed-out' && state.unsent.length > 0 && <p>{say('signedOutUnsent')}</p>}
        <button
          type="button"
          class="main-act"
          data-first
          onClick={state.ended === 'signed-out' ? core.resume : core.startAfresh}
        >
          {say(state.ended === 'signed-out' ? 'tryAgain' : 'startAfresh')}
        </button>
      </div>
    </>
  )
}

/** In place of a field to write in, for somebody the team has closed its door to. What was said before can be read. */
export function ClosedDoor({ core }: Pick<ScreenProps, 'core'>) {
  const say = core.say()
  return (
    <div class="closed-door" role="status">
      <p>
        <strong>{say('closedDoor')}</strong>
        <small>{say('closedDoorMore')}</small>
      </p>
    </div>
  )
}
