/** Where menus are drawn: inside a landmark, so that people who jump by landmarks find them. */
export function floor(id: 'main' | 'nav' = 'main'): HTMLElement | null {
  return document.getElementById(id)
}
