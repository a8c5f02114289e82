/**
 * Checks an activity chain from its first row on, be it read from the live database or from an export. Invariants:
 * - every row is hashed anew; nothing that is written beside it is believed;
 * - the first row that does not fit is named, and how it does not fit;
 * - what is signed must be what is there, and signed in time, so a chain that was made anew as a whole is found as well.
 */
import { checkpointStatement, genesisHash, rowStatement, type ChainedRow, type Checkpoint } from './activity.ts'

/** A place in the chain. `row` is undefined if the chain names a row that is no longer there. */
export type ChainLink = {
  readonly type: 'row'
  readonly position: number
  readonly activityId: string
  readonly previous: string
  readonly hash: string
  readonly row: ChainedRow | undefined
}

/** Rows in order of position, each checkpoint after the row it signs. */
export type ChainEntry = ChainLink | ({ readonly type: 'checkpoint' } & Checkpoint)

export type ChainChecks = {
  /** Hex. */
  sha256(text: string): string
  verify(publicKey: string, statement: string, signature: string): boolean
  /** base64; undefined for a key that is not this workspace's. */
  publicKeyOf(keyId: string): string | undefined
  /** What was not signed by now stays a finding only if it is older than `unsignedForMs`. */
  readonly now: Date
  /** A head that somebody noted elsewhere: the log was at least so long, and had this hash there. */
  readonly seen?: ChainHead | undefined
}

/** Where a chain ends. Noted outside of the database, it shows later that nothing was cut off. `hash` in hex. */
export type ChainHead = { readonly position: number; readonly hash: string }

export type ChainBreak = {
  readonly position: number
  readonly id: string | null
  readonly what: 'changed' | 'removed' | 'swapped' | 'rewritten' | 'badly signed' | 'unsigned' | 'unchained'
  /** In words, without content. */
  readonly why: string
}

export type ChainVerdict = {
  readonly rows: number
  readonly checkpoints: number
  readonly head?: ChainHead
  readonly broken?: ChainBreak
  /** Rows that have stood in the queue for long: nobody could chain them, as when a process that was killed still holds the chain. */
  readonly waiting?: number
}

/**
 * A server signs every ten seconds; rows that have stood unsigned for much longer were cut off from their signatures. Three
 * minutes allow for servers whose clocks do not quite go together, and for one that is being replaced.
 */
export const unsignedForMs = 180_000
/** How far on a row is searched for that another one stands in for: a swap over a longer way is reported as a change. */
const swapReach = 5_000

export async function verifyChain(
  workspaceId: string,
  entries: AsyncIterable<ChainEntry>,
  checks: ChainChecks,
): Promise<ChainVerdict> {
  let rows = 0
  let checkpoints = 0
  let before: ChainLink | undefined
  let signedTo = 0
  let unsigned: Unsigned | undefined
  let broken: ChainBreak | undefined
  let suspect: ChainLink | undefined

  for await (const entry of entries) {
    if (entry.type === 'row') rows++
    else checkpoints++

    if (broken) {
      // Counted on, and looked through for the row that should stand where the chain broke.
      if (entry.type === 'row' && suspect && entry.position - suspect.position <= swapReach) {
        if (standsInFor(workspaceId, suspect, entry, checks)) {
          broken = breakAt(suspect, 'swapped', `the row of position ${entry.position} belongs here`)
          suspect = undefined
        }
      }
    } else if (entry.type === 'row') {
      broken = checkRow(workspaceId, before, entry, checks) ?? checkSeen(entry, checks.seen)
      if (broken?.what === 'changed' && broken.position === entry.position) suspect = entry
      before = entry
      unsigned = withRow(unsigned, entry)
    } else {
      broken = checkCheckpoint(workspaceId, before, entry, checks) ?? checkSpan(unsigned)
      signedTo = entry.position
      unsigned = undefined
    }
  }

  broken ??= checkTail(unsigned, signedTo, checks.now) ?? checkEnd(before, checks.seen)
  if (broken) return { rows, checkpoints, broken }
  return before ? { rows, checkpoints, head: { position: before.position, hash: before.hash } } : { rows, checkpoints }
}

function checkSeen(link: ChainLink, seen: ChainHead | undefined): ChainBreak | undefined {
  if (link.position !== seen?.position || link.hash === seen.hash) return undefined
  return breakAt(link, 'rewritten', 'this row or one before it is not what was seen')
}

function checkEnd(last: ChainLink | undefined, seen: ChainHead | undefined): ChainBreak | undefined {
  const position = (last?.position ?? 0) + 1
  if (!seen || position > seen.position) return undefined
  return {
    position,
    id: null,
    what: 'removed',
    why: `the log ends before it, and was seen up to position ${seen.position}`,
  }
}

function checkRow(
  workspaceId: string,
  before: ChainLink | undefined,
  link: ChainLink,
  checks: ChainChecks,
): ChainBreak | undefined {
  const expected = (before?.position ?? 0) + 1
  if (link.position !== expected) {
    return { position: expected, id: null, what: 'removed', why: 'this position is missing from the chain' }
  }
  if (!link.row) return breakAt(link, 'removed', 'the chain names a row that is not there')
  if (link.row.id !== link.activityId) return breakAt(link, 'changed', 'it stands under the id of another row')
  const whole = hashOf(workspaceId, link, link.row, checks) === link.hash
  const follows = link.previous === (before?.hash ?? genesisHash)
  if (follows) return whole ? undefined : breakAt(link, 'changed', 'it is not what was hashed')
  // This one is as it was written, so the hash it was written after is no longer there: the one before was made anew.
  if (whole && before)
    return breakAt(before, 'changed', 'its hash was made anew, and the next row was written after another')
  return breakAt(link, 'changed', 'it does not follow the row before it')
}

function checkCheckpoint(
  workspaceId: string,
  at: ChainLink | undefined,
  checkpoint: Checkpoint,
  checks: ChainChecks,
): ChainBreak | undefined {
  const { position, keyId, hash, signature } = checkpoint
  const id = at?.position === position ? at.activityId : null
  const { at: time } = checkpoint
  const publicKey = checks.publicKeyOf(keyId)
  const statement = checkpointStatement(workspaceId, { position, hash, at: time, keyId })
  if (publicKey === undefined || !checks.verify(publicKey, statement, signature)) {
    return { position, id, what: 'badly signed', why: 'the checkpoint here is not signed by this workspace' }
  }
  if (at?.position !== position) {
    return {
      position: (at?.position ?? 0) + 1,
      id: null,
      what: 'removed',
      why: `rows up to position ${position} were signed`,
    }
  }
  if (at.hash !== hash) {
    return { position, id, what: 'rewritten', why: 'this row or one before it is not what was signed' }
  }
  return undefined
}

/** Rows since the newest checkpoint, and between which times they lie. Whoever makes rows anew writes their times as well. */
type Unsigned = { readonly first: ChainLink; readonly earliest: number; readonly latest: number }

function withRow(unsigned: Unsigned | undefined, link: ChainLink): Unsigned {
  const at = link.row ? Date.parse(link.row.at) : Number.NaN
  if (!unsigned) return { first: link, earliest: at, latest: at }
  return { ...unsigned, earliest: Math.min(unsigned.earliest, at), latest: Math.max(unsigned.latest, at) }
}

/**
 * Checkpoints come every ten seconds. One that reaches over a long time was signed after others had been taken away, and whoever
 * took them may have made the rows anew as well.
 */
function checkSpan(unsigned: Unsigned | undefined): ChainBreak | undefined {
  if (!unsigned || unsigned.latest - unsigned.earliest < unsignedForMs) return undefined
  return breakAt(unsigned.first, 'unsigned', 'from here on checkpoints are missing')
}

function checkTail(unsigned: Unsigned | undefined, signedTo: number, now: Date): ChainBreak | undefined {
  if (!unsigned) return undefined
  const [since, ahead] = [now.getTime() - unsigned.earliest, unsigned.latest - now.getTime()]
  if (since < unsignedForMs && ahead < unsignedForMs) return undefined
  return {
    position: signedTo + 1,
    id: unsigned.first.activityId,
    what: 'unsigned',
    why: 'from here on no checkpoint was signed for more than three minutes',
  }
}

/** Whether the other's row is the one that was hashed here, under its own id or under the id that stands here. */
function standsInFor(workspaceId: string, here: ChainLink, other: ChainLink, checks: ChainChecks): boolean {
  if (!other.row) return false
  const ids = [other.row.id, here.row?.id ?? other.row.id]
  return ids.some((id) => hashOf(workspaceId, here, { ...other.row!, id }, checks) === here.hash)
}

function hashOf(workspaceId: string, { previous, position }: ChainLink, row: ChainedRow, checks: ChainChecks): string {
  return checks.sha256(rowStatement(workspaceId, previous, { ...row, position }))
}

function breakAt({ position, activityId: id }: ChainLink, what: ChainBreak['what'], why: string): ChainBreak {
  return { position, id, what, why }
}
