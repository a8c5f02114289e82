import { Type } from 'typebox'
import type { Trail as CoreTrail } from '../core/trail.ts'
import { followTrail } from '../flows/follow-trail.ts'
import type { Deps } from '../flows/ports.ts'
import type { Verify } from './activity.ts'
import { answers } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { presentActivity, presentVerifiedLog } from './present-activity.ts'
import { presentPermits } from './present-people.ts'
import { plainWord } from './shared-shapes.ts'
import { Trail } from './wire/trail.ts'
import { moment } from './wire/shapes.ts'

export function trailDoors(app: Doors, d: Deps, verify: Verify): void {
  app.post(
    '/v1/trails',
    {
      config: { needs: 'evidence:read' },
      schema: {
        tags: ['activity'],
        summary: 'What one teammate or key could see and did in a period: for a key that leaked or a stolen computer',
        description:
          'One signed document, at most 366 days: what lies within its rights, who is concerned, each look with its reason, from which addresses, what it changed and left behind, the chain verified. `underseal receipt verify` checks its signature offline. That it was made is logged first.',
        body: Type.Object({
          of: Type.Unsafe<string>({ ...plainWord, description: 'Id of a teammate or an API key' }),
          from: moment,
          to: moment,
        }),
        response: answers({ 201: Trail }, [404]),
      },
    },
    async (request, reply) => {
      const trail = await followTrail(d, staffOf(request), request.body, verify)
      reply.code(201)
      return presentTrail(trail)
    },
  )
}

/** Every field by its name, and each as it was signed. */
function presentTrail(trail: CoreTrail): Trail {
  const { type, workspaceId, workspaceName, of, from, to, madeAt, madeBy, log, reach, leftBehind } = trail
  const { acts, counts, lists, addressRowsLeftOut, peopleLeftOut, looksLeftOut, changesLeftOut, toItLeftOut } = trail
  const { keyId, publicKey, signature } = trail
  return {
    type,
    workspaceId,
    workspaceName,
    of: {
      type: of.type,
      id: of.id,
      name: of.name,
      createdAt: of.createdAt,
      endedAt: of.endedAt,
      permits: presentPermits(of.permits),
    },
    from,
    to,
    madeAt,
    madeBy,
    log: presentVerifiedLog(log),
    reach: {
      contacts: reach.contacts,
      conversations: reach.conversations,
      values: reach.values && { ...reach.values },
    },
    acts,
    counts: { ...counts },
    lists: { pages: lists.pages, lines: lists.lines },
    addresses: trail.addresses.map(({ address, acts: all, opened, revealed, first, last }) => {
      return { address, acts: all, opened, revealed, first, last }
    }),
    addressRowsLeftOut,
    people: trail.people.map(({ contactId, opened, viewed, revealed, exported, acts: all, first, last }) => {
      return { contactId, opened, viewed, revealed, exported, acts: all, first, last }
    }),
    peopleLeftOut,
    looks: trail.looks.map(presentActivity),
    looksLeftOut,
    changes: trail.changes.map(presentActivity),
    changesLeftOut,
    toIt: trail.toIt.map(presentActivity),
    toItLeftOut,
    leftBehind: {
      sessions: leftBehind.sessions,
      keys: leftBehind.keys.map(({ id, name }) => ({ id, name })),
      invitations: leftBehind.invitations.map(({ id, roleId }) => ({ id, roleId })),
      webhooks: leftBehind.webhooks.map(({ id, host }) => ({ id, host })),
    },
    keyId,
    publicKey,
    signature,
  }
}
