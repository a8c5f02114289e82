import { useLayoutEffect } from 'react'

/**
 * What opens by a key gives the focus back to where the key was pressed: on its own button the next Enter would open it again, and
 * on nothing the next letter of somebody who writes would be a key.
 */
export function useFocusBack(open: boolean): void {
  useLayoutEffect(() => {
    if (!open) return
    const from = document.activeElement
    return () => {
      setTimeout(() => {
        const { activeElement, body } = document
        // Whatever has taken the focus meanwhile keeps it.
        if (activeElement !== body && !activeElement?.closest('[data-closed]')) return
        const had = from !== body && from?.isConnected ? from : null
        const to = had ?? document.getElementById('conversation') ?? document.getElementById('main')
        if (to instanceof HTMLElement) to.focus()
      }, 0)
    }
  }, [open])
}
