import { useState } from 'preact/hooks'
import type { ScreenProps } from './screen-props.ts'

/** For a computer that others use as well. Asked twice: an unknown person has no other way back to what was said. */
export function Leave({ core }: Pick<ScreenProps, 'core'>) {
  const say = core.say()
  const [sure, setSure] = useState(false)
  if (!sure)
    return (
      <button type="button" class="quiet" onClick={() => setSure(true)}>
        {say('leave')}
      </button>
    )
  return (
    <div class="ask" role="group" aria-label={say('leave')}>
      <p>{say('leaveSure')}</p>
      <div class="ask-acts">
        <button type="button" class="second-act" onClick={() => setSure(false)}>
          {say('leaveStay')}
        </button>
        <button type="button" class="main-act" onClick={core.leave}>
          {say('leaveNow')}
        </button>
      </div>
    </div>
  )
}
