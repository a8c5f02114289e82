/** One opening of a sealed value, of which copies are told. */
export type Reveal = {
  readonly token: string
  readonly contactId: string | null
  readonly actorId: string
  readonly at: string
}
