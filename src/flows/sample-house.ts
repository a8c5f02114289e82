import type { Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'

const conversations = 50
const partsOfEach = 50
const sealedValues = 100

/**
 * Opens some of what a workspace holds, the newest first, to see that it can be opened. Nothing of it leaves: only how much
 * was tried and how much opened is told.
 */
export async function sampleHouse(d: Deps, workspaceId: string): Promise<{ tried: number; opened: number }> {
  const viewer: Staff = {
    type: 'api-key',
    workspaceId,
    id: 'drill',
    address: null,
    permits: [{ permission: 'conversation:read' }, { permission: 'contact:read' }, { permission: 'value:reveal' }],
  }
  let tried = 0
  let opened = 0
  const attempt = async (act: () => Promise<unknown>) => {
    tried += 1
    opened += await act().then(
      (found) => (found === undefined ? 0 : 1),
      () => 0,
    )
  }
  const tokens: string[] = []
  const { items } = await d.store.conversationsFor(viewer, {}, { limit: conversations })
  for (const { id, contactId } of items) {
    await attempt(() => d.store.contactFor(viewer, contactId))
    await attempt(async () => {
      const parts = await d.store.partsFor(viewer, id, { limit: partsOfEach })
      tokens.push(...parts.flatMap((part) => part.body.seals.map(({ token }) => token)))
      return parts
    })
  }
  for (const token of tokens.slice(0, sealedValues)) {
    const sealed = await d.store.sealedFor(viewer, token)
    // Expired meanwhile, which is as it should be.
    if (sealed) await attempt(() => d.vault.open(workspaceId, sealed))
  }
  return { tried, opened }
}
