import type { Invitation, OwnSession, Role, Session, Teammate } from '../../../src/http/wire/people.ts'
import type { Digest } from '../../../src/core/teammate.ts'
import { call, onlyIf, readTagged, type Items } from './call.ts'

export type ProfileChange = {
  name?: string
  language?: 'en' | 'de'
  notify?: boolean
  digest?: Digest
  password?: string
  currentPassword?: string
}

export const peopleApi = {
  session: () => call<Session>('GET', '/session'),
  signIn: (body: { email: string; password: string } | { link: string }) => call<Session>('POST', '/sessions', body),
  sessions: () => call<Items<OwnSession>>('GET', '/sessions'),
  endSession: (id: string) => call<void>('DELETE', `/sessions/${id}`),
  signOut: () => call<void>('DELETE', '/session'),
  invitationBySecret: (secret: string) =>
    call<{ email: string; workspace: string }>('GET', '/invitations/by-secret', undefined, {
      headers: { 'x-invitation': secret },
    }),
  accept: (body: { secret: string; name: string; password: string }) => call<Session>('POST', '/acceptances', body),
  changeProfile: (body: ProfileChange) => call<Teammate>('PATCH', '/profile', body),
  teammates: () => call<Items<Teammate>>('GET', '/teammates'),
  teammate: (id: string) => readTagged<Teammate>(`/teammates/${id}`),
  changeTeammate: (id: string, body: { roleId?: string; deactivated?: boolean }, tag: string) =>
    call<Teammate>('PATCH', `/teammates/${id}`, body, onlyIf(tag)),
  endSessionsOf: (id: string) => call<{ ended: number }>('DELETE', `/teammates/${id}/sessions`),
  invitations: () => call<Items<Invitation>>('GET', '/invitations'),
  invite: (body: { id: string; email: string; roleId: string }) =>
    call<{ invitation: Invitation; secret: string; url: string }>('POST', '/invitations', body),
  withdrawInvitation: (id: string) => call<void>('DELETE', `/invitations/${id}`),
  roles: () => call<Items<Role>>('GET', '/roles'),
}
