import type { QueryClient } from '@tanstack/react-query'
import type { LiveFrame } from '../../../src/http/wire/live.ts'
import type { Session } from '../../../src/http/wire/people.ts'
import { wordsFor } from '../words/words.ts'

/** The least time between two lines: a busy morning is not an alarm. */
const pauseMs = 10_000
let last = 0

/** One line without content, when a message comes while the console is in the background and the person has asked for it. */
export function noticeMessage(client: QueryClient, frame: Extract<LiveFrame, { type: 'conversation' }>): void {
  const session = client.getQueryData<Session | null>(['session'])
  if (!session?.preferences.notify || !frame.fromContact || document.visibilityState === 'visible') return
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted' || Date.now() - last < pauseMs)
    return
  last = Date.now()
  const notice = new Notification(wordsFor(session.teammate.language).notices.message, { tag: 'underseal' })
  notice.onclick = () => {
    window.focus()
    notice.close()
  }
}
