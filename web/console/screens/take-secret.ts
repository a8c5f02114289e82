/**
 * The secret of a link stands behind `#`, so that it reaches no server log. It is taken out of the address at once,
 * so that neither the history nor a shared screen keeps it.
 */
export function takeSecret(): string | null {
  const secret = location.hash.slice(1)
  if (secret === '') return null
  history.replaceState(history.state, '', location.pathname)
  return secret
}
