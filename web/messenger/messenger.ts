import { createDoor, waitingRequests, type Commands, type Door } from './commands.ts'
import type { Clearing, Core } from './core.ts'
import { createCore } from './create-core.ts'
import { createFrame, type Frame } from './launcher.ts'
import { openOtherWindows, type OtherWindows } from './other-windows.ts'
import { apiOf, isSigned, lookIn, lookOf, personOf, settingsOfTag, text, type Settings } from './settings.ts'
import type { Sheet } from './sheet/sheet.tsx'
import { chime } from './sound.ts'
import { createPageTitle } from './page-title.ts'
import { createStore, emptyState, type Store } from './state.ts'

declare const sheetFile: string
declare global {
  interface Window {
    Intercom?: Door
    Underseal?: Door
    intercomSettings?: Settings
  }
}

type Running = {
  core: Core
  store: Store
  frame: Frame
  settings: Settings
  sheet: Promise<Sheet> | null
  unlisten: () => void
  others: OtherWindows
}

const tag = ownTag()
const origin = new URL(tag?.src ?? location.href, location.href).origin
const tagSettings = settingsOfTag(tag?.dataset ?? {})
const listeners = {
  show: new Set<() => void>(),
  hide: new Set<() => void>(),
  unread: new Set<(count: number) => void>(),
  email: new Set<(email: string) => void>(),
}
let running: Running | null = null
/** What ran here until another window was told to end it: a page that only says the same once more does not bring it back. */
let endedElsewhere: Settings | null = null
const pageTitle = createPageTitle()
let updates: number[] = []

/** The script tag that brought us here: it says where the server is, and may carry settings. */
function ownTag(): HTMLScriptElement | null {
  const current = document.currentScript
  if (current instanceof HTMLScriptElement && current.src) return current
  return document.querySelector<HTMLScriptElement>('script#_intercom_npm_loader, script[src*="/messenger.js"]')
}

function boot(given: Settings): void {
  const settings = { ...tagSettings, ...window.intercomSettings, ...given }
  if (!text(settings['app_id'], 64)) return
  if (running && same(running.settings, settings)) return
  endedElsewhere = null
  stop('nothing')
  whenBody(() => start(settings))
}

function start(settings: Settings): void {
  if (running) return
  const look = lookOf(settings, navigator.languages)
  const store = createStore(emptyState(look))
  const frame = createFrame({
    onToggle: () => (store.get().open ? hide() : show()),
    onNear: () => void loadSheet(),
    onEscape: () => store.get().open && hide(),
  })
  const core = makeCore(settings, store)
  let before = store.get()
  const onChange = () => {
    const now = store.get()
    frame.show(now, core.say())
    if (now.unread !== before.unread) {
      pageTitle.show(now.unread)
      // What was already waiting when the page opened is not news.
      if (now.unread > before.unread && now.conversations && now.sound && !(now.open && isLookedAt())) chime()
      for (const ear of listeners.unread) ear(now.unread)
    }
    // The preview beside the launcher comes with the sheet, and only where there is something to show.
    if (now.unread > 0 && !now.open && !now.quiet && now.conversations) void loadSheet()
    if (now.open !== before.open) {
      if (now.open) void loadSheet()
      for (const ear of now.open ? listeners.show : listeners.hide) ear()
    }
    before = now
  }
  const others = openOtherWindows(String(settings['app_id']), () => {
    endedElsewhere = running?.settings ?? null
    stop('own')
  })
  running = { core, store, frame, settings, sheet: null, unlisten: store.listen(onChange), others }
  onChange()
  reattach()
}

function makeCore(settings: Settings, store: Store): Core {
  return createCore(apiOf(settings['api_base'], origin), () => running?.settings ?? settings, store, {
    onFailure(refusal) {
      const hint =
        refusal?.code === 'not_found' ? 'Is data-workspace (or app_id) the id from the page «Messenger»?' : ''
      console.warn(
        `Underseal: the messenger could not start (${refusal?.code ?? 'internal'}). ${refusal?.message ?? ''} ${hint}`.trim(),
      )
      stop('nothing')
    },
    onEmail(email) {
      for (const ear of listeners.email) ear(email)
    },
    onAfresh() {
      const open = store.get().open
      const latest = running?.settings ?? settings
      stop('nothing')
      start(latest)
      if (open) show()
    },
  })
}

type SheetModule = { readonly mount: (core: Core, frame: Frame) => Sheet }

const importSheet = (name: string): Promise<SheetModule> => import(/* @vite-ignore */ `${origin}/messenger/${name}`)

function loadSheet(): Promise<Sheet> | null {
  const mine = running
  if (!mine || mine.sheet) return mine?.sheet ?? null
  const loading = importSheet(sheetFile)
    // This script is cached for an hour, and a new version of the server has another name for the sheet.
    .catch(() => importSheet('sheet.js'))
    .then((module) => {
      const sheet = module.mount(mine.core, mine.frame)
      if (running !== mine) sheet.remove()
      return sheet
    })
  mine.sheet = loading
  // A chunk that did not come is asked for again at the next click.
  loading.catch(() => {
    mine.sheet = null
    mine.store.set({ open: false })
  })
  return loading
}

function stop(clear: Clearing): void {
  if (!running) return
  const { core, frame, sheet, unlisten, others } = running
  running = null
  unlisten()
  if (clear === 'all') others.tellShutdown()
  others.close()
  pageTitle.restore()
  core.stop(clear)
  void sheet?.then((mounted) => mounted.remove()).catch(() => undefined)
  frame.remove()
}

const show = () => running?.core.openSheet()

function hide(): void {
  running?.core.closeSheet()
  running?.frame.focusLauncher()
}

/** As documented by the one whose names these are: twenty in half an hour; what comes beyond is dropped. */
function isTooOften(now: number): boolean {
  updates = updates.filter((at) => now - at < 30 * 60_000)
  if (updates.length >= 20) return true
  updates.push(now)
  return false
}

function update(given: Settings): void {
  if (!running) {
    const settings = { ...endedElsewhere, ...window.intercomSettings, ...given }
    return endedElsewhere && same(endedElsewhere, settings) ? undefined : boot(given)
  }
  if (Object.keys(given).length > 0 && isTooOften(Date.now())) {
    return console.warn('Underseal: update was called more than 20 times in 30 minutes; this one is passed over.')
  }
  const settings = { ...running.settings, ...window.intercomSettings, ...given }
  if (same(running.settings, settings)) return
  const samePerson =
    personOf(settings) === personOf(running.settings) && settings['app_id'] === running.settings['app_id']
  // Who has said nothing of themselves so far stays the same visitor when the site adds an address or a name.
  const addsClaims = personOf(running.settings) === null && !isSigned(settings) && !settings['user_id']
  if (!samePerson && !addsClaims) return boot(given)
  const { core, store, settings: before } = running
  running.settings = settings
  const look = lookIn(lookOf(settings, navigator.languages), store.get().workspace)
  store.set({ look, ...(look.quiet === store.get().look.quiet ? {} : { quiet: look.quiet }) })
  reattach()
  core.resume()
  const claims = Object.fromEntries(
    ['email', 'name'].flatMap((name) => {
      const said = text(settings[name], 254)
      return said && said !== before[name] ? [[name, said]] : []
    }),
  )
  if (Object.keys(claims).length > 0 && !isSigned(settings)) core.claim(claims).catch(() => undefined)
}

function reattach(): void {
  const selector = running?.store.get().look.launcherSelector
  if (!selector) return
  for (const element of document.querySelectorAll(selector)) {
    element.removeEventListener('click', onCustomLauncher)
    element.addEventListener('click', onCustomLauncher)
  }
}

function onCustomLauncher(event: Event): void {
  event.preventDefault()
  if (running?.store.get().open) hide()
  else show()
}

const commands: Commands = {
  boot,
  update,
  shutdown: () => stop('all'),
  show,
  hide,
  showMessages() {
    running?.core.go({ name: 'list' })
    show()
  },
  showHome() {
    running?.core.go({ name: 'home' })
    show()
  },
  showNewMessage: (prefill) => running?.core.startConversation(prefill),
  showConversation(id) {
    running?.core.go({ name: 'thread', conversationId: id })
    show()
  },
  reattach,
  on: (what, ear) => void listeners[what].add(ear),
  onUnread(ear) {
    listeners.unread.add(ear)
    ear(running?.store.get().unread ?? 0)
  },
  onEmail: (ear) => void listeners.email.add(ear),
  quiet: (quiet) => running?.store.set({ quiet }),
  track: (name) => running?.core.track(name),
  whoami() {
    const contact = running?.store.get().session?.contact
    return contact && { id: contact.id, type: contact.kind }
  },
  visitorId() {
    // Whoever asks for an id wants there to be one: it is there at the next asking.
    running?.core.identify()
    return running?.store.get().session?.contact.id
  },
}

const isLookedAt = () => document.visibilityState === 'visible' && document.hasFocus()
document.addEventListener('visibilitychange', () => pageTitle.show(running?.store.get().unread ?? 0))

/** Settings are plain data; a function or a circle in them only means that we boot once more. */
function same(a: Settings, b: Settings): boolean {
  try {
    return JSON.stringify(a) === JSON.stringify(b)
  } catch {
    return false
  }
}

function whenBody(act: () => void): void {
  if (document.body) act()
  else document.addEventListener('DOMContentLoaded', act, { once: true })
}

// An app that draws itself anew adds the tag anew: the messenger that is there goes on, there are never two.
const known = window.Underseal
const door = known ?? createDoor(commands)
const early = waitingRequests(window.Intercom)
// Only where the page already speaks Intercom's language do we answer to that name; a page with both keeps its own.
if (window.Intercom || window.intercomSettings) window.Intercom = door
window.Underseal = door
for (const request of early) door(...request)
if (known) known('update', { ...tagSettings, ...window.intercomSettings })
else if (!running) boot({})
