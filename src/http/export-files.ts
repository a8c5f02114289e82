import { Type, type Static } from 'typebox'
import { mayDownload, type ExportFile as CoreFile } from '../core/export.ts'
import type { Staff } from '../core/viewer.ts'
import { deleteExportFile, downloadExport, keepExport, listExportFiles } from '../flows/keep-export.ts'
import type { Deps } from '../flows/ports.ts'
import { answers, nothing } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { exportRequest, presentExport } from './exports.ts'
import { staffOf } from './guard.ts'
import { ContactExport, ExportFile } from './wire/export.ts'
import { idOf, page } from './wire/shapes.ts'

const tags = ['exports']
const config = { needs: 'export:create' } as const
const params = Type.Object({ id: idOf('export') })

/** Files of exports that are kept for a day, so that nobody has to stay on the page while one is made. */
export function exportFileDoors(app: Doors, d: Deps): void {
  app.get(
    '/v1/export-files',
    {
      config,
      schema: {
        tags,
        summary: 'Files that are made or kept for a day; never what is in them',
        response: answers({ 200: page(ExportFile) }),
      },
    },
    async (request) => {
      const viewer = staffOf(request)
      return { items: (await listExportFiles(d, viewer)).map((file) => presentFile(d, viewer, file)) }
    },
  )

  app.post(
    '/v1/export-files',
    {
      config,
      schema: {
        tags,
        summary: 'Make the file of an export and keep it for a day, under the person’s key',
        description:
          'Answers when it is made. Whoever does not wait finds it in the list; asked again with the same id, it says how far it is.',
        body: exportRequest,
        response: answers({ 201: ExportFile }, [404]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const write = async (exported: Parameters<typeof presentExport>[2]) =>
        JSON.stringify(await presentExport(d, viewer, exported))
      const file = await keepExport(d, viewer, request.body, write)
      reply.code(201)
      return presentFile(d, viewer, file)
    },
  )

  app.get(
    '/v1/export-files/:id/content',
    {
      config,
      schema: {
        tags,
        summary: 'Download one; each download is logged',
        params,
        response: answers({ 200: ContactExport }),
      },
    },
    async (request, reply) => {
      const { file, text } = await downloadExport(d, staffOf(request), request.params.id)
      // Named by id: a person's name would stand in the history of the browser. It was shaped when it was made.
      reply.header('content-disposition', `attachment; filename="${file.contactId}.json"`)
      return JSON.parse(text) as Static<typeof ContactExport>
    },
  )

  app.delete(
    '/v1/export-files/:id',
    {
      config,
      schema: { tags, summary: 'Delete one before its day is over', params, response: answers({ 204: nothing }) },
    },
    async (request, reply) => {
      await deleteExportFile(d, staffOf(request), request.params.id)
      reply.code(204)
      return null
    },
  )
}

function presentFile(d: Deps, viewer: Staff, file: CoreFile): Static<typeof ExportFile> {
  const { id, contactId, requestedBy, createdAt, notes, opened, state, bytes, expiresAt } = file
  const mine = mayDownload(viewer, file, d.clock.now())
  return { id, contactId, requestedBy, createdAt, notes, opened, state, bytes, expiresAt, mayDownload: mine }
}
