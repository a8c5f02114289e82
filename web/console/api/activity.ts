import type { Activity as ActivityRow, Verification } from '../../../src/http/wire/activity.ts'
import type { ChainState } from '../../../src/core/activity.ts'
import type { Evidence } from '../../../src/http/wire/evidence.ts'
import type { Trail } from '../../../src/http/wire/trail.ts'
import type { Overview } from '../../../src/http/wire/report.ts'
import { call, params, type Items } from './call.ts'

type ActivityQuery = {
  actor?: string
  action?: string
  group?: string
  object?: string
  after?: string
  before?: string
  limit?: number
  cursor?: string
}

export const activityApi = {
  activity: (query: ActivityQuery) => call<Items<ActivityRow>>('GET', `/activity${params(query)}`),
  chain: () => call<ChainState>('GET', '/activity/chain'),
  verifyActivity: () => call<Verification>('POST', '/activity/verifications', {}, { patient: true }),
  overview: (query: { days: number; weeks: number; zone: string }) =>
    call<Overview>('GET', `/reports/overview${params(query)}`, undefined, { patient: true }),
  evidence: (body: { from: string; to: string }) => call<Evidence>('POST', '/evidence', body, { patient: true }),
  trail: (body: { of: string; from: string; to: string }) => call<Trail>('POST', '/trails', body, { patient: true }),
  signOffAccess: (body: {
    people: readonly { id: string; roleId: string; verdict: 'stays' | 'changes' }[]
    keys: readonly { id: string; verdict: 'stays' | 'changes' }[]
  }) => call<{ at: string }>('POST', '/access-reviews', body),
}
