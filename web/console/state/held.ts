import { makeStore, useStore } from './store.ts'

/** How long one may think better of it. */
const holdMs = 5_000

type Held = {
  readonly id: string
  readonly go: (leaving: boolean) => void
  readonly timer: ReturnType<typeof setTimeout>
}

const held = makeStore<readonly Held[]>([])

/** Done after a pause, or at once when the page is left; `false` when it was taken back first. */
export function hold(id: string): Promise<{ leaving: boolean } | false> {
  return new Promise((resolve) => {
    const end = (answer: { leaving: boolean } | false) => {
      const mine = held.get().find((one) => one.id === id)
      if (!mine) return
      clearTimeout(mine.timer)
      held.set(held.get().filter((one) => one !== mine))
      resolve(answer)
    }
    const timer = setTimeout(() => end({ leaving: false }), holdMs)
    held.set([...held.get(), { id, timer, go: (leaving) => end({ leaving }) }])
    takeBacks.set(id, () => end(false))
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

const closing = makeStore<readonly string[]>([])

/** The conversation is as good as closed: it has left the list from now on, until this has ended, well or not. */
export async function whileClosing<T>(conversationId: string, work: () => Promise<T>): Promise<T> {
  closing.set([...closing.get(), conversationId])
  try {
    return await work()
  } finally {
    closing.set(closing.get().toSpliced(closing.get().indexOf(conversationId), 1))
  }
}

/** Conversations that have left the list while their last message is held, or is on its way. */
export function useClosing(): ReadonlySet<string> {
  return new Set(useStore(closing))
}

export function useHeld(): readonly { readonly id: string }[] {
  return useStore(held)
}

export const isHeld = (id: string): boolean => held.get().some((one) => one.id === id)

/** The page is left: what is held goes out now, by requests that outlive it. */
export function letGo(): void {
  for (const one of held.get()) one.go(true)
}

if (typeof window !== 'undefined') window.addEventListener('pagehide', letGo)
