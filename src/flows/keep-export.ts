import { exportFileHours, exportFileState, mayDownload, type ContactExport, type ExportFile } from '../core/export.ts'
import { fail, invalid } from '../core/errors.ts'
import { isId } from '../core/id.ts'
import { may, mustBeAllowed, type Staff } from '../core/viewer.ts'
import { exportContact, type ExportRequest } from './export-contact.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'
import { safeReason } from './safe-reason.ts'

/** Larger ones are handed out at once or by the command line; here they would have to stand in one row. */
const maxBytes = 64 * 1024 * 1024

/**
 * Makes the file of an export and keeps it for a day under the person's key. That it is being made is durable before it
 * begins, so that whoever asked may leave and find it again. Asked once more, it answers how far it is.
 */
export async function keepExport(
  d: Deps,
  viewer: Staff,
  input: ExportRequest,
  write: (exported: ContactExport) => Promise<string>,
): Promise<ExportFile> {
  if (!isId('export', input.id)) throw invalid('id', 'Make an id for the export: exp_ and a ULID in lower case.')
  mustBeAllowed(viewer, 'export:create')
  const reason = await safeReason(d, viewer, input.reason)
  const contact = await d.store.contactFor(viewer, input.contactId)
  if (!contact) throw fail('not_found')
  const now = d.clock.now()
  const file: ExportFile = {
    id: input.id,
    contactId: contact.id,
    requestedBy: viewer.id,
    createdAt: now.toISOString(),
    notes: input.notes ?? false,
    opened: input.values ?? false,
    classes: [],
    state: 'running',
    bytes: null,
    expiresAt: new Date(now.getTime() + exportFileHours * 3_600_000).toISOString(),
  }
  const object = { type: 'export', id: file.id }
  const before = await d.store.write(viewer.workspaceId, async (tx) => {
    const stands = await tx.startExportFile(file, now)
    if (!stands)
      await tx.log(viewer, {
        action: 'export.started',
        object,
        about: contact.id,
        reason,
        details: { contact: contact.id },
      })
    return stands
  })
  if (before) return before

  try {
    const exported = await exportContact(d, viewer, input)
    const text = await write(exported)
    if (text.length > maxBytes)
      throw fail('too_large', 'This export is too large to be kept. POST /v1/exports hands it out at once.')
    const classes = [...new Set(exported.values?.map((value) => value.class) ?? [])]
    await d.store.write(viewer.workspaceId, async (tx) => {
      await tx.finishExportFile(file.id, { text, classes })
      await tx.log(viewer, {
        action: 'export.kept',
        object,
        about: contact.id,
        details: { contact: contact.id, until: file.expiresAt },
      })
    })
  } catch (problem) {
    // That it failed is told by its age if this cannot be written either; the reason is what counts.
    await d.store
      .write(viewer.workspaceId, async (tx) => {
        await tx.finishExportFile(file.id, 'failed')
        await tx.log(viewer, { action: 'export.failed', object, about: contact.id, details: { contact: contact.id } })
      })
      .catch(() => undefined)
    throw problem
  }
  return (await fileFor(d, viewer, file.id)) ?? file
}

export async function listExportFiles(d: Deps, viewer: Staff): Promise<readonly ExportFile[]> {
  mustBeAllowed(viewer, 'export:create')
  const files = await d.store.exportFiles(viewer)
  await recordRead(d, viewer, 'export.viewed', null, { details: { found: files.length } })
  const now = d.clock.now()
  return files.map((file) => ({ ...file, state: exportFileState(file, now) }))
}

/** Log first, then open. One that is there but not for this viewer is refused, and the refusal is logged. */
export async function downloadExport(
  d: Deps,
  viewer: Staff,
  id: string,
): Promise<{ readonly file: ExportFile; readonly text: string }> {
  if (!may(viewer, 'export:create')) throw fail('forbidden')
  const file = await fileFor(d, viewer, id)
  if (file?.state !== 'ready' || !(await d.store.contactFor(viewer, file.contactId))) throw fail('not_found')
  const row = { about: file.contactId, details: { contact: file.contactId, opened: file.opened } }
  if (!mayDownload(viewer, file, d.clock.now())) {
    await recordRead(d, viewer, 'export.download-refused', { type: 'export', id }, row)
    throw fail('forbidden', 'Values stand open in this file. Only who opened them may download it.')
  }
  await recordRead(d, viewer, 'export.downloaded', { type: 'export', id }, row)
  const text = await d.store.exportFileText(viewer, id)
  if (text === undefined) throw fail('not_found')
  return { file, text }
}

export async function deleteExportFile(d: Deps, viewer: Staff, id: string): Promise<void> {
  mustBeAllowed(viewer, 'export:create')
  await d.store.write(viewer.workspaceId, async (tx) => {
    const file = await tx.removeExportFile(id)
    if (!file) throw fail('not_found')
    await tx.log(viewer, {
      action: 'export.deleted',
      object: { type: 'export', id },
      about: file.contactId,
      details: { contact: file.contactId },
    })
  })
}

async function fileFor(d: Deps, viewer: Staff, id: string): Promise<ExportFile | undefined> {
  return (await d.store.exportFiles(viewer, id))[0]
}
