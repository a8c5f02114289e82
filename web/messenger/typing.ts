import type { Live } from './live.ts'
import type { Store } from './state.ts'

/** Told again while it goes on; shown a little longer than the pause between two tellings. */
const toldEveryMs = 3_000
const shownForMs = 8_000

/** Who writes just now: the team, as it is heard, and the person, as it is told. */
export function createTyping(store: Store) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let toldAt = 0
  return {
    heard(conversationId: string | null) {
      clearTimeout(timer)
      store.set({ typingIn: conversationId })
      if (conversationId) timer = setTimeout(() => store.set({ typingIn: null }), shownForMs)
    },
    tell(live: Live, conversationId: string, writes: boolean) {
      const now = Date.now()
      if (writes && now - toldAt < toldEveryMs) return
      toldAt = writes ? now : 0
      live.tell({ type: 'presence', conversationId, doing: writes ? 'typing' : 'gone' })
    },
    stop: () => clearTimeout(timer),
  }
}
