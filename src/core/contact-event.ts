/** Something a site tells of a person, by name: how often and when, never with content. */
export type ContactEvent = {
  readonly name: string
  readonly count: number
  readonly firstAt: string
  readonly lastAt: string
}

/** As developers name events: `ordered-item`, `Plan upgraded`. */
export const eventNamePattern = '^[A-Za-z][A-Za-z0-9 ._:-]{0,79}$'
export const maxEventNames = 200
