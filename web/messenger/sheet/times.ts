import type { Language, Say } from '../words/words.ts'

const dayMs = 86_400_000

/** The clock and the calendar of where the person is: English is written differently in London and in New York. */
export const localeOf = (language: Language): string =>
  navigator.languages.find((tag) => tag.slice(0, 2).toLowerCase() === language) ?? language

/** Today by the clock, this week by the day's name, before that by date: what a person would say. */
export function shortTime(iso: string, language: Language, say: Say, now = new Date()): string {
  const at = new Date(iso)
  const days = daysBetween(at, now)
  if (days <= 0) return clock(iso, language)
  if (days === 1) return say('yesterday')
  if (days < 7) return new Intl.DateTimeFormat(localeOf(language), { weekday: 'short' }).format(at)
  return new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'short' }).format(at)
}

export function clock(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { timeStyle: 'short' }).format(new Date(iso))
}

export function dayName(iso: string, language: Language, say: Say, now = new Date()): string {
  const at = new Date(iso)
  const days = daysBetween(at, now)
  if (days <= 0) return say('today')
  if (days === 1) return say('yesterday')
  return new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', day: 'numeric', month: 'long' }).format(at)
}

export const dayKey = (iso: string): string => new Date(iso).toDateString()

function daysBetween(earlier: Date, later: Date): number {
  const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
  return Math.round((midnight(later) - midnight(earlier)) / dayMs)
}
