import { readFileSync } from 'node:fs'
import { logLevels, settings, type LogLevel, type Setting, type SettingName } from './settings-table.ts'

/** The settings as they are read: what is given, and a list to write each mistake into. Every reader answers something, so that all mistakes are found at once. */
export type Ask = {
  readonly given: (name: string) => string | undefined
  readonly mistakes: string[]
  readonly path: (path: string) => string
  readonly secret: (name: SettingName) => string | undefined
}

export function word({ given, mistakes }: Ask, name: SettingName, otherwise: string): string {
  const value = given(name) ?? otherwise
  if (/\s/.test(value)) mistakes.push(`${name} has a blank in it. Write one word, such as ${otherwise}.`)
  return value
}

export function count({ given, mistakes }: Ask, name: SettingName, otherwise: number): number {
  const value = given(name)
  if (value === undefined) return otherwise
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = settings.find((setting) => setting.name === name) as Setting
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN
  if (number >= min && number <= max) return number
  mistakes.push(`${name} is not a whole number from ${min} to ${max}. Write one, such as ${otherwise}.`)
  return otherwise
}

export function choice({ given, mistakes }: Ask, name: SettingName, otherwise: boolean): boolean {
  const value = given(name)?.toLowerCase()
  if (value === undefined) return otherwise
  if (['on', 'true', 'yes', '1'].includes(value)) return true
  if (!['off', 'false', 'no', '0'].includes(value)) mistakes.push(`${name} is neither on nor off. Write one of them.`)
  return false
}

export function level({ given, mistakes }: Ask, name: SettingName, otherwise: LogLevel): LogLevel {
  const value = given(name)?.toLowerCase()
  if (value === undefined) return otherwise
  const known = logLevels.find((candidate) => candidate === value)
  if (known === undefined) mistakes.push(`${name} is not a level. Write one of ${logLevels.join(', ')}.`)
  return known ?? otherwise
}

export function origin({ given, mistakes }: Ask, name: SettingName, otherwise: string): string {
  const value = given(name)
  if (value === undefined) return otherwise
  const url = URL.canParse(value) ? new URL(value) : undefined
  // The cookies' `__Host-` prefix asks for the root of a host, so a path could not work.
  const plain =
    url !== undefined &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === '' &&
    url.password === ''
  if (plain && ['http:', 'https:'].includes(url.protocol)) return url.origin
  mistakes.push(`${name} is not an address people can open. Write it like https://help.example.com, without a path.`)
  return otherwise
}

export function address({ given, mistakes }: Ask, name: string, otherwise: string): string {
  const value = given(name) ?? otherwise
  if (value === '' || (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)))
    return value.replace(/\/$/, '')
  mistakes.push(`${name} is not an address. Write it like https://vault.internal:8200.`)
  return otherwise
}

export function postgresUrl(ask: Ask, name: SettingName): string | null {
  const value = secret(ask, name)
  if (value === undefined) return null
  if (!/^postgres(ql)?:\/\/\S+$/.test(value)) {
    ask.mistakes.push(
      `${name} is not the address of a PostgreSQL database. Write it like postgresql://user:password@host:5432/database.`,
    )
  }
  return value
}

/** NAME, or what stands in the file that NAME_FILE names. */
export function secret({ given, mistakes, path }: Ask, name: SettingName): string | undefined {
  const value = given(name)
  const file = given(`${name}_FILE`)
  if (file === undefined) return value
  if (value !== undefined) {
    mistakes.push(`${name} and ${name}_FILE are both given. Keep one of them.`)
    return undefined
  }
  try {
    return readFileSync(path(file), 'utf8').trim() || undefined
  } catch {
    mistakes.push(
      `${name}_FILE names a file that cannot be read: ${path(file)}. Correct the path or the rights of the file.`,
    )
    return undefined
  }
}
