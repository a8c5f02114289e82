import type { Part } from '../../../src/http/wire/conversation.ts'
import type { SafeText } from '../../../src/http/wire/shapes.ts'
import type { Verdict } from '../../../src/core/finding-record.ts'
import type { FlaggedFinding } from '../../../src/http/wire/finding.ts'
import type { Sweep } from '../../../src/http/wire/sweep.ts'
import type { SealOrigin } from '../../../src/http/wire/seal.ts'
import { call, params, type Items } from './call.ts'

type Revealed = { readonly id: string; readonly value: string; readonly closesAt: string }

export const sealsApi = {
  sealPassage: (
    conversationId: string,
    partId: string,
    body: { start: number; end: number; kind: string; revision: number },
  ) => call<Part>('POST', `/conversations/${conversationId}/parts/${partId}/redactions`, body),
  restore: (token: string, reason: string) =>
    call<{ text: SafeText }>('POST', `/seals/${token}/restoration`, { reason }),
  reveal: (token: string, reason: string) => call<Revealed>('POST', '/reveals', { token, reason }),
  sealOrigin: (token: string) => call<SealOrigin>('GET', `/seals/${token}`),
  extendSeal: (token: string, body: { keepDays: number; reason: string }) =>
    call<{ expiresAt: string }>('POST', `/seals/${token}/extension`, body),
  destroySeal: (token: string, reason: string) => call<unknown>('POST', `/seals/${token}/destruction`, { reason }),
  /** Before the value goes to the clipboard, so that no copy is without its row. */
  tellCopied: (revealId: string) => call<unknown>('POST', `/reveals/${revealId}/copies`, {}),
  lookElsewhere: (id: string, token: string) => call<Sweep>('POST', '/sweeps', { id, token }),
  sweep: (id: string) => call<Sweep>('GET', `/sweeps/${id}`),
  sweeps: () => call<Items<Sweep>>('GET', '/sweeps?limit=20'),
  sealEverywhere: (id: string) => call<Sweep>('POST', `/sweeps/${id}/sealing`, {}),
  undoSweep: (id: string, reason: string) => call<Sweep>('POST', `/sweeps/${id}/undoing`, { reason }),
  findings: (query: { state?: 'open' | 'reviewed'; limit?: number; cursor?: string }) =>
    call<Items<FlaggedFinding> & { readonly total: number }>('GET', `/findings${params(query)}`),
  review: (id: string, verdict: Verdict) => call<{ settled: number }>('POST', `/findings/${id}/review`, { verdict }),
}
