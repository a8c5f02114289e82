import type { FocusEvent } from 'react'

/** A menu that a key has opened stands on its first item, as one does whose button was pressed by keyboard: Enter takes it. */
export function standOnFirst({ target, currentTarget, relatedTarget: from }: FocusEvent<HTMLElement>): void {
  // A click on its button, or a pointer that has left an item, chooses nothing.
  const isPointed = from?.matches('[aria-expanded="true"]') || currentTarget.contains(from)
  if (target === currentTarget && !isPointed) currentTarget.querySelector<HTMLElement>('[role^="menuitem"]')?.focus()
}
