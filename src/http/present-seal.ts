import type { Explained } from '../flows/explain-seal.ts'
import { presentActivity } from './present-activity.ts'
import type { SealOrigin } from './wire/seal.ts'

export function presentSealOrigin({ sealed, origin, looks }: Explained): SealOrigin {
  const { token, kind, class: valueClass, createdAt, expiresAt } = sealed
  return {
    token,
    kind,
    class: valueClass,
    sealedAt: createdAt,
    expiresAt,
    origin: origin
      ? {
          detector: origin.detector,
          confidence: origin.confidence,
          policyVersion: origin.policyVersion,
          rule: origin.rule ?? null,
        }
      : null,
    looks: looks ? looks.map(presentActivity) : null,
  }
}
