import type { Policy, Preview, Trial } from '../../../src/http/wire/policy.ts'
import type { PolicyBody, Author, Channel } from '../../../src/core/policy.ts'
import { call, type Items } from './call.ts'

type PolicyTemplate = PolicyBody & { readonly id: string }

export const policiesApi = {
  policies: () => call<Items<Policy>>('GET', '/policies'),
  policyTemplates: () => call<Items<PolicyTemplate>>('GET', '/policy-templates'),
  makePolicy: (body: PolicyBody & { readonly baseVersion?: number }) => call<Policy>('POST', '/policies', body),
  tryPolicy: (policy: PolicyBody) => call<Trial>('POST', '/policy-trials', { policy }, { patient: true, quiet: true }),
  previewPolicy: (body: { policy: PolicyBody; text: string; author: Author; channel: Channel }) =>
    call<Preview>('POST', '/policy-previews', body, { quiet: true }),
}
