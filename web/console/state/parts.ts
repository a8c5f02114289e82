import { queryOptions, type QueryClient } from '@tanstack/react-query'
import type { Part } from '../../../src/http/wire/conversation.ts'
import { conversationsApi } from '../api/conversations.ts'
import { mergeParts } from './merge-parts.ts'

/**
 * What of a thread is here: parts without a gap between them. A thread of thousands opens like one of ten: what is read first is
 * its end. Who was led to an older part has those around it, and then `toEnd` is false. The rest comes as one scrolls.
 */
export type Run = { readonly parts: readonly Part[]; readonly toEnd: boolean }

const firstParts = 40
const moreParts = 100
/** More are not kept on a page: of who reads on, the far end goes and is fetched again when they come back to it. */
const mostParts = 300
const afterAll = 2_147_483_647

export const partsQuery = (id: string) =>
  queryOptions({
    queryKey: ['parts', id],
    queryFn: async ({ client }): Promise<Run> => {
      const known = client.getQueryData<Run>(['parts', id])
      const [first, last] = [known?.parts[0], known?.parts.at(-1)]
      if (!known || !first || !last) return newest(id)
      return { ...known, parts: await partsFrom(id, first.position, known.toEnd ? afterAll : last.position) }
    },
    // Kept up by the live channel; a reconnect marks them stale.
    staleTime: Infinity,
  })

async function newest(id: string): Promise<Run> {
  return { parts: (await conversationsApi.partsBefore(id, afterAll, firstParts)).items, toEnd: true }
}

async function partsFrom(id: string, from: number, to: number): Promise<readonly Part[]> {
  const parts: Part[] = []
  for (let after = from - 1; ;) {
    const { items, moreFrom } = await conversationsApi.parts(id, after)
    parts.push(...items.filter(({ position }) => position <= to))
    if (moreFrom === undefined || moreFrom >= to) return parts
    after = moreFrom
  }
}

const known = (client: QueryClient, id: string) => client.getQueryData(partsQuery(id).queryKey)

function show(client: QueryClient, id: string, change: (now: Run) => Run): void {
  client.setQueryData(partsQuery(id).queryKey, (now) => now && change(now))
}

/** False once there is nothing before what is shown. */
export async function fetchOlder(client: QueryClient, id: string): Promise<boolean> {
  const first = known(client, id)?.parts[0]
  if (!first || first.position === 1) return false
  const { items } = await conversationsApi.partsBefore(id, first.position, moreParts)
  show(client, id, (now) => {
    const { parts, toEnd } = joined(now, items)
    return { parts: parts.slice(0, mostParts), toEnd: toEnd && parts.length <= mostParts }
  })
  return items.length > 0
}

export async function fetchNewer(client: QueryClient, id: string): Promise<void> {
  const last = known(client, id)?.parts.at(-1)
  if (!last) return
  const { items, moreFrom } = await conversationsApi.parts(id, last.position, moreParts)
  show(client, id, (now) =>
    touches(now, items)
      ? { parts: mergeParts(now.parts, items).slice(-mostParts), toEnd: moreFrom === undefined }
      : now,
  )
}

/** What is around a part stands there instead of the end, or before it where the two meet. */
export async function fetchAround(client: QueryClient, id: string, partId: string): Promise<void> {
  showElsewhere(client, id, (await conversationsApi.partsAround(id, partId, firstParts)).items)
}

export async function fetchBeginning(client: QueryClient, id: string): Promise<void> {
  showElsewhere(client, id, (await conversationsApi.parts(id, 0, firstParts)).items)
}

function showElsewhere(client: QueryClient, id: string, parts: readonly Part[]): void {
  show(client, id, (now) => (touches(now, parts) ? joined(now, parts) : { parts, toEnd: false }))
}

/** What was asked for may come when the reader has been led elsewhere: then it would leave a gap, and is fetched again when it is come to. */
const joined = (now: Run, parts: readonly Part[]): Run =>
  touches(now, parts) ? { ...now, parts: mergeParts(now.parts, parts) } : now

function touches({ parts: shown }: Run, parts: readonly Part[]): boolean {
  const [first, last, from, to] = [shown[0], shown.at(-1), parts[0], parts.at(-1)]
  return !first || !last || !from || !to || (to.position >= first.position - 1 && from.position <= last.position + 1)
}

export async function fetchNewest(client: QueryClient, id: string): Promise<void> {
  const end = await newest(id)
  show(client, id, () => end)
}

/** Who comes again begins at the end. */
export function leaveElsewhere(client: QueryClient, id: string): void {
  if (known(client, id)?.toEnd === false) client.removeQueries({ queryKey: partsQuery(id).queryKey })
}

/** Something at `position` is new or changed: fetch from there on and put it into what is already shown. */
export async function catchUp(client: QueryClient, id: string, position: number): Promise<void> {
  const run = known(client, id)
  if (!run) return
  const [first, last] = [run.parts[0]?.position ?? 1, run.parts.at(-1)?.position ?? 0]
  // What lies outside of what is shown is fetched when it is scrolled to.
  if (!run.toEnd && position > last) return
  const fresh = await partsFrom(id, Math.max(first, Math.min(last + 1, position)), run.toEnd ? afterAll : last)
  show(client, id, (now) => joined(now, fresh))
}
