import type { Contact as CoreContact } from '../core/contact.ts'
import type { Erasure as CoreErasure } from '../core/erasure.ts'
import { may } from '../core/viewer.ts'
import { type Eye, presentText, presentTextOrNull } from './present-text.ts'
import type { Contact, Erasure } from './wire/contact.ts'

export function presentContact(eye: Eye, contact: CoreContact): Contact {
  const { id, kind, email, phone, externalId, createdAt, updatedAt, lastSeenAt, blockedAt, heldAt } = contact
  const attributes = Object.fromEntries(
    Object.entries(contact.attributes).map(([name, value]) => [
      name,
      typeof value === 'object' ? presentText(eye, value) : value,
    ]),
  )
  const mayHold = may(eye.viewer, 'contact:erase')
  const mayChange = may(eye.viewer, 'contact:write')
  return {
    id,
    kind,
    name: presentTextOrNull(eye, contact.name),
    email,
    phone,
    externalId,
    attributes,
    createdAt,
    updatedAt,
    lastSeenAt,
    blockedAt,
    heldAt,
    mayErase: mayHold && heldAt === null,
    mayHold,
    mayChange,
  }
}

/** To who has changed something: whoever may write and not read is told that it is done, and nothing that stands there. */
export function presentChanged(eye: Eye, contact: CoreContact): Contact {
  const shown = presentContact(eye, contact)
  if (may(eye.viewer, 'contact:read')) return shown
  return { ...shown, name: null, email: null, phone: null, externalId: null, attributes: {} }
}

export function presentErasure({ id, contactId, requestedBy, startedAt, completedAt, receipt }: CoreErasure): Erasure {
  return {
    id,
    contactId,
    requestedBy,
    startedAt,
    completedAt,
    receipt: receipt && { ...receipt, erased: { ...receipt.erased } },
  }
}
