import type { Language } from './words.ts'

const dayMs = 86_400_000

const locale = (language: Language): string => (language === 'de' ? 'de-DE' : 'en-GB')
const made = new Map<string, Intl.DateTimeFormat>()
/** Making a format takes longer than a hundred uses of it, and a thread uses two in each line. */
function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const known = made.get(key) ?? new Intl.DateTimeFormat(locale(language), options)
  made.set(key, known)
  return known
}
const startOfDay = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()
/** Rounded, because a day with a change of clocks is 23 or 25 hours long. */
const daysBetween = (from: Date, to: Date): number => Math.round((startOfDay(to) - startOfDay(from)) / dayMs)

/** In lists: the hour today, the weekday within a week, the date before that. */
export function shortTime(iso: string, language: Language, now: Date = new Date()): string {
  const at = new Date(iso)
  const days = daysBetween(at, now)
  if (days === 0) return clockTime(iso, language)
  if (days > 0 && days < 7) return format(language, { weekday: 'short' }).format(at)
  if (at.getFullYear() === now.getFullYear()) return format(language, { day: 'numeric', month: 'short' }).format(at)
  return format(language, { day: '2-digit', month: '2-digit', year: '2-digit' }).format(at)
}

export function clockTime(iso: string, language: Language): string {
  return format(language, { hour: '2-digit', minute: '2-digit' }).format(new Date(iso))
}

/** How long ago that is, in the largest unit that fits: minutes, hours, days. */
export function howLong(iso: string, language: Language, now: Date = new Date()): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - new Date(iso).getTime()) / 60_000))
  const [count, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 2 * 1440
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.floor(minutes / 1440), 'day']
  return new Intl.NumberFormat(locale(language), { style: 'unit', unit, unitDisplay: 'short' }).format(count)
}

/** The line between the days of a thread: Today, Yesterday, then the date. */
export function dayTitle(iso: string, language: Language, now: Date = new Date()): string {
  const at = new Date(iso)
  const days = daysBetween(at, now)
  if (days === 0 || days === 1) {
    const named = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-days, 'day')
    return named.charAt(0).toUpperCase() + named.slice(1)
  }
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return format(language, { weekday: 'long', day: 'numeric', month: 'long', ...year }).format(at)
}

export function fullTime(iso: string, language: Language): string {
  return format(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso))
}

/** What lies ahead, as one says it: the hour today, the weekday with it within a week, else the date. */
export function soonTime(iso: string, language: Language, now: Date = new Date()): string {
  const at = new Date(iso)
  const days = daysBetween(now, at)
  if (days === 0) return clockTime(iso, language)
  if (days < 0 || days > 300) return fullTime(iso, language)
  const day = days < 7 ? ({ weekday: 'short' } as const) : ({ day: 'numeric', month: 'short' } as const)
  return format(language, { ...day, hour: '2-digit', minute: '2-digit' }).format(at)
}

export function fullDate(iso: string, language: Language): string {
  return format(language, { dateStyle: 'medium' }).format(new Date(iso))
}

export function sameDay(a: string, b: string): boolean {
  return startOfDay(new Date(a)) === startOfDay(new Date(b))
}

type SnoozeChoice = 'laterToday' | 'tomorrow' | 'nextWeek'

/** What «at a time» begins with: the next working day at eight, which is easily moved. */
export function nextMorning(now: Date): Date {
  const days = now.getDay() === 5 ? 3 : now.getDay() === 6 ? 2 : 1
  return morningIn(now, days)
}

const morningIn = (now: Date, days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 8)

/** In three hours; tomorrow at eight; next Monday at eight. Later today is only offered while today lasts. */
export function snoozeTimes(now: Date): { choice: SnoozeChoice; until: Date }[] {
  const later = new Date(now.getTime() + 3 * 3_600_000)
  const morning = (days: number) => morningIn(now, days)
  const toMonday = (8 - now.getDay()) % 7 || 7
  const choices: { choice: SnoozeChoice; until: Date }[] = [{ choice: 'tomorrow', until: morning(1) }]
  // On a Sunday both are the same morning.
  if (toMonday > 1) choices.push({ choice: 'nextWeek', until: morning(toMonday) })
  return daysBetween(now, later) === 0 ? [{ choice: 'laterToday', until: later }, ...choices] : choices
}
