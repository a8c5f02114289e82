import { useEffect, useRef } from 'react'

const keyActs = [
  'next',
  'previous',
  'open',
  'reply',
  'note',
  'close',
  'assign',
  'assignMe',
  'snooze',
  'tag',
  'contact',
  'search',
  'select',
  'sort',
  'filter',
  'undo',
  'more',
  'help',
  'escape',
] as const
type KeyAct = (typeof keyActs)[number]

export type Pressed = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  /** Whether the person is typing: then only Escape means something to us. */
  readonly typing: boolean
  /** Whether a control has the focus: then Enter belongs to it. */
  readonly onControl: boolean
}

const byKey: Readonly<Record<string, KeyAct>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Enter: 'open',
  r: 'reply',
  n: 'note',
  e: 'close',
  a: 'assign',
  m: 'assignMe',
  z: 'snooze',
  t: 'tag',
  i: 'contact',
  '/': 'search',
  x: 'select',
  o: 'sort',
  f: 'filter',
  u: 'undo',
  g: 'more',
  '?': 'help',
  Escape: 'escape',
}

export function keyAct(pressed: Pressed): KeyAct | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null
  const act = Object.hasOwn(byKey, pressed.key) ? (byKey[pressed.key] ?? null) : null
  if (act === null || act === 'escape') return act
  if (pressed.typing) return null
  return pressed.onControl && act === 'open' ? null : act
}

/** A box that was just ticked has the focus, and takes none. */
export function takesLetters(at: { tagName: string; type?: string; isContentEditable: boolean }): boolean {
  if (at.tagName === 'INPUT') return at.type !== 'checkbox' && at.type !== 'radio'
  return at.isContentEditable || at.tagName === 'TEXTAREA' || at.tagName === 'SELECT'
}

type KeyHandlers = Partial<Record<KeyAct, () => unknown>>

/** Listens while the component is shown. A dialog or menu that is open has the keys for itself. */
export function useKeys(handlers: KeyHandlers): void {
  const current = useRef(handlers)
  useEffect(() => {
    current.current = handlers
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const target = event.target instanceof HTMLElement ? event.target : null
      // One that is closing has the focus for a tenth of a second yet, and no use for the next key of somebody quick.
      const inside = target?.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]')
      if (inside && !inside.hasAttribute('data-closed')) return
      const typing = target !== null && takesLetters(target)
      const onControl = target?.closest('a, button, summary') != null
      const { key, ctrlKey, metaKey, altKey } = event
      const act = keyAct({ key, ctrlKey, metaKey, altKey, typing, onControl })
      const handler = act ? current.current[act] : undefined
      if (!handler) return
      event.preventDefault()
      handler()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
