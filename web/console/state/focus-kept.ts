import { useEffect } from 'react'

/**
 * What holds the focus may go from the page: a conversation that is closed, a row, a button that has done its work. Then it would be
 * nowhere, Tab would begin at the top, and nothing would be read out: it goes to what has taken the place.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let last: Element | null = null
    const onFocus = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : null
    }
    const isLost = () => last !== null && !last.isConnected && document.activeElement === document.body
    const look = () => isLost() && place()?.focus({ preventScroll: true })
    // What closes by itself gives the focus back by itself, in the next frame or right after.
    const watch = new MutationObserver(() => isLost() && requestAnimationFrame(() => setTimeout(look, 0)))
    document.addEventListener('focusin', onFocus)
    watch.observe(document.body, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', onFocus)
      watch.disconnect()
    }
  }, [])
}

const places = ['[role$="dialog"]:not([data-closed])', '#conversation', '.rows', '#main']

function place(): HTMLElement | undefined {
  for (const one of places) {
    const there = document.querySelector<HTMLElement>(one)
    if (there) return there
  }
  return undefined
}
