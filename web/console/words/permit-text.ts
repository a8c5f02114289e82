import type { Role } from '../../../src/http/wire/people.ts'
import type { Words } from './words.ts'

type Permit = Role['permits'][number]

/** Rights as a report prints them; limited to classes of values where they are. The codes stand in the file that machines read. */
export function permitsText(words: Words, permits: readonly Permit[]): string {
  return permits.map((permit) => permitText(words, permit)).join('\u00A0· ')
}

function permitText(words: Words, { permission, classes }: Permit): string {
  const right = words.rights[permission]
  return classes ? `${right} (${classes.map((group) => words.policies.classes[group] ?? group).join(', ')})` : right
}
