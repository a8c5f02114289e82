/** When the team is there. Times are of the wall clock in `timeZone` (an IANA name), so that summer time needs no thought. */
export type OfficeHours = { readonly timeZone: string; readonly week: readonly OpenSpan[] }

/** `day` 0 is Sunday. `from` < `to`, both `HH:MM`; `24:00` is the end of the day. */
export type OpenSpan = { readonly day: number; readonly from: string; readonly to: string }

export const timePattern = '^([01][0-9]|2[0-3]):[0-5][0-9]$'
export const endPattern = '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'
export const maxSpans = 28

type Presence = {
  readonly open: boolean
  /** ISO 8601, to the minute; null when it is open or never opens. */ readonly backAt: string | null
}

export function presenceAt(hours: OfficeHours | null, now: Date): Presence {
  if (!hours) return { open: true, backAt: null }
  if (isOpen(hours, now)) return { open: true, backAt: null }
  // From quarter to quarter, then by minute: a change of the clock on the way shifts nothing, since each instant is asked anew.
  const start = Math.ceil(now.getTime() / quarterMs) * quarterMs
  for (let at = start; at <= start + weekMs + dayMs; at += quarterMs) {
    if (!isOpen(hours, new Date(at))) continue
    let first = at
    while (first - minuteMs > now.getTime() && isOpen(hours, new Date(first - minuteMs))) first -= minuteMs
    return { open: false, backAt: new Date(first).toISOString() }
  }
  return { open: false, backAt: null }
}

function isOpen({ timeZone, week }: OfficeHours, at: Date): boolean {
  const { day, minute } = wallClock(timeZone, at)
  return week.some((span) => span.day === day && minutesOf(span.from) <= minute && minute < minutesOf(span.to))
}

/** Undefined where nothing is wrong; else the name of what is. */
export function wrongIn({ timeZone, week }: OfficeHours): 'timeZone' | 'week' | undefined {
  if (!isTimeZone(timeZone)) return 'timeZone'
  return week.every(({ from, to }) => minutesOf(from) < minutesOf(to)) ? undefined : 'week'
}

const minuteMs = 60_000
const quarterMs = 15 * minuteMs
const dayMs = 86_400_000
const weekMs = 7 * dayMs
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const clocks = new Map<string, Intl.DateTimeFormat>()

function wallClock(timeZone: string, at: Date): { day: number; minute: number } {
  const parts = clockOf(timeZone).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return { day: days.indexOf(part('weekday')), minute: Number(part('hour')) * 60 + Number(part('minute')) }
}

/** Making one is slow, asking it is not. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  clocks.set(timeZone, made)
  return made
}

/** Keeps none, since anybody may ask with any spelling of a name. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function minutesOf(time: string): number {
  const [hour, minute] = time.split(':')
  return Number(hour) * 60 + Number(minute)
}
