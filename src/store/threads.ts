import type { PartAuthor, Said } from '../core/part.ts'
import type { Box } from '../flows/ports.ts'
import type { Thread, Writing } from '../flows/writing.ts'
import { conversationColumns } from './conversation-row.ts'
import { conversationOf, standingAt } from './conversations.ts'
import { onlyContact, type Act } from './ground.ts'
import { partFields } from './part-row.ts'
import { repeated } from './parts.ts'
import { policyIn } from './policies.ts'
import type { AskedThread, LockedRow, RulesRow, SaidRow, SameRow, TakenThread } from './shared.ts'
import { boxesFor, isoOf, wordsOf, workspaceBox } from './words.ts'

/** What was asked for just now and what a value may have been begun in: five texts before it, and one for its context. */
const textsAround = 6

/** Who may write here. Parameters: workspace, and of each one asked for the conversation and the only contact or an empty text. */
const lock = (asked: string, orElse: '' | 'skip locked') => `
  select ${conversationColumns}, k.blocked_at, g.nr
  from ${asked}
  join conversations c on c.workspace_id = $1 and c.id = ${standingAt('$1', 'g.conversation')} and g.contact in ('', c.contact_id)
    and c.merged_into is null
  join contacts k on k.workspace_id = c.workspace_id and k.id = c.contact_id
  for no key update of c ${orElse}`

/** In the same packet, but statements of their own: they see what was written while the one before waited for the lock. */
const rules = `
  select version as newest, body_locked as newest_locked,
    exists (select from allowed_values where workspace_id = $1) as allows_some
  from policies where workspace_id = $1 order by version desc limit 1`
const same = (asked: string) => `
  select ${partFields.map((name) => `p.${name}`).join(', ')}, g.nr from ${asked} join parts p on p.workspace_id = $1 and p.id = g.part`
/** Only what a new text is read with: of seven rows a message each column is spelled, sent and parsed. */
const around = (asked: string) => `
  select id, kind, author_type, author_id, body_locked, created_at, g.nr from ${asked} cross join lateral (
    select id, kind, author_type, author_id, body_locked, created_at, position from parts
    where workspace_id = $1 and conversation_id = ${standingAt('$1', 'g.conversation')} and kind <> 'event'
    order by position desc limit ${textsAround}) said
  order by g.nr, position`

const one = {
  lock: lock(`(select $2::text as conversation, $3::text as contact, 1::bigint as nr) g`, ''),
  same: same(`(select $2::text as part, 1::bigint as nr) g`),
  around: around(`(select $2::text as conversation, 1::bigint as nr) g`),
}
/** Behind a select the planner does not see how many there are: it would find a plan for each list better than one for all, and make it each time. */
const each = (...columns: readonly string[]) =>
  `unnest(${columns.map((_, i) => `(select $${i + 2}::text[])`).join(', ')}) with ordinality as g(${columns.join(', ')}, nr)`
const many = {
  lock: lock(each('conversation', 'contact'), 'skip locked'),
  same: same(each('part')),
  around: around(each('conversation')),
}

export function threadWrites(act: Act): Pick<Writing, 'takeThread'> {
  const { workspaceId } = act
  return {
    async takeThread(viewer, conversationId, { partId, author, asked }): Promise<Thread | undefined> {
      if (viewer.workspaceId !== workspaceId) return undefined
      const wanted = { conversationId, onlyContact: onlyContact(viewer), partId }
      const {
        conversation: row,
        rules,
        same,
        said,
      } = await (act.shared ? act.shared.thread(wanted) : takeOne(act, wanted))
      if (!row || !rules) return undefined
      const box = (await boxesFor(act, workspaceId, [row.contact_id])).get(row.contact_id)
      // Erased: as if it were not there.
      if (!box) return undefined
      return {
        conversation: conversationOf(row, box),
        policy: policyIn(
          { workspace_id: workspaceId, version: rules.newest, body_locked: rules.newest_locked },
          await workspaceBox(act, workspaceId),
        ),
        allowsSome: rules.allows_some,
        isBlocked: row.blocked_at !== null,
        retry: same && (await repeated(act, same, row.id, author, asked)),
        last: said.map((each) => saidOf(each, box)),
      }
    },
  }
}

type Asking = Pick<Act, 'ask' | 'soon' | 'workspaceId'>

/** What stands in a conversation is its contact's, so one box opens it. */
function saidOf(row: SaidRow, box: Box): Said {
  return {
    id: row.id,
    kind: row.kind as Said['kind'], // the table has a check, as for the author
    author: { type: row.author_type as PartAuthor['type'], id: row.author_id },
    body: wordsOf(box, 'parts', row.id).openSafe('body', row.body_locked),
    createdAt: isoOf(row.created_at),
  }
}

/** One that is merged into another while this waits for it is taken there. */
async function takeOne(act: Asking, asked: AskedThread): Promise<TakenThread> {
  const taken = await tryOne(act, asked)
  return taken.conversation ? taken : tryOne(act, asked)
}

async function tryOne(act: Asking, { conversationId, onlyContact, partId }: AskedThread): Promise<TakenThread> {
  const locking = act.soon<LockedRow>(one.lock, [act.workspaceId, conversationId, onlyContact ?? ''])
  const ruling = act.soon<RulesRow>(rules, [act.workspaceId])
  const looking = act.soon<SameRow>(one.same, [act.workspaceId, partId])
  const said = await act.ask<SaidRow>(one.around, [act.workspaceId, conversationId])
  return { conversation: (await locking)[0], rules: (await ruling)[0], same: (await looking)[0], said }
}

/**
 * As many as are asked for, in the same order. Waits for none: who holds several must not stand in a queue for one more, or two of
 * them wait for each other. One that is held by somebody else is absent, and so is one that is not theirs to write to.
 */
export async function takeMany(act: Asking, asked: readonly AskedThread[]): Promise<readonly TakenThread[]> {
  const { workspaceId } = act
  const conversations = asked.map((each) => each.conversationId)
  const contacts = asked.map((each) => each.onlyContact ?? '')
  const locking = act.soon<LockedRow>(many.lock, [workspaceId, conversations, contacts])
  const ruling = act.soon<RulesRow>(rules, [workspaceId])
  const looking = act.soon<SameRow>(many.same, [workspaceId, asked.map((each) => each.partId)])
  const around = await act.ask<SaidRow>(many.around, [workspaceId, conversations])
  const [locked, [ruled], found] = [await locking, await ruling, await looking]
  return asked.map((_, i) => {
    const nr = String(i + 1)
    return {
      conversation: locked.find((row) => row.nr === nr),
      rules: ruled,
      same: found.find((row) => row.nr === nr),
      said: around.filter((row) => row.nr === nr),
    }
  })
}
