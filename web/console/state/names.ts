import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Activity } from '../../../src/http/wire/activity.ts'
import type { SafeText } from '../../../src/http/wire/shapes.ts'
import { visitorMark } from '../words/person-name.ts'
import { useWords } from '../words/words.ts'
import { tagsQuery, teammatesQuery, teamsQuery } from './queries.ts'
import { useMay, useSession } from './session.ts'

export type Names = {
  readonly teammate: (id: string) => string | null
  readonly tag: (id: string) => SafeText | null
  readonly team: (id: string) => SafeText | null
}

/** Ids to names, from the lists this person may read. */
export function useNames(): Names {
  const me = useSession().teammate
  const teammates = useQuery(teammatesQuery).data
  const tags = useQuery(tagsQuery).data
  const may = useMay()
  const teams = useQuery({ ...teamsQuery, enabled: may('team:read') }).data
  return useMemo(() => {
    const people = new Map(teammates?.items.map((one) => [one.id, one.name]))
    people.set(me.id, me.name)
    const labels = new Map(tags?.items.map((one) => [one.id, one.name]))
    const groups = new Map(teams?.items.map((one) => [one.id, one.name]))
    return {
      team: (id) => groups.get(id) ?? null,
      teammate: (id) => people.get(id) ?? null,
      tag: (id) => labels.get(id) ?? null,
    }
  }, [teammates, tags, teams, me])
}

/** Who wrote or did something, in a word. */
export function useActorName(): (type: string, id: string) => string {
  const words = useWords()
  const names = useNames()
  return (type, id) => {
    if (type === 'teammate') return names.teammate(id) ?? words.unknownTeammate
    if (type === 'api-key') return words.apiKey
    if (type === 'system') return words.system
    // The log names nobody, not even a contact whom we know.
    return `${words.unknownPerson} · ${visitorMark(words, id)}`
  }
}

/** Who had somebody erased: a teammate, a program, the rule on silence, or the house itself. */
export function useEraserName(): (id: string) => string {
  const words = useWords()
  const nameOf = useActorName()
  return (id) => {
    if (id === 'retention') return words.retention.by
    return nameOf(id.startsWith('tmt_') ? 'teammate' : id.startsWith('key_') ? 'api-key' : 'system', id)
  }
}

/** Who is meant by a row of the log: whoever joins is let in by the house, and is the one who came. */
export function whoDid({ action, actor, object }: Pick<Activity, 'action' | 'actor' | 'object'>): Activity['actor'] {
  return action === 'teammate.joined' && object ? object : actor
}

/** The names of all teammates, for marking whom a note names; the same list as long as nobody comes or goes. */
export function useTeamNames(): readonly string[] {
  const teammates = useQuery(teammatesQuery).data
  return useMemo(() => teammates?.items.map((one) => one.name) ?? [], [teammates])
}
