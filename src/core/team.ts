import type { SafeText } from './seal.ts'

/** Teammates who share a queue. A conversation may be handed to a team, to a person, or to both. */
export type Team = {
  readonly id: string
  readonly name: SafeText
  readonly memberIds: readonly string[]
  readonly createdAt: string
}

export const maxTeams = 200
