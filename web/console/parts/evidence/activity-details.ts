import { useQuery } from '@tanstack/react-query'
import { useNames } from '../../state/names.ts'
import { rolesQuery } from '../../state/queries.ts'
import { useMay } from '../../state/session.ts'
import { shortId } from '../../words/person-name.ts'
import { fullTime } from '../../words/time.ts'
import { kindTitle, useWords } from '../../words/words.ts'

/** Details are ids, counts and closed words; here each becomes a few words. '' for what tells nothing. */
export function useDetailText(): (key: string, value: unknown) => string {
  const words = useWords()
  const names = useNames()
  const may = useMay()
  const roles = useQuery({ ...rolesQuery, enabled: may('role:read') }).data?.items

  return function detailText(key, value) {
    // Which list it was is a hash, for programs.
    if (value === null || value === undefined || key === 'list') return ''
    if (Array.isArray(value))
      return value.length === 0
        ? ''
        : (key === 'filters' ? `${words.details['filters']}: ` : '') +
            value.map((one) => (typeof one === 'string' ? named(one) : String(one))).join(', ')
    // What is deeper than one level is counted out: `payment card × 2`.
    if (typeof value === 'object') {
      return Object.entries(value)
        .filter(([, count]) => count !== 0)
        .map(([kind, count]) =>
          typeof count === 'number'
            ? `${named(kind).replaceAll('_', ' ')} × ${count}`
            : `${named(kind)}: ${JSON.stringify(count)}`,
        )
        .join(', ')
    }
    if (typeof value === 'string' && key === 'kind') return kindTitle(words, value)
    if (typeof value === 'string' && key === 'tag') return names.tag(value)?.text ?? shortId(value)
    const said =
      typeof value === 'boolean'
        ? value
          ? words.yes
          : words.no
        : typeof value === 'string'
          ? named(value)
          : String(value)
    return `${words.details[key] ?? key.replaceAll('-', ' ')}: ${said}`
  }

  /** A closed word, a kind, a right, a moment; an id by the name it has here, else by its end. */
  function named(word: string): string {
    const { rights, details } = words as { rights: Record<string, string>; details: Record<string, string> }
    const known = details[word] ?? rights[word] ?? names.teammate(word) ?? names.team(word)?.text ?? roleNamed(word)
    if (known) return known
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(word)) return fullTime(word, words.language)
    return /^[a-z]{3}_[0-9a-z]{26}$/.test(word) ? shortId(word) : kindTitle(words, word)
  }

  function roleNamed(id: string): string | undefined {
    const role = roles?.find((one) => one.id === id)
    return role && ((role.builtIn && words.people.builtIn[role.builtIn]) ?? role.name)
  }
}
