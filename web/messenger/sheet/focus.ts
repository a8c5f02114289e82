/** Keeps Tab inside, for the full screen on a phone where nothing else can be seen. */
export function trapFocus(event: KeyboardEvent, inside: HTMLElement): void {
  const stops = [...inside.querySelectorAll<HTMLElement>('button, textarea, input, a[href], [tabindex="0"]')].filter(
    (one) => !one.hasAttribute('disabled') && one.getClientRects().length > 0,
  )
  const first = stops[0]
  const last = stops.at(-1)
  const root = inside.getRootNode()
  const active = root instanceof ShadowRoot ? root.activeElement : document.activeElement
  if (!first || !last) return
  if (event.shiftKey ? active === first || active === inside : active === last) {
    event.preventDefault()
    ;(event.shiftKey ? last : first).focus()
  }
}
