import type { IdentitySecret, Workspace, Checklist } from '../../../src/http/wire/workspace.ts'
import type { ApiKey } from '../../../src/http/wire/people.ts'
import type { Permit } from '../../../src/core/permission.ts'
import { call, onlyIf, readTagged, type Items } from './call.ts'

type WorkspaceChange = { name?: string; messenger?: Partial<Workspace['messenger']> }
type IdentityCheck = {
  readonly valid: boolean
  readonly why: string | null
  readonly person: {
    readonly externalId: string | null
    readonly email: string | null
    readonly name: string | null
  } | null
}

export const workspaceApi = {
  workspace: () => call<Workspace>('GET', '/workspace'),
  workspaceTagged: () => readTagged<Workspace>('/workspace'),
  changeWorkspace: (body: WorkspaceChange, tag: string) => call<Workspace>('PATCH', '/workspace', body, onlyIf(tag)),
  identitySecrets: () => call<Items<IdentitySecret>>('GET', '/identity-secrets'),
  makeIdentitySecret: (id: string) => call<IdentitySecret & { secret: string }>('POST', '/identity-secrets', { id }),
  checkIdentity: (body: { intercom_user_jwt: string }) => call<IdentityCheck>('POST', '/identity-checks', body),
  revokeIdentitySecret: (id: string) => call<void>('DELETE', `/identity-secrets/${id}`),
  checklist: () => call<Checklist>('GET', '/checklist'),
  dismissChecklist: () => call<void>('PUT', '/checklist/dismissal', {}),
  apiKeys: () => call<Items<ApiKey>>('GET', '/api-keys'),
  makeApiKey: (body: { id: string; name: string; scopes: Permit['permission'][]; expiresAt?: string }) =>
    call<ApiKey & { secret: string }>('POST', '/api-keys', body),
  revokeApiKey: (id: string) => call<void>('DELETE', `/api-keys/${id}`),
}
