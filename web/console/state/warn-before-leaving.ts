import { allOutgoing } from './drafts.ts'
import { isHeld } from './held.ts'
import { isDraftUnkept } from './keep-drafts.ts'

/** What is held goes out when the page is left, and drafts are kept; a request that outlives its page carries no more than this. */
const goesAlongBytes = 60_000

/** What would be lost with the page: what is on its way, what waits for the server, and what the server could not keep. */
function wouldBeLost(): boolean {
  const parts = [...allOutgoing().values()].flat().map((one) => one.part)
  const goesAlong = navigator.onLine && new Blob(parts.map((part) => part.text)).size < goesAlongBytes
  return parts.some((part) => !goesAlong || !isHeld(part.id)) || isDraftUnkept()
}

// The browser asks in its own words whether to leave.
window.addEventListener('beforeunload', (event) => wouldBeLost() && event.preventDefault())
