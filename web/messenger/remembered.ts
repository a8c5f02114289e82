/**
 * The only readable thing we leave in a browser: session tokens, per workspace, and what was chosen or put away. Ids, no words.
 * A visitor's token and a signed-in person's are apart, so that signing out of the site never shows the one's words to the other.
 */
type Remembered = {
  visitor?: string
  person?: string
  whose?: string
  asked?: boolean
  sound?: boolean
  putAway?: string
}

export function readRemembered(workspace: string): Remembered {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(`underseal:${workspace}`) ?? '{}')
    return read && typeof read === 'object' ? read : {}
  } catch {
    return {}
  }
}

export function remember(workspace: string, change: Partial<Remembered>): void {
  try {
    localStorage.setItem(`underseal:${workspace}`, JSON.stringify({ ...readRemembered(workspace), ...change }))
  } catch {
    // Storage is full or forbidden: the session then ends with the page.
  }
}

export function forget(workspace: string): void {
  try {
    localStorage.removeItem(`underseal:${workspace}`)
  } catch {
    // Nothing was kept either.
  }
}

/** A digest, so that no user id or address of the site's customers lies in the storage. Null without a secure context. */
export async function fingerprint(person: string): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(person)))
  return Array.from(bytes.slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
