import { Type } from 'typebox'
import type { Evidence as CoreEvidence } from '../core/evidence.ts'
import { makeEvidence } from '../flows/make-evidence.ts'
import type { Deps } from '../flows/ports.ts'
import type { Verify } from './activity.ts'
import { answers } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { presentDataUse } from './data-uses.ts'
import { presentActivity, presentVerifiedLog } from './present-activity.ts'
import { presentPermits, presentRole } from './present-people.ts'
import { presentRule } from './present-policy.ts'
import { Evidence } from './wire/evidence.ts'
import { moment } from './wire/shapes.ts'

const tags = ['activity']

export function evidenceDoors(app: Doors, d: Deps, verify: Verify): void {
  app.post(
    '/v1/evidence',
    {
      config: { needs: 'evidence:read' },
      schema: {
        tags,
        summary: 'The evidence report of a period: controls, looks at values, changes, people, and the chain verified',
        description:
          'One signed document, at most 366 days. `underseal receipt verify` checks its signature offline. That it was made is logged first.',
        body: Type.Object({ from: moment, to: moment }),
        response: answers({ 201: Evidence }),
      },
    },
    async (request, reply) => {
      const evidence = await makeEvidence(d, staffOf(request), request.body, verify)
      reply.code(201)
      return presentEvidence(evidence)
    },
  )
}

/** Every field by its name, and each as it was signed. */
function presentEvidence(evidence: CoreEvidence): Evidence {
  const { type, workspaceId, workspaceName, from, to, madeAt, madeBy, log, looksLeftOut, changesLeftOut } = evidence
  const { policy, counts, hidden, keyId, publicKey, signature } = evidence
  return {
    type,
    workspaceId,
    workspaceName,
    from,
    to,
    madeAt,
    madeBy,
    log: { ...presentVerifiedLog(log), rowsInPeriod: log.rowsInPeriod },
    controls: evidence.controls.map(({ id, state, facts, acts, soc2, iso27001, pciDss }) => ({
      id,
      state,
      facts: { ...facts },
      acts: [...acts],
      soc2: [...soc2],
      iso27001: [...iso27001],
      pciDss: [...pciDss],
    })),
    looks: evidence.looks.map(presentActivity),
    looksLeftOut,
    changes: evidence.changes.map(presentActivity),
    changesLeftOut,
    policy: {
      version: policy.version,
      name: policy.name,
      minConfidence: policy.minConfidence,
      rules: policy.rules.map(presentRule),
      detectors: [...policy.detectors],
    },
    dataUses: evidence.dataUses.map(presentDataUse),
    receivers: evidence.receivers.map(({ id, host, topics, content, createdBy, createdAt, pausedAt }) => {
      return { id, host, topics: [...topics], content, createdBy, createdAt, pausedAt }
    }),
    roles: evidence.roles.map(presentRole),
    people: evidence.people.map((one) => {
      const { id, name, email, roleId, createdAt, lastSeenAt, deactivatedAt, opened, revealed } = one
      return { id, name, email, roleId, createdAt, lastSeenAt, deactivatedAt, opened, revealed }
    }),
    apiKeys: evidence.apiKeys.map(({ scopes, ...key }) => {
      const { id, name, createdBy, createdAt, expiresAt, revokedAt, lastUsedAt, opened, revealed } = key
      return {
        id,
        name,
        scopes: presentPermits(scopes),
        createdBy,
        createdAt,
        expiresAt,
        revokedAt,
        lastUsedAt,
        opened,
        revealed,
      }
    }),
    counts: { ...counts },
    hidden: hidden.map(({ kind, count }) => ({ kind, count })),
    keyId,
    publicKey,
    signature,
  }
}
