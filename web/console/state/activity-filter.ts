/** What the log is narrowed to. It stands in the address, so that a link leads to the rows and going back finds them; ids and closed words only. */
export type ActivityFilter = {
  readonly actor?: string
  readonly action?: string
  readonly group?: string
  readonly object?: string
  /** A contact: what the team and programs did that concerns them. */
  readonly about?: string
  /** Days, as YYYY-MM-DD; `to` is included. */
  readonly from?: string
  readonly to?: string
}

const fields = ['actor', 'action', 'group', 'object', 'about', 'from', 'to'] as const

export function activityFilter(search: Readonly<Record<string, unknown>>): ActivityFilter {
  const given = fields.flatMap((field) => {
    const value = search[field]
    const fits = field === 'from' || field === 'to' ? /^\d{4}-\d\d-\d\d$/ : /^[\w.:-]{1,80}$/
    return typeof value === 'string' && fits.test(value) ? [[field, value]] : []
  })
  return Object.fromEntries(given) as ActivityFilter
}

/** Whose trail is followed, as it stands in the address. */
export function trailOf({ of }: Readonly<Record<string, unknown>>): { readonly of?: string } {
  return typeof of === 'string' && /^(?:tmt|key)_\w{1,40}$/.test(of) ? { of } : {}
}

/** What a typed or chosen id narrows to: of a person everything that concerns them, of anything else what was done to it. */
export function onWhat(id: string): Pick<ActivityFilter, 'object' | 'about'> {
  return id.startsWith('cnt_') ? { object: '', about: id } : { object: id, about: '' }
}

export function isFiltered(filter: ActivityFilter): boolean {
  return fields.some((field) => filter[field] !== undefined)
}

export function activityQuery({ from, to, ...same }: ActivityFilter) {
  return { ...same, ...(from ? { after: startOf(from) } : {}), ...(to ? { before: startOf(to, 1) } : {}) }
}

/** A day as a field of a date writes it. */
export function dayAt(at: Date): string {
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}

/** The moment at which a day begins here, or the day so many after it. */
export function startOf(day: string, daysLater = 0): string {
  const at = new Date(`${day}T00:00`)
  at.setDate(at.getDate() + daysLater)
  return at.toISOString()
}
