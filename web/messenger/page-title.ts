/**
 * While the page is in the background its title counts what is unread. The host's own title is put back as it was, and where
 * the host has changed it meanwhile, its word stands.
 */
export function createPageTitle() {
  let own: string | null = null
  let shown = ''

  function restore() {
    if (own !== null && document.title === shown) document.title = own
    own = null
  }

  return {
    show(unread: number) {
      restore()
      if (unread === 0 || document.visibilityState === 'visible') return
      own = document.title
      shown = `(${unread > 9 ? '9+' : unread}) ${own}`
      document.title = shown
    },
    restore,
  }
}
