import { describe, expect, test } from 'vitest'
import { activityActions } from './activity.ts'
import { changeActs, controlsOf, lookActs, type EvidenceGround } from './evidence.ts'
import { controlTable } from './evidence-table.ts'
import { policyTemplates } from './policy-templates.ts'
import { builtInRoles } from './role.ts'

const now = new Date('2026-06-01T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()
const roles = builtInRoles.map(({ name, permits }) => ({ id: `rol_${name}`, name, builtIn: name, permits }))
const person = (id: string, role: string, lastSeenAt: string | null, deactivatedAt: string | null = null) => ({
  id,
  name: id,
  email: `${id}@example.com`,
  roleId: `rol_${role}`,
  createdAt: daysAgo(200),
  lastSeenAt,
  deactivatedAt,
  opened: 0,
  revealed: 0,
})

const quiet: EvidenceGround = {
  now,
  numbers: {
    counts: {},
    hidden: [],
    unreasoned: 0,
    overdue: 0,
    leftOpen: 0,
    erasuresWaiting: 0,
    silenceDays: null,
    silentLeft: 0,
    held: 0,
    allowed: 0,
    workspaceKeySince: daysAgo(200),
    masterKeySince: null,
    lastBackup: null,
    lastReview: { at: daysAgo(20), people: 2, keys: 0, changes: 0 },
    logSince: daysAgo(200),
  },
  policy: policyTemplates.default,
  verdict: { rows: 10, checkpoints: 2 },
  people: [person('ada', 'owner', daysAgo(1)), person('ben', 'teammate', daysAgo(2))],
  roles,
  apiKeys: [],
}
const judged = (ground: EvidenceGround, id: string) => controlsOf(ground).find((control) => control.id === id)
const withNumbers = (numbers: Partial<EvidenceGround['numbers']>) => ({
  ...quiet,
  numbers: { ...quiet.numbers, ...numbers },
})

test('in a quiet and well kept house nothing asks for a look', () => {
  expect(controlsOf(quiet).filter(({ state }) => state === 'attention')).toEqual([])
  expect(controlsOf(quiet).map(({ id }) => id)).toEqual(controlTable.map(({ id }) => id))
})

test('where nothing happened it says none, and leaves no fact open', () => {
  const facts = controlsOf(quiet).flatMap(({ id, facts: each }) =>
    Object.entries(each).map(([name, fact]) => ({ id, name, fact })),
  )
  expect(facts.length).toBeGreaterThan(30)
  expect(facts.filter(({ fact }) => fact === undefined || Number.isNaN(fact))).toEqual([])
})

test('of what was hidden the codes of cards are counted by themselves', () => {
  const ground = withNumbers({
    hidden: [
      { kind: 'payment-card', count: 3 },
      { kind: 'card-security-code', count: 2 },
      { kind: 'card-track-data', count: 1 },
    ],
  })
  expect(judged(ground, 'hidden-before-stored')?.facts).toMatchObject({ hidden: 6 })
  expect(judged(ground, 'card-codes-never-kept')?.facts).toEqual({ removed: 3 })
})

describe('what asks for a look', () => {
  const broken = { position: 4, id: null, what: 'changed', why: 'it is not what was hashed' } as const
  const bare = { ...policyTemplates.default, rules: [{ action: 'allow' as const }] }
  test.each<[string, EvidenceGround]>([
    ['log-whole', { ...quiet, verdict: { rows: 10, checkpoints: 2, broken } }],
    ['hidden-before-stored', { ...quiet, policy: bare }],
    ['looks-have-reasons', withNumbers({ unreasoned: 1 })],
    ['accounts-in-use', { ...quiet, people: [person('cy', 'teammate', daysAgo(91))] }],
    ['leavers-shut-out', withNumbers({ leftOpen: 1 })],
    ['values-expire', withNumbers({ overdue: 1 })],
    ['erasures-done', withNumbers({ erasuresWaiting: 1 })],
    ['silent-erased', withNumbers({ silenceDays: 365, silentLeft: 1 })],
    ['keys-rotated', withNumbers({ workspaceKeySince: daysAgo(366) })],
  ])('%s', (id, ground) => {
    expect(judged(ground, id)?.state).toBe('attention')
    expect(controlsOf(ground).filter(({ state }) => state === 'attention')).toHaveLength(1)
  })
})

test('an account that was shut, or is newer than it may rest, does not stand unused', () => {
  const young = { ...person('new', 'teammate', null), createdAt: daysAgo(3) }
  const people = [person('gone', 'teammate', daysAgo(300), daysAgo(299)), young]
  expect(judged({ ...quiet, people }, 'accounts-in-use')?.state).toBe('holds')
})

test('who may open values is counted by role and by key, without those that are shut', () => {
  const key = { id: 'key_1', name: 'k', createdBy: 'ada', createdAt: daysAgo(9), expiresAt: null, lastUsedAt: null }
  const permits = [{ permission: 'value:reveal' as const }]
  const ground = {
    ...quiet,
    people: [...quiet.people, person('old', 'owner', daysAgo(5), daysAgo(4))],
    apiKeys: [
      { ...key, permits, revokedAt: null },
      { ...key, permits, revokedAt: daysAgo(1) },
      { ...key, permits, expiresAt: daysAgo(1), revokedAt: null },
      { ...key, permits, expiresAt: daysAgo(-1), revokedAt: null },
      { ...key, permits: [], revokedAt: null },
    ],
  }
  expect(judged(ground, 'few-may-reveal')?.facts).toEqual({ teammates: 1, ofTeammates: 2, keys: 2 })
})

test('what is written out are acts that there are, each in one list', () => {
  const all = [...lookActs, ...changeActs]
  expect(new Set(all).size).toBe(all.length)
  expect(all.filter((act) => !activityActions.includes(act))).toEqual([])
})
