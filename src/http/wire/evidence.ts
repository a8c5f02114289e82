import { Type, type Static } from 'typebox'
import { Activity, verifiedLog } from './activity.ts'
import { DataUse } from './data-use.ts'
import { ApiKey, Role } from './people.ts'
import { Rule } from './policy.ts'
import { choice, moment, nullable } from './shapes.ts'

const Control = Type.Object({
  id: Type.String(),
  state: choice(['holds', 'attention', 'stated'] as const),
  facts: Type.Record(Type.String(), Type.Union([Type.Number(), Type.String(), Type.Null()])),
  acts: Type.Array(Type.String(), { description: 'Rows of the log in which it can be followed' }),
  soc2: Type.Array(Type.String()),
  iso27001: Type.Array(Type.String()),
  pciDss: Type.Array(Type.String()),
})

const looked = {
  opened: Type.Integer({ description: 'Conversations opened in the period' }),
  revealed: Type.Integer({ description: 'Values opened in the period' }),
}

/** Everything but `signature` is under the signature, in canonical JSON. */
export const Evidence = Type.Object(
  {
    type: Type.Literal('underseal.evidence.v1'),
    workspaceId: Type.String(),
    workspaceName: Type.String(),
    from: moment,
    to: moment,
    madeAt: moment,
    madeBy: Type.String(),
    log: Type.Object({ ...verifiedLog, rowsInPeriod: Type.Integer() }),
    controls: Type.Array(Control),
    looks: Type.Array(Activity, {
      description: 'Who looked at what is sealed, or took personal data away; newest first',
    }),
    looksLeftOut: Type.Integer(),
    changes: Type.Array(Activity, { description: 'To rights, rules, keys and how long things are kept' }),
    changesLeftOut: Type.Integer(),
    policy: Type.Object({
      version: Type.Integer(),
      name: Type.String(),
      minConfidence: Type.Number(),
      rules: Type.Array(Rule),
      detectors: Type.Array(Type.String(), { description: 'Names of the workspace’s own' }),
    }),
    dataUses: Type.Array(DataUse, { description: 'What data is kept for, by which law, for how long (GDPR Art. 30)' }),
    receivers: Type.Array(
      Type.Object({
        id: Type.String(),
        host: Type.String(),
        topics: Type.Array(Type.String()),
        content: Type.Boolean({ description: 'The words of messages go along, with placeholders' }),
        createdBy: Type.String(),
        createdAt: moment,
        pausedAt: nullable(moment),
      }),
      { description: 'Where data goes by itself: the webhooks there are' },
    ),
    roles: Type.Array(Role),
    people: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        email: Type.String(),
        roleId: Type.String(),
        createdAt: moment,
        lastSeenAt: nullable(moment),
        deactivatedAt: nullable(moment),
        ...looked,
      }),
    ),
    apiKeys: Type.Array(Type.Object({ ...ApiKey.properties, ...looked })),
    counts: Type.Record(Type.String(), Type.Integer()),
    hidden: Type.Array(Type.Object({ kind: Type.String(), count: Type.Integer() })),
    keyId: Type.String(),
    publicKey: Type.String(),
    signature: Type.String(),
  },
  { $id: 'Evidence' },
)
export type Evidence = Static<typeof Evidence>
