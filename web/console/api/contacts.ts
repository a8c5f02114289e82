import type { Contact, Subject } from '../../../src/http/wire/contact.ts'
import { call, onlyIf, params, readTagged, type Items } from './call.ts'

type ContactFields = Record<string, string | number | boolean | null | Record<string, string | number | boolean | null>>

export const contactsApi = {
  contact: (id: string) => call<Contact>('GET', `/contacts/${id}`),
  contacts: (query: { email?: string; limit?: number; cursor?: string }) =>
    call<Items<Contact>>('GET', `/contacts${params(query)}`),
  contactTagged: (id: string) => readTagged<Contact>(`/contacts/${id}`),
  changeContact: (id: string, body: ContactFields, tag: string) =>
    call<Contact>('PATCH', `/contacts/${id}`, body, onlyIf(tag)),
  block: (id: string, blocked: boolean) =>
    call<Contact>(blocked ? 'PUT' : 'DELETE', `/contacts/${id}/block`, blocked ? {} : undefined),
  hold: (id: string, reason: string | null) =>
    call<Contact>(reason === null ? 'DELETE' : 'PUT', `/contacts/${id}/hold`, reason === null ? undefined : { reason }),
  subjects: (query: { kind?: string; held?: boolean; limit?: number; cursor?: string }) =>
    call<Items<Subject>>('GET', `/data-subjects${params(query)}`),
  // In the body, as everything that says who somebody is.
  findSubjects: (query: string) => call<Items<Subject>>('POST', '/data-subjects/searches', { query }, { quiet: true }),
}
