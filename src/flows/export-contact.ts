import { maxExportLog, type ContactExport, type ExportRecord } from '../core/export.ts'
import { hostOf } from '../core/webhook.ts'
import type { Contact } from '../core/contact.ts'
import type { DataField } from '../core/data-use.ts'
import type { Conversation } from '../core/conversation.ts'
import { fail, invalid } from '../core/errors.ts'
import { isId } from '../core/id.ts'
import type { Part } from '../core/part.ts'
import type { SafeText, SealedValue } from '../core/seal.ts'
import { may, type Housekeeper, type Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { dataUses } from './state-data-uses.ts'
import { recordRead } from './record-read.ts'
import { writtenOut } from './written-out.ts'
import { safeReason } from './safe-reason.ts'

export type ExportRequest = {
  readonly id: string
  readonly contactId: string
  readonly reason: string
  /** What the team wrote among itself about the person. */
  readonly notes?: boolean
  /** Open what is sealed: needs value:reveal for each class, and each one gets its row in the log. */
  readonly values?: boolean
}

type Thread = Conversation & { readonly parts: readonly Part[] }
const pageSize = 200

/** One contact, whole. The file is handed out once and not kept; that it was, stays. */
export async function exportContact(d: Deps, actor: Staff | Housekeeper, input: ExportRequest): Promise<ContactExport> {
  if (!isId('export', input.id)) throw invalid('id', 'Make an id for the export: exp_ and a ULID in lower case.')
  if (!may(actor, 'export:create')) throw fail('forbidden')
  const reason = await safeReason(d, actor, input.reason)
  const eyes = eyesOf(actor)
  const contact = await d.store.contactFor(eyes, input.contactId)
  if (!contact) throw fail('not_found')
  const threads = await threadsOf(d, eyes, contact.id, input.notes ?? false)
  const events = await d.store.eventsOf(eyes, contact.id)
  const log = await writtenOut(d, eyes, { about: contact.id }, maxExportLog + 1)
  const webhooks = (await d.store.webhooks(eyes)).filter(({ pausedAt }) => pausedAt === null)

  const sealed = input.values
    ? await d.store.sealedValuesFor(eyes, tokensIn(contact, threads))
    : new Map<string, SealedValue>()
  if ([...sealed.values()].some((value) => !may(actor, 'value:reveal', value.class))) {
    const details = { values: sealed.size }
    await recordRead(
      d,
      actor,
      'value.reveal-refused',
      { type: 'contact', id: contact.id },
      { reason, about: contact.id, details },
    )
    throw fail(
      'forbidden',
      'Your role may not reveal everything that is sealed here. Export without values, or ask an admin.',
    )
  }
  const record: ExportRecord = {
    id: input.id,
    contactId: contact.id,
    requestedBy: actor.id,
    createdAt: d.clock.now().toISOString(),
    notes: input.notes ?? false,
    opened: input.values ?? false,
    counts: {
      conversations: threads.length,
      parts: threads.reduce((sum, { parts }) => sum + parts.length, 0),
      values: sealed.size,
    },
  }
  // Log first, then open: what cannot be written down is not handed out.
  await d.store.write(actor.workspaceId, async (tx) => {
    await tx.addExport(record)
    await tx.log(actor, {
      action: 'contact.exported',
      object: { type: 'export', id: record.id },
      about: contact.id,
      reason,
      details: { contact: contact.id, notes: record.notes, opened: record.opened, ...record.counts },
    })
    for (const [token, { kind }] of sealed) {
      await tx.log(actor, {
        action: 'value.revealed',
        object: { type: 'seal', id: token },
        about: contact.id,
        reason,
        details: { kind, export: record.id },
      })
    }
  })
  const values: { token: string; kind: string; class: SealedValue['class']; value: string }[] = []
  for (const [token, one] of sealed) {
    values.push({ token, kind: one.kind, class: one.class, value: await d.vault.open(actor.workspaceId, one) })
  }
  const uses = (await dataUses(d, actor.workspaceId)).filter(({ field }) => isKept(contact, field))
  return {
    type: 'underseal.export.v1',
    record,
    contact,
    dataUses: uses,
    conversations: threads,
    events,
    log: log.slice(0, maxExportLog).map(({ at, action, actor }) => ({ at, action, by: actor.type })),
    logLeftOut: log.length > maxExportLog,
    receivers: webhooks.map(({ url, content }) => ({ host: hostOf(url), content })),
    ...(input.values ? { values } : {}),
  }
}

/** Messages, sealed values and the log are of everybody; of the rest only what there is. */
function isKept(contact: Contact, field: DataField): boolean {
  if (field === 'attributes') return Object.keys(contact.attributes).length > 0
  return field === 'name' || field === 'email' || field === 'phone' || field === 'externalId'
    ? contact[field] !== null
    : true
}

export async function listExports(d: Deps, viewer: Staff): Promise<readonly ExportRecord[]> {
  const records = await d.store.exports(viewer)
  await recordRead(d, viewer, 'export.viewed', null, { details: { found: records.length } })
  return records
}

/** The command line has no rights to be asked for; it looks like staff of this one workspace. */
function eyesOf(actor: Staff | Housekeeper): Staff {
  return actor.type === 'system'
    ? { type: 'api-key', id: actor.id, workspaceId: actor.workspaceId, address: null, permits: [] }
    : actor
}

async function threadsOf(d: Deps, eyes: Staff, contactId: string, notes: boolean): Promise<Thread[]> {
  const threads: Thread[] = []
  for (let cursor: string | undefined; ;) {
    const { items, next } = await d.store.conversationsFor(
      eyes,
      { contactId },
      { limit: pageSize, ...(cursor === undefined ? {} : { cursor }) },
    )
    for (const { id } of items) {
      const conversation = await d.store.conversationFor(eyes, id)
      if (conversation) threads.push({ ...conversation, parts: await partsOf(d, eyes, id, notes) })
    }
    if (next === undefined) return threads
    cursor = next
  }
}

async function partsOf(d: Deps, eyes: Staff, conversationId: string, notes: boolean): Promise<Part[]> {
  const parts: Part[] = []
  for (let after = 0; ;) {
    const some = await d.store.partsFor(eyes, conversationId, { after, limit: pageSize })
    parts.push(...some.filter(({ kind }) => notes || kind !== 'note'))
    const last = some.at(-1)
    if (!last || some.length < pageSize) return parts
    after = last.position
  }
}

function tokensIn(contact: Contact, threads: readonly Thread[]): string[] {
  const attributes = Object.values(contact.attributes).filter((value) => typeof value === 'object')
  const texts: (SafeText | null)[] = [
    contact.name,
    ...attributes,
    ...threads.flatMap(({ title, parts }) => [title, ...parts.map(({ body }) => body)]),
  ]
  return [...new Set(texts.flatMap((text) => text?.seals.map(({ token }) => token) ?? []))]
}
