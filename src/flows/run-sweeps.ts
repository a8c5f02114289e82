/**
 * What a sweep asks for, done piece by piece. Any process may go on with it after any piece, and doing one again changes nothing. Of the
 * value a row has only the token: it is opened here, with a row in the log that says what for, and lives in this process while it is needed.
 */
import { canonicalValue } from '../detect/detect.ts'
import { kindOf } from '../detect/kinds.ts'
import type { Finding } from '../detect/finding.ts'
import { planSealing } from '../core/decide.ts'
import { Failure } from '../core/errors.ts'
import { defaultKeepDays } from '../core/policy.ts'
import { redactText, restoreText } from '../core/redact.ts'
import { finderOf, termsOf, type ValueFinder } from '../core/same-value.ts'
import { searchTerms } from '../core/search-terms.ts'
import type { SafeText, SealedValue } from '../core/seal.ts'
import { nextStep, type Sweep } from '../core/sweep.ts'
import type { Housekeeper } from '../core/viewer.ts'
import { applyPlan } from './guard-text.ts'
import { openTurns } from './in-turns.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'
import { replaceText } from './replace-text.ts'
import type { StandingText } from './store-port.ts'
import { soughtFor } from './sweep-value.ts'
import type { Writing } from './writing.ts'

const atOnce = 500
/** Longer than a piece takes. Who dies with one leaves it to another then. */
const claimMs = 60_000

type Sought = { readonly value: string; readonly find: ValueFinder }

/** Does one piece of one sweep. Resolves to whether there was one. */
export function openSweeping(d: Deps): () => Promise<number> {
  const sought = new Map<string, Sought>()
  return async () => {
    const now = d.clock.now()
    const claimed = await d.store.claimSweep(now, new Date(now.getTime() + claimMs))
    if (!claimed) return 0
    const { workspaceId, sweep } = claimed
    const house: Housekeeper = { type: 'system', id: 'sweep', workspaceId, address: null }
    if (sweep.state === 'undoing') {
      sought.delete(sweep.id)
      await putBackSome(d, house, sweep)
      return 1
    }
    const known = await soughtOf(d, house, sweep, sought)
    const isOver = known === undefined ? await endAs(d, house, sweep, 'lost') : await readSome(d, house, sweep, known)
    if (isOver) sought.delete(sweep.id)
    return 1
  }
}

/** Undefined once the value is gone: asked of the vault's row each time, so that one that was destroyed is not looked for any further. */
async function soughtOf(
  d: Deps,
  house: Housekeeper,
  sweep: Sweep,
  kept: Map<string, Sought>,
): Promise<Sought | undefined> {
  const sealed = await d.store.sealedFor(house, sweep.token)
  if (!sealed) return undefined
  const known = kept.get(sweep.id)
  if (known) return known
  await recordRead(d, house, 'value.sought', { type: 'seal', id: sealed.token }, soughtFor(sealed, sweep.id))
  const value = await d.vault.open(house.workspaceId, sealed)
  const find = finderOf(sweep.kind, value)
  if (!find) return undefined
  const fresh = { value, find }
  kept.set(sweep.id, fresh)
  return fresh
}

/** Whether that was the last piece. */
async function readSome(d: Deps, house: Housekeeper, sweep: Sweep, { value, find }: Sought): Promise<boolean> {
  const terms = sweep.step === 'words' ? termsOf(sweep.kind, value) : undefined
  const from = { step: sweep.step, after: sweep.after, limit: atOnce, ...(terms ? { terms } : {}) }
  const { texts, read, next } = await d.store.standingTexts(house, from)
  const saying = await thoseSaying(d, texts, find)
  // What the search has named already is not counted twice.
  const fresh = sweep.step === 'long' ? saying.filter(({ text }) => !isNamed(sweep, value, text)) : saying
  let failed = 0
  if (sweep.state === 'sealing') for (const one of saying) if (!(await sealIn(d, house, sweep, one, find))) failed += 1

  const step = next === null ? nextStep(sweep.step) : sweep.step
  const counts = {
    read: sweep.read + read,
    ...(sweep.state === 'looking' ? { found: sweep.found + fresh.length } : { failed: sweep.failed + failed }),
  }
  return d.store.write(house.workspaceId, async (tx) => {
    const now = await tx.lockSweep(sweep.id)
    // Somebody decided otherwise meanwhile, or another process has done this piece.
    if (now?.state !== sweep.state || now.step !== sweep.step || now.after !== sweep.after) return false
    if (step !== undefined) {
      await tx.changeSweep(sweep.id, { ...counts, step, after: next ?? '' })
      return false
    }
    await ended(d, tx, house, { ...now, ...counts }, sweep.state === 'looking' ? 'found' : 'done')
    await tx.changeSweep(sweep.id, counts)
    return true
  })
}

async function thoseSaying(d: Deps, texts: readonly StandingText[], find: ValueFinder): Promise<StandingText[]> {
  const turns = openTurns(d)
  const saying: StandingText[] = []
  for (const one of texts) {
    if (find(one.text).length > 0) saying.push(one)
    if (turns.due(one.text.text.length)) await turns.pause()
  }
  return saying
}

/** False where it could not be done: the rest is done all the same, and how many are left is told. */
async function sealIn(
  d: Deps,
  house: Housekeeper,
  sweep: Sweep,
  one: StandingText,
  find: ValueFinder,
): Promise<boolean> {
  const policy = await d.store.policyOf(house.workspaceId)
  try {
    await d.store.write(house.workspaceId, async (tx) => {
      const conversation =
        one.conversationId === undefined ? undefined : await tx.lockConversation(house, one.conversationId)
      if ((await tx.lockSweep(sweep.id))?.state !== 'sealing') return
      if (one.place === null) {
        if (!conversation || one.teammateId === undefined) return
        const draft = await tx.draftAt(one.conversationId!, one.teammateId)
        if (!draft || find(draft.body).length === 0) return
        const body = cutOut(draft.body, planFor(sweep, draft.body, find), d.clock.now())
        await tx.keepDraft(one.teammateId, conversation, body.text.trim() === '' ? null : { ...draft, body })
        return tx.countSwept(sweep.id, 'sealed')
      }
      // As it stands now, under the lock.
      const text = await tx.textAt(one.place)
      const plan = text ? planFor(sweep, text, find) : []
      if (!text || plan.length === 0) return
      const subject = {
        workspaceId: house.workspaceId,
        owner: one.owner,
        place: one.place,
        ...(conversation ? { conversationId: conversation.id } : {}),
        context: { author: 'teammate', channel: 'console' } as const,
      }
      const guarded = await applyPlan(d, subject, text, plan, policy.version)
      await replaceText(tx, one.place, guarded.safe)
      await tx.keepSealed(guarded.sealed.map((value) => ({ ...value, sweepId: sweep.id })))
      await tx.addFindings(guarded.findings)
      await tx.countSwept(sweep.id, 'sealed')
    })
    return true
  } catch (problem) {
    // The person was erased, or the thing was removed: nothing stands open there any more.
    if (isCode(problem, 'gone') || isCode(problem, 'not_found')) return true
    // The whole piece again, a minute later.
    if (isCode(problem, 'unavailable') || isCode(problem, 'vault_unavailable')) throw problem
    return false
  }
}

function planFor(sweep: Sweep, text: SafeText, find: ValueFinder) {
  const found = find(text).map(([start, end]): Finding => ({
    kind: sweep.kind,
    class: kindOf(sweep.kind)?.class ?? sweep.class,
    start,
    end,
    confidence: 1,
    detector: 'person',
    hint: '',
  }))
  return planSealing(found, defaultKeepDays)
}

/** What was begun to be written keeps no seal, so it is taken out of it for good. */
function cutOut(body: SafeText, plan: ReturnType<typeof planFor>, now: Date): SafeText {
  const removing = plan.map((planned) => ({ ...planned, action: 'remove' as const }))
  return { text: redactText(body, removing, () => '', now).text, seals: [] }
}

function isNamed(sweep: Sweep, value: string, { text }: SafeText): boolean {
  const there = new Set(searchTerms(text))
  return (termsOf(sweep.kind, value) ?? []).some((some) => some.every((term) => there.has(term)))
}

async function putBackSome(d: Deps, house: Housekeeper, sweep: Sweep): Promise<void> {
  const values = await d.store.sweptValues(house, sweep.id, sweep.after, atOnce)
  for (const value of values) await putBack(d, house, sweep, value)
  await d.store.write(house.workspaceId, async (tx) => {
    const now = await tx.lockSweep(sweep.id)
    if (now?.state !== 'undoing' || now.after !== sweep.after) return
    const last = values.at(-1)
    if (last && values.length === atOnce)
      return tx.changeSweep(sweep.id, { after: last.token, read: sweep.read + values.length })
    await ended(d, tx, house, now, 'undone')
  })
}

async function putBack(d: Deps, house: Housekeeper, sweep: Sweep, sealed: SealedValue): Promise<void> {
  try {
    const value = await d.vault.open(house.workspaceId, sealed)
    await d.store.write(house.workspaceId, async (tx) => {
      if ((await tx.lockSweep(sweep.id))?.state !== 'undoing') return
      const text = await tx.textAt(sealed.place)
      // Somebody has put it back, or has taken the placeholder out.
      if (!text?.seals.some((seal) => seal.token === sealed.token)) return
      await replaceText(tx, sealed.place, restoreText(text, sealed.token, value))
      await tx.allowValue(sealed.kind, canonicalValue(sealed.kind, value), sweep.decidedBy ?? house.id, d.clock.now())
      await tx.destroySealed([sealed.token])
      await tx.countSwept(sweep.id, 'restored')
    })
  } catch (problem) {
    if (!isCode(problem, 'gone') && !isCode(problem, 'not_found')) throw problem
  }
}

async function endAs(d: Deps, house: Housekeeper, sweep: Sweep, state: 'lost'): Promise<boolean> {
  await d.store.write(house.workspaceId, async (tx) => {
    const now = await tx.lockSweep(sweep.id)
    if (now?.state === sweep.state) await ended(d, tx, house, now, state)
  })
  return true
}

/** One act with its counts, however many texts it was. A look that only counted was told of when it began. */
async function ended(
  d: Deps,
  tx: Writing,
  house: Housekeeper,
  sweep: Sweep,
  state: 'found' | 'done' | 'undone' | 'lost',
): Promise<void> {
  await tx.changeSweep(sweep.id, { state, endedAt: d.clock.now().toISOString() })
  if (sweep.state === 'looking') return
  const { kind, token, sealed, failed, restored, decidedBy } = sweep
  await tx.log(house, {
    action: state === 'undone' ? 'sweep.undone' : 'sweep.done',
    object: { type: 'sweep', id: sweep.id },
    details: {
      kind,
      seal: token,
      ...(state === 'undone' ? { restored } : { sealed, failed, lost: state === 'lost' }),
      decidedBy,
    },
  })
}

function isCode(problem: unknown, code: Failure['code']): boolean {
  return problem instanceof Failure && problem.code === code
}
