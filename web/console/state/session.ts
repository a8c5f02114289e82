import { createContext, useContext } from 'react'
import { allows, type Permission, type Permit } from '../../../src/core/permission.ts'
import type { Session } from '../../../src/http/wire/people.ts'

export const SessionContext = createContext<Session | null>(null)

/** Only below the frame, which shows nothing without a session. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession stands outside the frame')
  return session
}

/** What the server said this person may do; screens leave out what they may not. */
export function useMay(): (permission: Permission) => boolean {
  const { permits } = useSession()
  // The wire names classes by any string; a class this build does not know allows nothing here.
  return (permission) => allows(permits as readonly Permit[], permission)
}
