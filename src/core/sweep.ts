import type { Class, Kind } from '../detect/finding.ts'

/** Looked for, found, sealed everywhere, put back; `lost`: the value was destroyed, has expired or was erased meanwhile. */
export const sweepStates = ['looking', 'found', 'sealing', 'done', 'undoing', 'undone', 'lost'] as const
export type SweepState = (typeof sweepStates)[number]

/** Where texts stand, in the order in which they are read. `words`: parts that the search names, `long`: those that it knows by their first words only. */
const elsewhere = ['conversations', 'contacts', 'drafts', 'tags', 'macros', 'teams', 'views'] as const
export type SweepStep = 'words' | 'long' | 'parts' | (typeof elsewhere)[number]

/** A value that was sealed in one place and is looked for in all others. The value itself is never in here. */
export type Sweep = {
  readonly id: string
  readonly token: string
  readonly kind: Kind
  readonly class: Class
  readonly state: SweepState
  readonly step: SweepStep
  readonly after: string
  /** Texts that were read in this state. */
  readonly read: number
  /** Texts that say it, as far as was read before anything was sealed. */
  readonly found: number
  readonly sealed: number
  readonly failed: number
  readonly restored: number
  readonly startedBy: string
  readonly startedAt: string
  readonly decidedBy: string | null
  readonly endedAt: string | null
}

export type SweepChange = Partial<
  Pick<Sweep, 'state' | 'step' | 'after' | 'read' | 'found' | 'decidedBy' | 'endedAt' | 'failed'>
>

/** A sweep that seals reads everything; one that only counts leaves to the search what that can tell. */
export function firstStep(state: 'looking' | 'sealing' | 'undoing', isIndexed: boolean): SweepStep {
  return state === 'looking' && isIndexed ? 'words' : 'parts'
}

/** Undefined: all was read. */
export function nextStep(step: SweepStep): SweepStep | undefined {
  if (step === 'words') return 'long'
  const rest: readonly SweepStep[] = elsewhere
  return step === 'long' || step === 'parts' ? rest[0] : rest[rest.indexOf(step) + 1]
}
