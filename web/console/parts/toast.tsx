import { useEffect } from 'react'
import { makeStore, useStore } from '../state/store.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'
import './toast.css'

type Toast = {
  readonly text: string
  readonly kind?: 'done' | 'problem'
  readonly act?: { readonly label: string; readonly do: () => void }
}

const shown = makeStore<(Toast & { readonly id: number }) | null>(null)
const stayMs = 6_000
let count = 0

export function say(toast: Toast): void {
  shown.set({ ...toast, id: ++count })
}

/** What the line offers to take back, by key. */
export function undoShown(): void {
  const act = shown.get()?.act
  shown.set(null)
  act?.do()
}

/** One quiet line at the bottom. The region is always there, so that screen readers hear what comes into it. */
export function Toaster() {
  const words = useWords()
  const toast = useStore(shown)
  useEffect(() => {
    if (!toast) return
    const timer = setTimeout(() => shown.set(null), stayMs)
    return () => clearTimeout(timer)
  }, [toast])
  return (
    <div className="toaster" role="status" aria-live="polite">
      {toast && (
        <div className="toast" key={toast.id} data-kind={toast.kind ?? 'done'}>
          <Icon name={toast.kind === 'problem' ? 'alert' : 'check'} />
          <span>{toast.text}</span>
          {toast.act && (
            <button
              className="button quiet"
              onClick={() => {
                toast.act?.do()
                shown.set(null)
              }}
            >
              {toast.act.label}
            </button>
          )}
          <button className="button icon-only quiet" aria-label={words.close} onClick={() => shown.set(null)}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  )
}
