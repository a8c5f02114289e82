import type { Json } from '../core/canonical-json.ts'
import { fail, invalid } from '../core/errors.ts'
import { textOf } from '../core/exact-numbers.ts'
import { leavesOf, withLeaves } from '../core/json-strings.ts'
import { keyOf, placeholdersIn, restorePlaceholders, type Standing } from '../core/placeholders.ts'
import type { SealedValue } from '../core/seal.ts'
import { may, type Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { endedSession } from './number-values.ts'
import { recordRead } from './record-read.ts'
import { safeReason } from './safe-reason.ts'

const stand = /\[[^[\]]{0,80}?(tkn_[a-z2-7]{26})\]/g
const maxTokens = 10_000
/** Beyond it the log gets the session and counts. */
const maxLoggedTokens = 200

type RestoreRequest = { readonly texts: readonly string[]; readonly session?: string; readonly reason: string }

/** Puts sealed values back where they stand in. All or nothing: one value that may not be seen refuses the whole. */
export async function restoreTexts(d: Deps, viewer: Staff, input: RestoreRequest): Promise<readonly string[]> {
  const reason = await safeReason(d, viewer, input.reason)
  const { session, texts } = input
  const numbered = session === undefined ? new Map<string, string>() : await tokensOf(d, viewer, session, texts)
  const written = texts.flatMap((text) => [...text.matchAll(stand)].map((match) => match[1]!))
  const tokens = [...new Set([...written, ...numbered.values()])]
  if (tokens.length > maxTokens) throw invalid('text', `A request may have ${maxTokens} values. Send it in pieces.`)
  const sealed = await d.store.sealedValuesFor(viewer, tokens)
  if (tokens.some((token) => !sealed.has(token)))
    throw fail('not_found', 'A value in this text is unknown or has expired.', 'text')

  const classes = [...new Set([...sealed.values()].map((value) => value.class))].toSorted()
  const details: Record<string, Json> = { values: sealed.size, classes }
  if (session !== undefined) details['session'] = session
  if (classes.some((one) => !may(viewer, 'value:reveal', one))) {
    await recordRead(d, viewer, 'value.reveal-refused', null, { reason, details })
    throw fail('forbidden')
  }
  await d.store.write(viewer.workspaceId, async (tx) => {
    await tx.log(viewer, {
      action: 'text.restored',
      object: null,
      reason,
      details: tokens.length <= maxLoggedTokens ? { ...details, tokens } : details,
    })
    // What stands in a conversation or a contact is looked at here as it is there: whoever asks about a value finds each look.
    for (const [token, { kind, contactId, place }] of sealed) {
      if (place.table === 'texts') continue
      await tx.log(viewer, {
        action: 'value.revealed',
        object: { type: 'seal', id: token },
        ...(contactId === null ? {} : { about: contactId }),
        reason,
        details: { kind },
      })
    }
  })
  const values = await openAll(d, viewer, sealed)
  const valueOf = (standing: Standing) => values.get(numbered.get(keyOf(standing)) ?? '')
  return texts.map((text) =>
    restorePlaceholders(
      text.replace(stand, (whole, token: string) => values.get(token) ?? whole),
      valueOf,
    ),
  )
}

export async function restoreDocument(
  d: Deps,
  viewer: Staff,
  document: Json,
  input: Omit<RestoreRequest, 'texts'>,
): Promise<Json> {
  const leaves = leavesOf(document)
  const restored = await restoreTexts(d, viewer, { ...input, texts: leaves.map(({ value }) => textOf(value)) })
  return withLeaves(document, (i, value) => (restored[i] === textOf(value) ? value : restored[i]!))
}

/** By what stands in the texts. What the session does not know stays as it is. */
async function tokensOf(
  d: Deps,
  viewer: Staff,
  session: string,
  texts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const standings = new Map(texts.flatMap(placeholdersIn).map((one) => [keyOf(one), one]))
  if (standings.size > maxTokens) throw invalid('text', `A request may have ${maxTokens} values. Send it in pieces.`)
  const tokens = await d.store.redactionTokens(viewer, session, [...standings.values()])
  if (!tokens) throw fail('not_found', 'There is no such session.', 'session')
  if (tokens === 'ended') throw endedSession()
  return tokens
}

async function openAll(
  d: Deps,
  viewer: Staff,
  sealed: ReadonlyMap<string, SealedValue>,
): Promise<ReadonlyMap<string, string>> {
  const values = new Map<string, string>()
  for (const [token, value] of sealed) values.set(token, await d.vault.open(viewer.workspaceId, value))
  return values
}
