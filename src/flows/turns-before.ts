import type { Turn } from '../detect/finding.ts'
import { actsOn } from '../core/kinds-left.ts'
import type { PartAuthor, Said } from '../core/part.ts'
import type { Policy } from '../core/policy.ts'
import { restoreText } from '../core/redact.ts'
import type { SafeText } from '../core/seal.ts'
import type { Deps } from './ports.ts'
import type { Writing } from './writing.ts'

/**
 * What was said before, for the detector alone: a question lends context to its answer («what is your date of birth?»), and a name
 * is known again when only half of it is said. Names that were sealed are opened for that, and kept nowhere; other values stay shut.
 */
export async function turnsBefore(
  d: Deps,
  tx: Pick<Writing, 'sealedAmong'>,
  workspaceId: string,
  policy: Policy,
  last: readonly Said[],
  author: PartAuthor,
): Promise<Turn[]> {
  const messages = last.filter((one) => one.kind === 'message')
  const names = actsOn(policy, 'person-name')
    ? await sealedNames(d, tx, workspaceId, messages)
    : new Map<string, string>()
  return messages.map(({ body, author: { type, id } }) => ({
    text: withValues(body, names),
    author: type === author.type && id === author.id ? 'same' : 'other',
  }))
}

async function sealedNames(
  d: Deps,
  tx: Pick<Writing, 'sealedAmong'>,
  workspaceId: string,
  messages: readonly Said[],
): Promise<ReadonlyMap<string, string>> {
  const tokens = messages.flatMap(({ body }) =>
    body.seals.filter(({ kind }) => kind === 'person-name').map(({ token }) => token),
  )
  const values = tokens.length > 0 ? await tx.sealedAmong(tokens) : []
  return new Map(
    await Promise.all(values.map(async (sealed) => [sealed.token, await d.vault.open(workspaceId, sealed)] as const)),
  )
}

function withValues(body: SafeText, values: ReadonlyMap<string, string>): string {
  let text = body
  for (const { token } of body.seals) {
    const value = values.get(token)
    if (value !== undefined) text = restoreText(text, token, value)
  }
  return text.text
}
