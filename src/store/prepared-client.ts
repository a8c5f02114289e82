import { createHash } from 'node:crypto'
import pg from 'pg'

/** So many of a connection's statements are kept parsed and planned; a list of unusual length must not fill the server's memory. */
const maxNamed = 300
const names = new Map<string, string>()

/**
 * A connection that has its statements parsed and planned once and not at each use. Not those that ask for `*`: after a newer
 * version beside us has added a column, PostgreSQL would refuse to run them again («cached plan must not change result type»).
 */
export class PreparedClient extends pg.Client {
  // The overloads of pg cannot be spelled again; whatever is not text with values goes through as it came.
  override query: typeof pg.Client.prototype.query = ((...given: unknown[]) => {
    const [text, values] = given
    const name = typeof text === 'string' && Array.isArray(values) && given.length === 2 ? nameOf(text) : undefined
    return this.#ask(name === undefined ? given : [{ name, text, values }])
  }) as typeof pg.Client.prototype.query

  #ask(given: unknown[]): unknown {
    return Reflect.apply(pg.Client.prototype.query, this, given)
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= maxNamed || text.includes('*')) return known
  const name = `us_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
  names.set(text, name)
  return name
}
