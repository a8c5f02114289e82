import { Type, type Static } from 'typebox'
import { Activity } from './activity.ts'
import { moment, nullable, token } from './shapes.ts'

/** Everything about a sealed value but the value. */
export const SealOrigin = Type.Object(
  {
    token,
    kind: Type.String(),
    class: Type.String(),
    sealedAt: moment,
    expiresAt: moment,
    /** Null for what was sealed before this was kept. */
    origin: nullable(
      Type.Object({
        detector: Type.String({ description: '`person` where a teammate marked the passage' }),
        confidence: Type.Number(),
        policyVersion: Type.Integer(),
        rule: nullable(Type.Integer({ minimum: 0, description: 'The place of the rule in that version, from 0' })),
      }),
    ),
    /** Null for those who may not read the log. */
    looks: nullable(Type.Array(Activity)),
  },
  { $id: 'SealOrigin' },
)
export type SealOrigin = Static<typeof SealOrigin>
