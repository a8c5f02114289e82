import { makeStore, useStore } from './store.ts'

/** How long one may think better of it. */
export const holdMs = 5_000

type Held = { readonly id: string; readonly conversationId: string; readonly closes: boolean; readonly go: (leaving: boolean) => void; readonly timer: ReturnType<typeof setTimeout> }

const held = makeStore<readonly Held[]>([])

/** Done after a pause, or at once when the page is left; `false` when it was taken back first. */
export function hold(what: { id: string; conversationId: string; closes: boolean }): Promise<{ leaving: boolean } | false> {
  return new Promise((resolve) => {
    const end = (answer: { leaving: boolean } | false) => {
      const mine = held.get().find((one) => one.id === what.id)
      if (!mine) return
      clearTimeout(mine.timer)
      held.set(held.get().filter((one) => one !== mine))
      resolve(answer)
    }
    const timer = setTimeout(() => end({ leaving: false }), holdMs)
    held.set([...held.get(), { ...what, timer, go: (leaving) => end({ leaving }) }])
    takeBacks.set(what.id, () => end(false))
  })
}

const takeBacks = new Map<string, () => void>()

export function takeBack(id: string): void {
  takeBacks.get(id)?.()
  takeBacks.delete(id)
}

/** The newest one that is still here, for the key. */
export function takeBackNewest(): boolean {
  const newest = held.get().at(-1)
  if (newest) takeBack(newest.id)
  return newest !== undefined
}

/** Conversations that are as good as closed: they have left the list while their last message is held. */
export function useClosing(): ReadonlySet<string> {
  return new Set(useStore(held).filter((one) => one.closes).map((one) => one.conversationId))
}

export function isHeld(id: string, all: readonly { id: string }[]): boolean {
  return all.some((one) => one.id === id)
}

export function useHeld(): readonly { readonly id: string }[] {
  return useStore(held)
}

/** The page is left: what is held goes out now, by requests that outlive it. */
export function letGo(): void {
  for (const one of held.get()) one.go(true)
}

if (typeof window !== 'undefined') window.addEventListener('pagehide', letGo)
