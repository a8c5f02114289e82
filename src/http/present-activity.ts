import type { Static } from 'typebox'
import type { Activity as CoreActivity, ChainState as CoreChainState } from '../core/activity.ts'
import type { Trail as CoreTrail } from '../core/trail.ts'
import type { ChainVerdict } from '../core/verify-chain.ts'
import type { Activity, ChainState, Verification } from './wire/activity.ts'
import type { Trail } from './wire/trail.ts'

export function presentActivity({
  id,
  position,
  at,
  action,
  actor,
  object,
  details,
  address,
  reason,
}: CoreActivity): Activity {
  return {
    id,
    position,
    at,
    action,
    actor: { type: actor.type, id: actor.id },
    object: object && { type: object.type, id: object.id },
    details: { ...details },
    address,
    reason,
  }
}

export function presentChain({ rows, waiting, checkpoint }: CoreChainState): Static<typeof ChainState> {
  if (!checkpoint) return { rows, waiting, checkpoint: null }
  const { position, hash, at, keyId, signature } = checkpoint
  return { rows, waiting, checkpoint: { position, hash, at, keyId, signature } }
}

export function presentVerdict({ rows, checkpoints, broken }: ChainVerdict, at: Date): Verification {
  return {
    rows,
    checkpoints,
    at: at.toISOString(),
    broken: broken ? { position: broken.position, id: broken.id, what: broken.what, why: broken.why } : null,
  }
}

export function presentVerifiedLog({ since, rows, checkpoints, head, broken }: CoreTrail['log']): Trail['log'] {
  return {
    since,
    rows,
    checkpoints,
    head: head && { position: head.position, hash: head.hash },
    broken: broken && { position: broken.position, what: broken.what, why: broken.why },
  }
}
