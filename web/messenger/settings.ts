import type { Boot, MessengerWorkspace } from '../../src/http/wire/messenger.ts'
import { isLanguage, type Language } from './words/words.ts'

/** What a site hands over: Intercom's own names, so that a site that moves changes one address only. */
export type Settings = Readonly<Record<string, unknown>>

export type Look = {
  readonly color: string | null
  readonly side: 'left' | 'right' | null
  /** Null: as the workspace has it. */
  readonly horizontalPadding: number | null
  readonly verticalPadding: number | null
  readonly hideLauncher: boolean
  readonly launcherSelector: string | null
  readonly quiet: boolean
  readonly theme: 'light' | 'dark' | 'system'
  readonly language: Language
  /** What the site asks for, before what the workspace prefers, before what the browser speaks. */
  readonly siteLanguage: Language | null
  readonly browserLanguage: Language
}

/** The body of a boot, or null while the site has not said which workspace it is. */
export function bootOf(settings: Settings, language: Language, session?: string): Boot | null {
  const workspace = text(settings['app_id'], 64)
  if (!workspace) return null
  const boot: Boot = { app_id: workspace, language: language === 'de' ? 'de' : 'en' }
  if (session) boot.session = session
  for (const [name, longest] of personal) {
    const value = text(settings[name], longest)
    if (value) boot[name] = value
  }
  return boot
}

export function lookOf(settings: Settings, browserLanguages: readonly string[]): Look {
  const color = text(settings['action_color'], 7)
  const side = settings['alignment']
  const theme = settings['theme_mode']
  const siteLanguage = languageIn([text(settings['language_override'], 20) ?? ''])
  const browserLanguage = languageIn(browserLanguages) ?? 'en'
  return {
    color: color && /^#[0-9a-f]{6}$/i.test(color) ? color : null,
    side: side === 'left' || side === 'right' ? side : null,
    horizontalPadding: padding(settings['horizontal_padding']),
    verticalPadding: padding(settings['vertical_padding']),
    hideLauncher: isOn(settings['hide_default_launcher']),
    quiet: isOn(settings['hide_notifications']),
    launcherSelector: text(settings['custom_launcher_selector'], 500),
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    language: siteLanguage ?? browserLanguage,
    siteLanguage,
    browserLanguage,
  }
}

/** The look once the workspace is known: its own language counts where the site has not chosen one. */
export function lookIn(look: Look, workspace: MessengerWorkspace | null): Look {
  const preferred = workspace?.messenger.language ?? 'auto'
  return { ...look, language: look.siteLanguage ?? (preferred === 'auto' ? look.browserLanguage : preferred) }
}

/** Signed by the site's own server: somebody the workspace can know. */
export const isSigned = (settings: Settings): boolean =>
  Boolean(text(settings['intercom_user_jwt'], 4000) ?? text(settings['user_hash'], 200))

/** `data-workspace`, `data-language`, `data-color`, `data-position` on the script tag, for a site without any script of its own. */
export function settingsOfTag(data: Readonly<Record<string, string | undefined>>): Settings {
  const out: Record<string, string> = {}
  for (const [attribute, name] of tagNames) {
    const value = data[attribute]
    if (value) out[name] = value
  }
  return out
}

/**
 * Who the page says is there, as one string to tell people apart by; null for a visitor.
 * A signed token is read without checking: the server checks, this only decides which stored session is whose.
 */
export function personOf(settings: Settings): string | null {
  const signed = text(settings['intercom_user_jwt'], 4000)
  return (signed && subjectOf(signed)) || text(settings['user_id'], 200) || text(settings['email'], 254)
}

/**
 * Our server is where the script came from, unless the site says otherwise. Intercom's own addresses are passed over:
 * its SDK writes one into the settings whatever the site gave.
 */
export function apiOf(given: unknown, scriptOrigin: string): string {
  const address = text(given, 300)
  if (!address || !URL.canParse(address)) return scriptOrigin
  const { protocol, hostname, origin } = new URL(address)
  return /^https?:$/.test(protocol) && !/(^|\.)intercom(cdn)?\.(io|com)$/.test(hostname) ? origin : scriptOrigin
}

const personal = [
  ['user_id', 200],
  ['email', 254],
  ['name', 200],
  ['user_hash', 200],
  ['intercom_user_jwt', 4000],
] as const

const tagNames = [
  ['workspace', 'app_id'],
  ['language', 'language_override'],
  ['color', 'action_color'],
  ['position', 'alignment'],
  ['api', 'api_base'],
] as const

function languageIn(wanted: readonly string[]): Language | null {
  for (const tag of wanted) {
    const head = tag.slice(0, 2).toLowerCase()
    if (isLanguage(head)) return head
  }
  return null
}

function subjectOf(jwt: string): string {
  try {
    const payload: unknown = JSON.parse(atob((jwt.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')))
    const found = payload && typeof payload === 'object' ? (payload as Record<string, unknown>)['user_id'] : undefined
    return text(found, 200) ?? jwt
  } catch {
    return jwt
  }
}

/** Numbers are accepted: sites often pass a database id as it is. */
export function text(value: unknown, longest: number): string | null {
  const written = typeof value === 'number' ? String(value) : value
  return typeof written === 'string' && written !== '' && written.length <= longest ? written : null
}

const isOn = (value: unknown): boolean => value === true || value === 'true'

function padding(value: unknown): number | null {
  const pixels = Number(value)
  return value !== undefined && value !== null && Number.isFinite(pixels) ? Math.min(Math.max(pixels, 0), 400) : null
}
