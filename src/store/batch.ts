import pg from 'pg'

/** `name`: parsed and planned once a connection. */
export type Statement = {
  readonly name?: string | undefined
  readonly text: string
  readonly values: readonly unknown[]
}
export type Answered = { readonly resolve: (result: pg.QueryResult) => void; readonly reject: (error: unknown) => void }

type Message = Record<string, unknown>
/** What pg calls on a query that it has sent; `@types/pg` knows only `submit`. */
type Sent = pg.Submittable & {
  handleRowDescription(message: Message): void
  handleDataRow(message: Message): void
  handleCommandComplete(message: Message, connection: pg.Connection): void
  handleEmptyQuery(connection: pg.Connection): void
  handleReadyForQuery(connection: pg.Connection): void
  handleError(error: unknown, connection: pg.Connection): void
  readonly name: string | undefined
  readonly text: string
}
type Parsing = pg.Connection & { readonly submittedNamedStatements: Record<string, string> }

/**
 * Several statements in one packet, answered in one: a trip to the database costs more than most statements do. PostgreSQL
 * runs them in order up to the first that fails and none after it; that one's error is then the answer of all from there on.
 * Each is a query of pg's own; only the end of the packet is ours. To be given to `client.query`.
 */
export class Batch implements pg.Submittable {
  readonly #queries: readonly Sent[]
  readonly #answers: readonly Answered[]
  #at = 0

  constructor(statements: readonly (Statement & Answered)[]) {
    this.#answers = statements
    this.#queries = statements.map(({ name, text, values, resolve, reject }) => {
      const answer = (error: Error | undefined, result: unknown) =>
        error ? reject(error) : resolve(result as pg.QueryResult)
      // Given as one object it would first be copied, property by property, which costs more than the rest of it.
      const query = new pg.Query(text, [...values], answer) as unknown as Sent
      // Without `queryMode`, which is younger than the types, a statement that has no values would end the packet.
      return Object.assign(query, { name, queryMode: 'extended' })
    })
  }

  submit = (connection: pg.Connection): Error | null => {
    const unended: pg.Connection = Object.create(connection, { sync: { value: () => undefined } })
    connection.stream.cork()
    try {
      for (const query of this.#queries) {
        // Typed as void, but it gives what is wrong with the statement itself.
        const mistake = query.submit(unended) as unknown
        if (mistake instanceof Error) return mistake
      }
      connection.sync()
      return null
    } finally {
      connection.stream.uncork()
    }
  }

  // What pg asks of the query that is being answered.
  get name(): string | undefined {
    return this.#now?.name
  }
  get text(): string | undefined {
    return this.#now?.text
  }
  handleRowDescription(message: Message): void {
    this.#now?.handleRowDescription(message)
  }
  handleDataRow(message: Message): void {
    this.#now?.handleDataRow(message)
  }
  handleCommandComplete(message: Message, connection: pg.Connection): void {
    this.#now?.handleCommandComplete(message, connection)
    this.#at += 1
  }
  handleEmptyQuery(): void {
    this.#at += 1
  }
  handleReadyForQuery(connection: pg.Connection): void {
    for (const query of this.#queries) query.handleReadyForQuery(connection)
  }
  handleError(error: unknown, connection: pg.Connection): void {
    const { submittedNamedStatements } = connection as Parsing
    this.#queries.forEach((query, i) => {
      if (i < this.#at) return query.handleReadyForQuery(connection)
      // Never parsed over there; pg would believe that it was.
      if (query.name !== undefined) delete submittedNamedStatements[query.name]
      this.#answers[i]!.reject(error)
    })
  }

  get #now(): Sent | undefined {
    return this.#queries[this.#at]
  }
}
