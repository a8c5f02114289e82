import type { Part } from '../../../src/http/wire/conversation.ts'

/** Puts fresh parts among known ones, in order of position; of one part the higher revision stays. */
export function mergeParts(known: readonly Part[], fresh: readonly Part[]): readonly Part[] {
  const byId = new Map(known.map((part) => [part.id, part]))
  for (const part of fresh) {
    const before = byId.get(part.id)
    if (!before || part.revision >= before.revision) byId.set(part.id, part)
  }
  return [...byId.values()].toSorted((a, b) => a.position - b.position)
}
