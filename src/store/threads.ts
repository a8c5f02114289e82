import type { Thread, Writing } from '../flows/writing.ts'
import { conversationColumns } from './conversation-row.ts'
import { conversationOf, standingAt } from './conversations.ts'
import { onlyContact, type Act } from './ground.ts'
import { partColumns } from './part-row.ts'
import { openAll, repeated } from './parts.ts'
import { policyIn } from './policies.ts'
import type { AroundRow, AskedThread, LockedRow, RulesRow, TakenThread } from './shared.ts'
import { boxesFor, workspaceBox } from './words.ts'

/** What was asked for just now and what a value may have been begun in: five texts before it, and one for its context. */
const textsAround = 6

/** Who may write here. Parameters: workspace, and of each one asked for the conversation and the only contact or an empty text. */
const lock = (asked: string, orElse: '' | 'skip locked') => `
  select ${conversationColumns}, k.blocked_at, g.nr
  from ${asked}
  join conversations c on c.workspace_id = $1 and c.id = ${standingAt('$1', 'g.conversation')} and g.contact in ('', c.contact_id)
  join contacts k on k.workspace_id = c.workspace_id and k.id = c.contact_id
  for no key update of c ${orElse}`

/** In the same packet, but statements of their own: they see what was written while the one before waited for the lock. */
const rules = `
  select version as newest, body_locked as newest_locked,
    exists (select from allowed_values where workspace_id = $1) as allows_some
  from policies where workspace_id = $1 order by version desc limit 1`
const around = (asked: string) => `
  select ${partColumns}, is_same, g.nr from ${asked} cross join lateral (
    (select ${partColumns}, false as is_same from parts
      where workspace_id = $1 and conversation_id = ${standingAt('$1', 'g.conversation')} and kind <> 'event'
      order by position desc limit ${textsAround})
    union all select ${partColumns}, true from parts where workspace_id = $1 and id = g.part) found
  order by g.nr, position`

const one = {
  lock: lock(`(select $2::text as conversation, $3::text as contact, 1::bigint as nr) g`, ''),
  around: around(`(select $2::text as conversation, $3::text as part, 1::bigint as nr) g`),
}
/** Behind a select the planner does not see how many there are: it would find a plan for each list better than one for all, and make it each time. */
const each = (columns: string) =>
  `unnest((select $2::text[]), (select $3::text[])) with ordinality as g(${columns}, nr)`
const many = {
  lock: lock(each('conversation, contact'), 'skip locked'),
  around: around(each('conversation, part')),
}

export function threadWrites(act: Act): Pick<Writing, 'takeThread'> {
  const { workspaceId } = act
  return {
    async takeThread(viewer, conversationId, { partId, author, asked }): Promise<Thread | undefined> {
      if (viewer.workspaceId !== workspaceId) return undefined
      const wanted = { conversationId, onlyContact: onlyContact(viewer), partId }
      const { conversation: row, rules, parts } = await (act.shared ? act.shared.thread(wanted) : takeOne(act, wanted))
      if (!row || !rules) return undefined
      const box = (await boxesFor(act, workspaceId, [row.contact_id])).get(row.contact_id)
      // Erased: as if it were not there.
      if (!box) return undefined
      const same = parts.find((part) => part.is_same)
      return {
        conversation: conversationOf(row, box),
        policy: policyIn(
          { workspace_id: workspaceId, version: rules.newest, body_locked: rules.newest_locked },
          await workspaceBox(act, workspaceId),
        ),
        allowsSome: rules.allows_some,
        isBlocked: row.blocked_at !== null,
        retry: same && (await repeated(act, same, row.id, author, asked)),
        last: await openAll(
          act,
          workspaceId,
          parts.filter((part) => !part.is_same),
        ),
      }
    },
  }
}

type Asking = Pick<Act, 'ask' | 'soon' | 'workspaceId'>

async function takeOne(act: Asking, { conversationId, onlyContact, partId }: AskedThread): Promise<TakenThread> {
  const locking = act.soon<LockedRow>(one.lock, [act.workspaceId, conversationId, onlyContact ?? ''])
  const ruling = act.soon<RulesRow>(rules, [act.workspaceId])
  const parts = await act.ask<AroundRow>(one.around, [act.workspaceId, conversationId, partId])
  return { conversation: (await locking)[0], rules: (await ruling)[0], parts }
}

/**
 * As many as are asked for, in the same order. Waits for none: who holds several must not stand in a queue for one more, or two of
 * them wait for each other. One that is held by somebody else is absent, and so is one that is not theirs to write to.
 */
export async function takeMany(act: Asking, asked: readonly AskedThread[]): Promise<readonly TakenThread[]> {
  const conversations = asked.map((each) => each.conversationId)
  const locking = act.soon<LockedRow>(many.lock, [
    act.workspaceId,
    conversations,
    asked.map((each) => each.onlyContact ?? ''),
  ])
  const ruling = act.soon<RulesRow>(rules, [act.workspaceId])
  const parts = await act.ask<AroundRow>(many.around, [
    act.workspaceId,
    conversations,
    asked.map((each) => each.partId),
  ])
  const [locked, [ruled]] = [await locking, await ruling]
  return asked.map((_, i) => {
    const nr = String(i + 1)
    return {
      conversation: locked.find((row) => row.nr === nr),
      rules: ruled,
      parts: parts.filter((row) => row.nr === nr),
    }
  })
}
