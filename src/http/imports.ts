import { Type } from 'typebox'
import { mostImported } from '../core/import.ts'
import { importPage } from '../flows/import-page.ts'
import type { Deps } from '../flows/ports.ts'
import { answers } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { ImportedConversation, ImportedPage } from './wire/import.ts'

export function importDoors(app: Doors, d: Deps): void {
  app.post(
    '/v1/imports',
    {
      config: { needs: 'conversation:import' },
      schema: {
        tags: ['imports'],
        summary:
          'Bring in old conversations of another desk, with their authors and times; the same ones again make nothing twice',
        body: Type.Object({
          conversations: Type.Array(ImportedConversation, { minItems: 1, maxItems: mostImported.conversations }),
        }),
        response: answers({ 200: ImportedPage }),
      },
    },
    async (request) => {
      const { done, refused } = await importPage(d, staffOf(request), request.body.conversations)
      return {
        done: done.map(({ index, conversationId, contactId, added, known, hidden }) => ({
          index,
          conversationId,
          contactId,
          added,
          known,
          hidden,
        })),
        refused: refused.map(({ index, code, message, field }) => ({ index, code, message, field })),
      }
    },
  )
}
