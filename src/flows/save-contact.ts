import { detect } from '../detect/detect.ts'
import type { Finding } from '../detect/finding.ts'
import { contextOf } from '../core/author.ts'
import {
  attributeNamePattern,
  changedAttributes,
  maxAttributes,
  type AttributeValue,
  type Contact,
  type ContactChange,
  emailSaid,
  isEmail,
  isExact,
  isPhone,
  phoneSaid,
} from '../core/contact.ts'
import { decide } from '../core/decide.ts'
import { fail, Failure, invalid } from '../core/errors.ts'
import { isId } from '../core/id.ts'
import type { Policy } from '../core/policy.ts'
import type { Place } from '../core/seal.ts'
import type { Actor, Staff } from '../core/viewer.ts'
import { guardEdit } from './guard-edit.ts'
import { tally, type Guarded } from './guard-text.ts'
import { lookInField } from './names-in.ts'
import { lookFor } from './own-detectors.ts'
import { isNothingNew, keepSame } from './keep-same.ts'
import type { Deps } from './ports.ts'

export type ContactInput = {
  readonly name?: string | null
  readonly email?: string | null
  readonly phone?: string | null
  readonly externalId?: string | null
  /** null removes one. */
  readonly attributes?: Readonly<Record<string, string | number | boolean | null>>
}

/** Makes a contact. A retry with the same id brings the same one up to date, and does nothing where it says nothing new. */
export async function saveContact(d: Deps, viewer: Staff, id: string, input: ContactInput): Promise<Contact> {
  const update = async () => {
    const there = await d.store.contactFor(viewer, id)
    return there && changeContact(d, viewer, there, input, undefined, 'if-other')
  }
  const standing = await update()
  if (standing) return standing
  try {
    return await createContact(d, viewer, id, input)
  } catch (error) {
    // It was on its way twice; or what it names belongs to somebody else.
    const other = error instanceof Failure && error.code === 'conflict' ? await update() : undefined
    if (other) return other
    throw error
  }
}

/** One who is not there yet. */
export async function createContact(
  d: Deps,
  actor: Actor,
  id: string,
  input: ContactInput,
  kind: Contact['kind'] = 'contact',
  action: 'contact.created' | 'contact.imported' = 'contact.created',
): Promise<Contact> {
  if (!isId('contact', id)) throw invalid('id', 'Make an id for the contact: cnt_ and a ULID in lower case.')
  const now = d.clock.now()
  await d.vault.createContactKey(actor.workspaceId, id)
  const { change, guarded } = await guardContact(d, actor, id, input, { name: null, attributes: {} })
  const contact: Contact = {
    id,
    kind,
    name: null,
    email: null,
    phone: null,
    externalId: null,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    lastSeenAt: null,
    blockedAt: null,
    heldAt: null,
    ...change,
    attributes: changedAttributes({}, change.attributes ?? {}),
  }
  await d.store.write(actor.workspaceId, async (tx) => {
    await tx.addContact(contact)
    for (const each of guarded) {
      await tx.keepSealed(each.sealed)
      await tx.addFindings(each.findings)
    }
    await tx.log(actor, {
      action,
      object: { type: 'contact', id },
      about: id,
      details: { fields: Object.keys(change), found: tally(guarded.flatMap((g) => g.findings)) },
    })
  })
  return contact
}

export async function changeContact(
  d: Deps,
  actor: Actor,
  before: Contact,
  input: ContactInput,
  expected?: number,
  /** For who hands over the same fields again and again: if they say nothing new, nothing is done. */
  only: 'if-other' | 'always' = 'always',
): Promise<Contact> {
  const asked = await guardContact(d, actor, before.id, input, before)
  return d.store.write(actor.workspaceId, async (tx) => {
    await tx.expectRevision('contact', before.id, expected)
    const { change, guarded } = await keepSame(tx, before, asked)
    if (only === 'if-other' && isNothingNew(before, change)) return before
    const contact = await tx.changeContact(before.id, change, d.clock.now())
    if (!contact) throw fail('not_found')
    for (const each of guarded) {
      await tx.keepSealed(each.sealed)
      await tx.addFindings(each.findings)
    }
    await tx.log(actor, {
      action: 'contact.changed',
      object: { type: 'contact', id: before.id },
      about: before.id,
      details: { fields: Object.keys(change), found: tally(guarded.flatMap((g) => g.findings)) },
    })
    return contact
  })
}

/** Every field passes the line. Name and attributes may carry seals; e-mail, phone and id must be what they say, or are refused. */
async function guardContact(
  d: Deps,
  actor: Actor,
  id: string,
  input: ContactInput,
  before: Pick<Contact, 'name' | 'attributes'>,
): Promise<{ change: ContactChange; guarded: Guarded[] }> {
  const guarded: Guarded[] = []
  const policy = await d.store.policyOf(actor.workspaceId)
  const guard = async (field: string, text: string, was: AttributeValue | null | undefined, name?: string) => {
    const place: Place = { table: 'contacts', row: id, field }
    const subject = { workspaceId: actor.workspaceId, owner: id, place, context: contextOf(actor) }
    const stood = typeof was === 'object' && was ? was : { text: '', seals: [] }
    const result = await guardEdit(
      d,
      subject,
      stood,
      text,
      name === undefined ? besidesName(policy, field, text) : await lookInField(d, policy, name, text),
    )
    guarded.push(result)
    return result.safe
  }
  const change: { -readonly [K in keyof ContactChange]: ContactChange[K] } = {}
  if (input.name !== undefined)
    change.name =
      input.name === null || input.name.trim() === '' ? null : await guard('name', input.name.trim(), before.name)
  if (input.email !== undefined) change.email = plainField(policy, actor, 'email', input.email, [isEmail, emailSaid])
  if (input.phone !== undefined) change.phone = plainField(policy, actor, 'phone', input.phone, [isPhone, phoneSaid])
  if (input.externalId !== undefined) change.externalId = plainField(policy, actor, 'externalId', input.externalId)
  if (input.attributes !== undefined) {
    const attributes: Record<string, AttributeValue | null> = {}
    for (const [name, value] of Object.entries(input.attributes)) {
      if (!new RegExp(attributeNamePattern).test(name)) {
        throw invalid(
          'attributes',
          'Name attributes in lower case: a letter, then letters, digits and _, at most 40 in all.',
        )
      }
      if (typeof value === 'number' && !isExact(value))
        throw invalid(
          'attributes',
          'Send a number of more than fifteen digits as text, or it would become another one.',
        )
      if (before.attributes[name] === undefined && detect(name, lookFor(policy)).length > 0)
        throw invalid('attributes', 'The name of an attribute carries a sensitive value. Put it into the value.')
      attributes[name] =
        typeof value === 'boolean' || value === null
          ? value
          : await guardValue((text) => guard(`attributes.${name}`, text, before.attributes[name], name), value)
    }
    if (Object.keys(changedAttributes(before.attributes, attributes)).length > maxAttributes)
      throw invalid('attributes', `A contact may have ${maxAttributes} attributes.`)
    change.attributes = attributes
  }
  return { change, guarded }
}

/** A number can be a card number, too: then it is kept as a sealed text. */
async function guardValue(
  guard: (text: string) => Promise<AttributeValue>,
  value: string | number,
): Promise<AttributeValue> {
  const safe = await guard(String(value))
  const untouched = typeof safe === 'object' && safe.text === String(value)
  return typeof value === 'number' && untouched ? value : safe
}

function plainField(
  policy: Policy,
  actor: Actor,
  field: string,
  value: string | null,
  [isOne, said]: readonly [(text: string) => boolean, string] = [() => true, ''],
): string | null {
  if (value === null || value.trim() === '') return null
  const trimmed = value.trim()
  if (!isOne(trimmed)) throw invalid(field, said)
  // One telephone number in ten passes some country's check digits: the field's name in front says what it is.
  const lead = field === 'phone' ? 'phone: ' : ''
  const harmful = decide(detect(lead + trimmed, lookFor(policy)), policy, contextOf(actor)).filter(
    ({ action, finding }) => action !== 'flag' && finding.class !== 'contact' && finding.kind !== 'person-name',
  )
  if (harmful.length > 0)
    throw invalid(
      field,
      'This field may not carry a sensitive value, since nothing is sealed in it. Put it into an attribute.',
    )
  return trimmed
}

/** A contact is called by a name, and the field is there for it: only what else stands in it is looked for. */
function besidesName(policy: Policy, field: string, text: string): readonly Finding[] | undefined {
  if (field !== 'name') return undefined
  const options = lookFor(policy)
  return detect(text, { ...options, except: [...(options.except ?? []), 'person-name'] })
}
