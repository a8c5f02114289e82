import type { Finding } from '../detect/finding.ts'
import { Failure, fail } from '../core/errors.ts'
import { inARow, type HiddenKind, type Part, type PartAuthor } from '../core/part.ts'
import type { Context } from '../core/policy.ts'
import type { SafeText, SealedValue } from '../core/seal.ts'
import type { Staff } from '../core/viewer.ts'
import { withNames } from '../core/with-names.ts'
import { findAcross, findBetween, lookBack } from './find-across.ts'
import { guardSafeText, type Guarded, type Subject } from './guard-text.ts'
import type { Turns } from './in-turns.ts'
import { namesIn } from './names-in.ts'
import { looksForKnown } from './own-detectors.ts'
import type { Deps } from './ports.ts'
import { turnsBefore } from './turns-before.ts'

/** A text of another desk before the line. `field`: where it stood in what was sent. */
export type OldPart = {
  readonly id: string
  readonly kind: 'message' | 'note'
  readonly author: PartAuthor
  readonly writtenBy?: string
  readonly text: string
  readonly createdAt: string
  readonly field: string
}

type GuardedPart = { readonly part: Part; readonly guarded: readonly Guarded[] }

/** As for live messages: five texts before one are looked at with it, and one more for its context. */
const textsBefore = 6

/**
 * The line for a stretch of old messages, in their order: what holds between messages that come in one after the other holds between
 * these and what stands around them. `changed`: parts that stood, in which a value turns out to have begun or ended, with what stood
 * there `before`. Nothing is stored.
 */
export async function guardHistory(
  d: Deps,
  viewer: Staff,
  turns: Turns,
  owner: Omit<Subject, 'place' | 'context'> & { readonly owner: string; readonly conversationId: string },
  texts: readonly OldPart[],
): Promise<{
  readonly fresh: readonly GuardedPart[]
  readonly changed: readonly (GuardedPart & { readonly before: SafeText })[]
}> {
  const policy = await d.store.policyOf(owner.workspaceId)
  const known = looksForKnown(policy)
    ? await d.store.write(owner.workspaceId, (tx) => tx.knownOf(owner.owner))
    : undefined
  const allowed: Parameters<typeof guardSafeText>[5] = (values) => d.store.allowed(owner.workspaceId, values)
  const thread = [...(await textsAround(d, viewer, owner.conversationId, texts))]
  const before = new Map(thread.map(({ id, body }) => [id, body]))
  const kept = new Map<string, Guarded[]>()
  const sealed = new Map<string, SealedValue>()
  const opening = {
    sealedAmong: async (tokens: readonly string[]) => {
      const ours = tokens.flatMap((token) => sealed.get(token) ?? [])
      const rest = tokens.filter((token) => !sealed.has(token))
      return rest.length === 0 ? ours : [...ours, ...(await d.store.sealedValuesFor(viewer, rest)).values()]
    },
  }
  const keep = (id: string, guarded: Guarded) => {
    kept.set(id, [...(kept.get(id) ?? []), guarded])
    for (const value of guarded.sealed) sealed.set(value.token, value)
  }
  const guard = (part: Part, body: SafeText, found: Parameters<typeof guardSafeText>[3]) =>
    guardSafeText(
      d,
      { ...owner, place: { table: 'parts', row: part.id, field: 'body' }, context: contextOf(part.author) },
      body,
      found,
      policy,
      allowed,
    )

  const guardAgain = async (parts: readonly Part[], found: readonly (readonly Finding[])[]) => {
    for (const [i, one] of parts.entries()) {
      if (!found[i]?.length) continue
      const again = await guard(one, one.body, found[i])
      if (again.hidden.length === 0) continue
      keep(one.id, again)
      const place = thread.findIndex(({ id }) => id === one.id)
      thread[place] = { ...one, body: again.safe, hidden: [...one.hidden, ...hiddenBy(again)] }
    }
  }

  for (const { text, field, ...rest } of texts) {
    if (turns.due(text.length + 100)) await turns.pause()
    const at = thread.findLastIndex(({ createdAt }) => createdAt <= rest.createdAt) + 1
    const last = thread.slice(Math.max(0, at - textsBefore), at)
    const since = new Date(Date.parse(rest.createdAt) - lookBack.ms)
    const earlier = inARow(last, rest.author, since, lookBack.messages)
    const recent = await turnsBefore(d, opening, owner.workspaceId, policy, last, rest.author)
    const across = findAcross(earlier, text, policy, recent, known)
    const part: Part = {
      ...rest,
      conversationId: owner.conversationId,
      contactId: owner.owner,
      position: 0,
      body: { text, seals: [] },
      event: null,
      hidden: [],
      handover: null,
      policyVersion: policy.version,
      revision: 0,
    }
    const names = await namesIn(d, owner.workspaceId, text)
    const guarded = await guard(part, part.body, withNames(across.inNew, names)).catch((error: unknown) => {
      throw error instanceof Failure ? fail(error.code, error.message, field) : error
    })
    keep(part.id, guarded)
    thread.splice(at, 0, { ...part, body: guarded.safe, hidden: hiddenBy(guarded) })

    await guardAgain(earlier, across.inEarlier)
  }

  const isNew = new Set(texts.map(({ id }) => id))
  // What stands behind a new text may end what begins there.
  for (const [at, one] of thread.entries()) {
    if (isNew.has(one.id)) continue
    const last = thread.slice(Math.max(0, at - textsBefore), at)
    const since = new Date(Date.parse(one.createdAt) - lookBack.ms)
    const earlier = inARow(last, one.author, since, lookBack.messages)
    if (!earlier.some(({ id }) => isNew.has(id))) continue
    if (turns.due(one.body.text.length + 100)) await turns.pause()
    const recent = await turnsBefore(d, opening, owner.workspaceId, policy, last, one.author)
    const run = [...earlier, one]
    await guardAgain(run, findBetween(run, policy, recent, known))
  }

  const ready = thread.flatMap((part) => {
    const guarded = kept.get(part.id)
    return guarded ? [{ part, guarded }] : []
  })
  return {
    fresh: ready.filter(({ part }) => isNew.has(part.id)),
    changed: ready.flatMap(({ part, guarded }) =>
      isNew.has(part.id)
        ? []
        : [{ part: { ...part, hidden: guarded.flatMap(hiddenBy) }, guarded, before: before.get(part.id)! }],
    ),
  }
}

/** What stands where these texts go, however many parts came later. */
async function textsAround(
  d: Deps,
  viewer: Staff,
  conversationId: string,
  texts: readonly OldPart[],
): Promise<readonly Part[]> {
  const [first, last] = [texts[0], texts.at(-1)]
  if (!first || !last) return []
  const until = new Date(Date.parse(last.createdAt) + lookBack.ms)
  return d.store.textsAround(viewer, conversationId, { from: new Date(first.createdAt), until, before: textsBefore })
}

function hiddenBy({ hidden }: Guarded): HiddenKind[] {
  return hidden.map(({ kind, action }) => ({ kind, action }))
}

/** Rules for what comes in by the messenger and by the team hold for what came in by another desk's. */
function contextOf({ type }: PartAuthor): Context {
  return type === 'contact' ? { author: 'contact', channel: 'messenger' } : { author: 'teammate', channel: 'console' }
}
