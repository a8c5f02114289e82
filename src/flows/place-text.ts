import { canonicalValue, detect } from '../detect/detect.ts'
import type { FindingRecord } from '../core/finding-record.ts'
import type { Place, SafeText } from '../core/seal.ts'
import type { Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'

/** What stands at a place, for reading. Undefined if it is gone, or not for this one to see. */
export async function textOfPlace(d: Deps, viewer: Staff, { table, row, field }: Place): Promise<SafeText | undefined> {
  switch (table) {
    case 'parts':
      return (await d.store.partFor(viewer, row))?.body
    case 'conversations':
      return (await d.store.conversationFor(viewer, row))?.title ?? undefined
    case 'contacts': {
      const contact = await d.store.contactFor(viewer, row)
      if (field === 'name') return contact?.name ?? undefined
      const value = contact?.attributes[field.slice('attributes.'.length)]
      return typeof value === 'object' ? value : undefined
    }
    case 'tags':
      return (await d.store.tags(viewer)).find((tag) => tag.id === row)?.name
    case 'teams':
      return (await d.store.teams(viewer)).find((team) => team.id === row)?.name
    case 'views':
      return (await d.store.views(viewer)).find((view) => view.id === row)?.name
    case 'macros': {
      const macro = (await d.store.macros(viewer)).find((one) => one.id === row)
      return field === 'name' ? macro?.name : macro?.body
    }
    default:
      return undefined
  }
}

export type Found = { readonly start: number; readonly end: number; readonly value: string }

/**
 * Where a flagged value stands now. The text may have changed since (another value was sealed, or put back), so it is looked
 * for anew, and of several the one nearest to where it was is meant. What detection no longer sees without the
 * conversation around it is taken from where it was, as long as nothing before it has moved.
 */
export function locate({ text, seals }: SafeText, { kind, span }: FindingRecord): Found | undefined {
  const free = (start: number, end: number) => !seals.some((seal) => start < seal.end && seal.start < end)
  const found = detect(text, { kinds: [kind], minConfidence: 0 }).filter(({ start, end }) => free(start, end))
  const near = span?.[0] ?? 0
  const nearest = found.toSorted((a, b) => Math.abs(a.start - near) - Math.abs(b.start - near))[0]
  if (span && (!nearest || nearest.start !== span[0])) {
    const [start, end] = span
    const moved = seals.some((seal) => seal.start < start) || end > text.length
    if (!moved && free(start, end) && !nearest) return { start, end, value: text.slice(start, end) }
  }
  return nearest && { start: nearest.start, end: nearest.end, value: text.slice(nearest.start, nearest.end) }
}

export function sameValue(kind: string, one: string, other: string): boolean {
  return canonicalValue(kind, one) === canonicalValue(kind, other)
}
