import type pg from 'pg'
import { Failure } from '../core/errors.ts'
import type { Store } from '../flows/store-port.ts'
import { asFailure } from './database-errors.ts'
import type { Ground } from './ground.ts'
import { mostTogether } from './part-insert.ts'
import { makeTogether, type Asked } from './together.ts'
import { tellOf, write, writing, type Afterwards } from './transaction.ts'
import { writeShared, type Outcome, type Work } from './write-shared.ts'

/** With fewer of them messages wait for the group before theirs, at half load five times as long as their own writing takes; with more each group is smaller, and dearer. */
const lanes = 4
/** One who fills a group makes it long for the others in it. */
const mostOfOne = 4

type Member = Asked & {
  readonly work: Work
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: unknown) => void
}

export function writeTogether(ground: Ground, pool: pg.Pool, afterwards: Afterwards): Store['writeTogether'] {
  const alone = ({ workspaceId, work, resolve, reject }: Member) =>
    write(ground, pool, workspaceId, work, afterwards).then(resolve, reject)

  const together = async (group: readonly Member[]): Promise<readonly Outcome[]> => {
    const works = group.map(({ work }) => work)
    try {
      return await writeShared(ground, pool, group[0]!.workspaceId, works, writing)
    } catch (error) {
      // With the database away each would find out by itself, one timeout after another.
      if (group.length === 1 || isAway(error)) return group.map(() => ({ error: asFailure(error) }))
      return group.map(() => 'alone')
    }
  }
  const ask = makeTogether<Member>({
    most: mostTogether,
    mostOfOne,
    lanes,
    async run(group, done) {
      const outcomes = await together(group)
      for (const [i, outcome] of outcomes.entries()) {
        const member = group[i]!
        if (outcome === 'alone') {
          // May wait for somebody, and the next group does not wait for it.
          void alone(member).finally(() => done(member))
          continue
        }
        if ('error' in outcome) member.reject(outcome.error)
        else {
          tellOf(outcome.act, afterwards)
          member.resolve(outcome.answer)
        }
        done(member)
      }
    },
  })
  return <T>(workspaceId: string, { caller, turn }: { readonly caller: string; readonly turn: string }, work: Work) =>
    new Promise<T>((resolve, reject) => {
      // What comes back is what this very act has answered.
      ask({
        workspaceId,
        caller,
        turn: `${workspaceId} ${caller} ${turn}`,
        work,
        resolve: resolve as Member['resolve'],
        reject,
      })
    })
}

/** A deadlock or a lost race is over at the next try; anything else of this kind is not. */
function isAway(error: unknown): boolean {
  const known = asFailure(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return known instanceof Failure && known.code === 'unavailable' && !code.startsWith('40')
}
