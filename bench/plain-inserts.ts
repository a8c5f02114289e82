// The yardstick: the very rows that the server has just written, put by plain inserts of the same driver into tables of the
// same shape with the same indexes, one transaction a message and one statement a table. What they are spared: foreign keys, the
// update of the conversation, the queue of the chain, and everything that is read before a row may be written. Each statement
// is a trip of its own and planned at each use, as the driver does it unless told otherwise.
import pg from 'pg'

/** Each with how its rows belong to a part. */
const tables = [
  { name: 'parts', of: 'id' },
  { name: 'search_entries', of: 'part_id' },
  { name: 'sealed_values', of: 'place_row' },
  { name: 'findings', of: 'place_row' },
  { name: 'activity', of: 'object_id' },
] as const

export type Yardstick = {
  run(ms: number, clients: number): Promise<{ readonly perSecond: number; readonly written: number }>
  close(): Promise<void>
}

type Message = readonly { readonly text: string; readonly values: readonly unknown[] }[]

export async function makeYardstick(url: string, connections: number): Promise<Yardstick> {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  const messages = await readMessages(pool)
  for (const { name } of tables) await pool.query(`create table plain_${name} (like ${name} including all)`)
  await pool.query('create table plain_activity_chain (like activity_chain including all)')
  let next = 0
  return {
    async run(ms, clients) {
      const until = performance.now() + ms
      let written = 0
      const client = async () => {
        while (performance.now() < until) {
          const message = messages[next++ % messages.length]!
          await insert(pool, message, next)
          written += 1
        }
      }
      const begun = performance.now()
      await Promise.all(Array.from({ length: clients }, client))
      return { perSecond: (written / (performance.now() - begun)) * 1000, written }
    },
    close: () => pool.end(),
  }
}

async function readMessages(pool: pg.Pool): Promise<Message[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from parts where kind = 'message' order by created_at desc limit 2000`,
  )
  const messages: Message[] = []
  for (const { id } of rows) {
    const statements: { text: string; values: unknown[] }[] = []
    for (const { name, of } of tables) {
      const found = await pool.query<Record<string, unknown>>(`select * from ${name} where ${of} = $1`, [id])
      const columns = found.fields.map((field) => field.name)
      if (found.rows.length === 0) continue
      const values = found.rows.flatMap((row) => columns.map((column) => plain(row[column])))
      const places = found.rows.map((_, r) => `(${columns.map((_, c) => `$${r * columns.length + c + 1}`).join(', ')})`)
      statements.push({ text: `insert into plain_${name} (${columns.join(', ')}) values ${places.join(', ')}`, values })
    }
    messages.push(statements)
  }
  return messages
}

/** The driver reads jsonb as objects and writes objects as text; arrays it writes as arrays of PostgreSQL. */
function plain(value: unknown): unknown {
  const isJson = typeof value === 'object' && value !== null && !(value instanceof Date) && !Buffer.isBuffer(value)
  return isJson && !(Array.isArray(value) && value.every((each) => typeof each === 'string'))
    ? JSON.stringify(value)
    : value
}

let chained = 0

async function insert(pool: pg.Pool, message: Message, nr: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    // A row may stand there from an earlier round: its ids get the number of this one.
    for (const { text, values } of message)
      await client.query(
        text,
        values.map((value) => renamed(value, nr)),
      )
    const hash = Buffer.alloc(32, nr)
    await client.query(
      'insert into plain_activity_chain (workspace_id, position, activity_id, previous, hash) values ($1, $2, $3, $4, $5)',
      ['wsp_plain', String(++chained), `act_${nr}`, hash, hash],
    )
    await client.query('commit')
  } finally {
    client.release()
  }
}

function renamed(value: unknown, nr: number): unknown {
  if (typeof value !== 'string') return value
  return /^(prt_|cnv_|tkn_|fnd_|act_|parts\.body\/prt_)/.test(value) ? `${value}_${nr}` : value
}
