import { presenceAt } from '../../../src/core/office-hours.ts'
import type { MessengerWorkspace } from '../../../src/http/wire/messenger.ts'
import type { Language, Say } from '../words/words.ts'
import { localeOf } from './times.ts'

/** Whether somebody is there now, and when an answer can be expected. */
export function presenceLine(
  workspace: MessengerWorkspace,
  language: Language,
  say: Say,
  now = new Date(),
): string | null {
  const { hours, replyTime } = workspace.messenger
  const { open, backAt } = presenceAt(hours, now)
  if (!open) return backAt ? say('backAt', { when: whenOf(backAt, language, say, now) }) : say('away')
  if (replyTime === 'minutes') return say('repliesMinutes')
  if (replyTime === 'hours') return say('repliesHours')
  return replyTime === 'day' ? say('repliesDay') : null
}

/** The visitor's own clock: «tomorrow at 09:00», «Monday at 09:00». */
function whenOf(iso: string, language: Language, say: Say, now: Date): string {
  const at = new Date(iso)
  const time = new Intl.DateTimeFormat(localeOf(language), { timeStyle: 'short' }).format(at)
  const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
  const days = Math.round((midnight(at) - midnight(now)) / 86_400_000)
  if (days === 0) return say('todayAt', { time })
  if (days === 1) return say('tomorrowAt', { time })
  return say('dayAt', { day: new Intl.DateTimeFormat(localeOf(language), { weekday: 'long' }).format(at), time })
}

/** Only what the workspace's own policy does: never a promise that the next message breaks. */
export function promiseLine({ hides }: MessengerWorkspace, say: Say): string | null {
  const things = [
    hides.includes('payment-card') && say('cards'),
    hides.includes('password') && say('passwords'),
    ['us-ssn', 'passport', 'de-id-card'].some((kind) => hides.includes(kind)) && say('ids'),
    hides.includes('iban') && say('bankDetails'),
  ].filter((one) => one !== false)
  if (things.length === 0) return null
  const named = things.slice(0, 3)
  const list = named.length === 1 ? named[0]! : `${named.slice(0, -1).join(', ')} ${say('and')} ${named.at(-1)}`
  return say('promise', { things: list.charAt(0).toUpperCase() + list.slice(1) })
}
