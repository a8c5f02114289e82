import type { Verdict } from '../../../src/core/finding-record.ts'

/** Long enough to notice a wrong key, short enough that nothing waits for long. */
const undoMs = 5_000

export type Held = { readonly id: string; readonly verdict: Verdict }

export type ReviewQueue = {
  /** Decided here and not taken back, the newest last. */
  readonly held: () => readonly Held[]
  decide(id: string, verdict: Verdict): void
  /** Takes the last one back if it is not on its way yet. */
  undo(): Held | undefined
  /** Sends what still waits, for instance because the page is left. */
  flush(): void
}

/** Verdicts wait a moment before they are sent, so that one key takes the last one back: what is sealed or learned cannot be undone as simply. */
export function reviewQueue(
  send: (held: Held) => void,
  changed: () => void,
  later: (act: () => void, ms: number) => () => void = timer,
): ReviewQueue {
  let held: (Held & { readonly cancel: () => void })[] = []
  const release = (id: string) => {
    const one = held.find((each) => each.id === id)
    if (!one) return
    held = held.filter((each) => each !== one)
    one.cancel()
    send({ id: one.id, verdict: one.verdict })
    changed()
  }
  return {
    held: () => held,
    decide(id, verdict) {
      if (held.some((each) => each.id === id)) return
      held = [...held, { id, verdict, cancel: later(() => release(id), undoMs) }]
      changed()
    },
    undo() {
      const last = held.at(-1)
      if (!last) return undefined
      last.cancel()
      held = held.slice(0, -1)
      changed()
      return last
    },
    flush() {
      for (const { id } of held) release(id)
    },
  }
}

function timer(act: () => void, ms: number): () => void {
  const waiting = setTimeout(act, ms)
  return () => clearTimeout(waiting)
}
