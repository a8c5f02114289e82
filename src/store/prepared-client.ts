import { createHash } from 'node:crypto'
import pg from 'pg'
import { Batch, type Answered, type Statement } from './batch.ts'

/** So many of a connection's statements are kept parsed and planned; a list of unusual length must not fill the server's memory. */
const maxNamed = 300
const names = new Map<string, string>()
const nothing: pg.QueryResult = { command: '', rowCount: null, oid: 0, fields: [], rows: [] }

/**
 * A connection that makes few trips. It has its statements parsed and planned once and not at each use; not those that ask for
 * `*`: after a newer version beside us has added a column, PostgreSQL would refuse to run them again («cached plan must not
 * change result type»). A transaction begins with its first statement, in one packet, and what may wait goes with the next.
 */
export class PreparedClient extends pg.Client {
  #held: (Statement & Answered)[] = []

  // The overloads of pg cannot be spelled again; whatever is not text with values goes through as it came.
  override query: typeof pg.Client.prototype.query = ((...given: unknown[]) => {
    const [text, values] = given
    if (typeof text !== 'string' || !Array.isArray(values) || given.length !== 2) return this.#ask(given)
    const statement: Statement = { name: nameOf(text), text, values }
    if (text === 'begin') return this.#begin(statement)
    if (text === 'commit') return this.#commit(statement)
    if (text === 'rollback') return this.#rollback(statement)
    return this.#send(statement)
  }) as typeof pg.Client.prototype.query

  /** Waits here and travels with the next statement, in the same packet and before it; answered with that one. Only inside a transaction, whose end takes everything along. */
  soon(text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    return new Promise((resolve, reject) => this.#held.push({ name: nameOf(text), text, values, resolve, reject }))
  }

  #begin(statement: Statement): Promise<pg.QueryResult> {
    this.#held.push({ ...statement, resolve: () => undefined, reject: () => undefined })
    return Promise.resolve(nothing)
  }

  async #commit(statement: Statement): Promise<pg.QueryResult> {
    if (this.#isUnbegun && this.#held.length === 1) {
      this.#forget()
      return nothing
    }
    const result = await this.#send(statement)
    // Its answer to a transaction in which a statement failed, whoever has caught that one's error.
    if (result.command === 'ROLLBACK') throw new Error('The transaction was not committed')
    return result
  }

  async #rollback(statement: Statement): Promise<pg.QueryResult> {
    const unbegun = this.#isUnbegun
    this.#forget()
    return unbegun ? nothing : this.#ask([statement])
  }

  /** Whether the server has not even heard of the transaction. */
  get #isUnbegun(): boolean {
    return this.#held[0]?.text === 'begin'
  }

  #forget(): void {
    for (const { resolve } of this.#held.splice(0)) resolve(nothing)
  }

  #send(statement: Statement): Promise<pg.QueryResult> {
    const held = this.#held.splice(0)
    if (held.length === 0) return this.#ask([statement])
    return new Promise((resolve, reject) => {
      void this.#ask([new Batch([...held, { ...statement, resolve, reject }])])
    })
  }

  #ask(given: unknown[]): Promise<pg.QueryResult> {
    return Reflect.apply(pg.Client.prototype.query, this, given) as Promise<pg.QueryResult>
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= maxNamed || text.includes('*')) return known
  const name = `us_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
  names.set(text, name)
  return name
}
