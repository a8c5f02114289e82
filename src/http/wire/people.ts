import { Type, type Static } from 'typebox'
import { digests } from '../../core/teammate.ts'
import { permissions } from '../../core/permission.ts'
import { choice, idOf, moment, nullable } from './shapes.ts'

export const Permit = Type.Object({
  permission: choice(permissions),
  classes: Type.Optional(Type.Array(Type.String())),
})

export const Role = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    builtIn: nullable(choice(['owner', 'admin', 'teammate', 'viewer', 'auditor'] as const)),
    permits: Type.Array(Permit),
  },
  { $id: 'Role' },
)
export type Role = Static<typeof Role>

export const Teammate = Type.Object(
  {
    id: idOf('teammate'),
    name: Type.String(),
    email: Type.String(),
    roleId: Type.String(),
    language: choice(['en', 'de'] as const),
    deactivatedAt: nullable(moment),
    createdAt: moment,
    lastSeenAt: Type.Optional(
      Type.Union([moment, Type.Null()], { description: 'When they were last at work here; for who may read the log' }),
    ),
  },
  { $id: 'Teammate' },
)
export type Teammate = Static<typeof Teammate>

export const Invitation = Type.Object(
  {
    id: idOf('invitation'),
    email: Type.String(),
    roleId: Type.String(),
    expiresAt: moment,
    acceptedAt: nullable(moment),
  },
  { $id: 'Invitation' },
)
export type Invitation = Static<typeof Invitation>

/** Who is signed in, and everything a screen needs to know about what they may do. */
export const Session = Type.Object(
  {
    teammate: Teammate,
    workspace: Type.Object({ id: Type.String(), name: Type.String() }),
    permits: Type.Array(Permit),
    preferences: Type.Object({
      notify: Type.Boolean(),
      digest: choice(digests),
      /** Whether this installation can send any e-mail. */
      sendsMail: Type.Boolean(),
    }),
    /** True until the person has chosen a password (first sign-in by link). */
    needsPassword: Type.Boolean(),
  },
  { $id: 'Session' },
)
export type Session = Static<typeof Session>

export const ApiKey = Type.Object(
  {
    id: idOf('apiKey'),
    name: Type.String(),
    scopes: Type.Array(Permit),
    createdBy: Type.String(),
    createdAt: moment,
    expiresAt: nullable(moment),
    revokedAt: nullable(moment),
    lastUsedAt: nullable(moment),
  },
  { $id: 'ApiKey' },
)
export type ApiKey = Static<typeof ApiKey>

export const OwnSession = Type.Object(
  { id: Type.String(), startedAt: moment, lastSeenAt: moment, expiresAt: moment, current: Type.Boolean() },
  { $id: 'OwnSession' },
)
export type OwnSession = Static<typeof OwnSession>
