/**
 * The other windows of the same site. Whoever signs out in one has signed out in all of them: what was said must not stand there for
 * the next who sits down. By a channel and not by the storage, which some pages may not have.
 */
export type OtherWindows = { readonly tellShutdown: () => void; readonly close: () => void }

const shutdown = 'shutdown'

export function openOtherWindows(workspace: string, onShutdown: () => void): OtherWindows {
  const channel = openChannel(`underseal:${workspace}`)
  channel?.addEventListener('message', (event) => event.data === shutdown && onShutdown())
  return { tellShutdown: () => channel?.postMessage(shutdown), close: () => channel?.close() }
}

function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name)
  } catch {
    // An old browser, or a page without an origin: then each window is told by its own page.
    return null
  }
}
