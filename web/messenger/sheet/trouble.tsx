import type { ScreenProps } from './screen-props.ts'

/** One quiet line when the server does not answer; what is on the screen stays. */
export function Trouble({ core, state }: ScreenProps) {
  const say = core.say()
  if (!state.troubled) return null
  return (
    <p class="trouble" role="status">
      {navigator.onLine ? say(state.session ? 'reconnecting' : 'loadFailed') : say('offline')}
    </p>
  )
}
