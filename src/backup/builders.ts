import type { Client } from 'pg'

/** Some connections that each take the next piece of work when they are through with theirs. */
type Builders = {
  /** Statements that belong together, in order. */
  add(statements: readonly string[]): void
  /** When everything is built; throws what the first one threw. */
  done(): Promise<void>
  close(): Promise<void>
}

export function openBuilders(count: number, connect: () => Promise<Client>): Builders {
  const queue: (readonly string[])[] = []
  const idle: (() => void)[] = []
  let failure: unknown
  let closed = false

  const lanes = Array.from({ length: count }, async () => {
    let client: Client | undefined
    try {
      for (;;) {
        const next = queue.shift()
        if (next === undefined) {
          if (closed) return
          await new Promise<void>((resolve) => idle.push(resolve))
        } else {
          client ??= await connect()
          for (const statement of next) await client.query(statement)
        }
      }
    } catch (error) {
      failure ??= error
      queue.length = 0
    } finally {
      await client?.end().catch(() => undefined)
    }
  })
  const wakeAll = () => {
    for (const wake of idle.splice(0)) wake()
  }
  const end = async () => {
    closed = true
    wakeAll()
    await Promise.all(lanes)
  }
  return {
    add(statements) {
      if (failure === undefined) queue.push(statements)
      idle.shift()?.()
    },
    async done() {
      await end()
      if (failure !== undefined) throw failure
    },
    async close() {
      queue.length = 0
      await end()
    },
  }
}
