import type { Settings } from './settings.ts'

/** What the page can ask of the messenger, by Intercom's names. */
export type Commands = {
  readonly boot: (settings: Settings) => void
  readonly update: (settings: Settings) => void
  readonly shutdown: () => void
  readonly show: () => void
  readonly hide: () => void
  readonly showMessages: () => void
  readonly showHome: () => void
  readonly showNewMessage: (text: string | undefined) => void
  readonly showConversation: (id: string) => void
  readonly reattach: () => void
  readonly on: (what: 'show' | 'hide', ear: () => void) => void
  readonly onUnread: (ear: (count: number) => void) => void
  readonly onEmail: (ear: (email: string) => void) => void
  readonly quiet: (quiet: boolean) => void
  readonly track: (name: string) => void
  readonly visitorId: () => string | undefined
  readonly whoami: () => { id: string; type: string } | undefined
}

export type Door = (...request: unknown[]) => unknown

/** One function for the page: `Intercom('show')`. A name we do not have is accepted in silence, as sites expect. */
export function createDoor(commands: Commands): Door {
  return (name, ...rest) => {
    const [first] = rest
    switch (name) {
      case 'boot':
        return commands.boot(asSettings(first))
      case 'update':
        return commands.update(asSettings(first))
      case 'shutdown':
        return commands.shutdown()
      case 'show':
        return commands.show()
      case 'hide':
        return commands.hide()
      case 'showMessages':
        return commands.showMessages()
      case 'showSpace':
        return first === 'messages' ? commands.showMessages() : commands.showHome()
      case 'showNewMessage':
      case 'startConversation':
        return commands.showNewMessage(typeof first === 'string' ? first : undefined)
      case 'showConversation':
        return typeof first === 'string' ? commands.showConversation(first) : undefined
      case 'reattach_activator':
        return commands.reattach()
      case 'onShow':
        return asEar(first, (ear) => commands.on('show', ear))
      case 'onHide':
        return asEar(first, (ear) => commands.on('hide', ear))
      case 'onUnreadCountChange':
        return asEar(first, (ear) => commands.onUnread(ear))
      case 'onUserEmailSupplied':
        return typeof first === 'function' ? commands.onEmail((email) => void first(email)) : undefined
      case 'hideNotifications':
        return commands.quiet(first !== false)
      case 'trackEvent':
        // The name alone: what a site adds to it stays on the site.
        return typeof first === 'string' ? commands.track(first) : undefined
      case 'getVisitorId':
        return commands.visitorId()
      case 'whoami':
        return commands.whoami()
      default:
        return undefined
    }
  }
}

/** What a page asked before our script was there: arrays or argument lists, oldest first. */
export function waitingRequests(stub: unknown): unknown[][] {
  const queue = typeof stub === 'function' && 'q' in stub ? stub.q : undefined
  if (!Array.isArray(queue)) return []
  return queue.map((request: unknown) =>
    request && typeof request === 'object' ? Array.from(request as ArrayLike<unknown>) : [request],
  )
}

function asSettings(value: unknown): Settings {
  return value && typeof value === 'object' ? { ...value } : {}
}

function asEar(value: unknown, use: (ear: (count?: number) => void) => void): void {
  if (typeof value === 'function') use((count) => void value(count))
}
