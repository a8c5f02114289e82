import { useEffect, useState } from 'preact/hooks'
import type { Missing } from '../../../src/core/answer-shape.ts'
import type { Foresight, Hiding } from './engine.ts'

type Engine = typeof import('./engine.ts')

const none: readonly Hiding[] = []
const quietMs = 220

let engine: Engine | null = null
let loading: Promise<void> | null = null

/** `right`; what is missing; `unlike`, when it is no answer and nothing more can be told; undefined while the engine is not there. */
export function judgeAnswer(kind: string, typed: string): 'right' | 'unlike' | Missing | undefined {
  if (!engine || typed.trim() === '') return undefined
  const judged = engine.judgeAnswer(kind, typed)
  return judged === null ? 'right' : (judged ?? 'unlike')
}

/** The engine comes as its own script when somebody starts to write. If it does not come, the server still hides everything. */
export function loadEngine(): Promise<void> {
  loading ??= import('./engine.ts').then(
    (loaded) => void (engine = loaded),
    () => void (loading = null),
  )
  return loading
}

/**
 * What will be hidden, looked up while the person pauses, never in the same breath as a keystroke.
 * `now` looks at once: sending must not slip past a notice that was a moment too slow.
 */
export function useForesight(
  before: readonly string[],
  text: string,
  policy: Foresight | null,
): { hidings: readonly Hiding[]; now: () => readonly Hiding[] } {
  const [hidings, setHidings] = useState(none)
  const [ready, setReady] = useState(engine !== null)
  const writes = text.trim() !== ''

  // On a slow machine the words are there before the engine: it looks at them when it comes.
  useEffect(() => {
    let here = true
    if (writes && !ready) void loadEngine().then(() => here && setReady(engine !== null))
    return () => {
      here = false
    }
  }, [writes, ready])

  const now = () => {
    const found = engine && policy && /[\p{N}\p{L}]/u.test(text) ? engine.foresee(before, text, policy) : none
    setHidings((old) => (sameHidings(old, found) ? old : found))
    return found
  }

  useEffect(() => {
    if (text.trim() === '') {
      setHidings(none)
      return
    }
    let idle = 0
    const timer = setTimeout(() => {
      idle = whenIdle(now)
    }, quietMs)
    return () => {
      clearTimeout(timer)
      cancelIdle(idle)
    }
  }, [text, policy, ready])

  return { hidings, now }
}

function sameHidings(a: readonly Hiding[], b: readonly Hiding[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      (one, i) =>
        one.kind === b[i]?.kind && one.blocked === b[i]?.blocked && one.start === b[i]?.start && one.end === b[i]?.end,
    )
  )
}

// Safari has no requestIdleCallback; the pause before it is then enough.
const whenIdle = (act: () => void): number =>
  'requestIdleCallback' in globalThis ? requestIdleCallback(act, { timeout: 500 }) : (act(), 0)
const cancelIdle = (handle: number): void => {
  if ('cancelIdleCallback' in globalThis) cancelIdleCallback(handle)
}
