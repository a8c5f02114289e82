/**
 * Who writes next, and with whom. Invariants:
 * - acts of one turn are done one after the other, in the order of asking: what would wait for a row in the database waits here,
 *   where waiting costs no connection;
 * - each caller gets one place before any gets a second one, and workspaces take turns: who asks for much waits for themselves;
 * - who comes while nobody writes does not wait for company.
 */
export type Asked = {
  readonly workspaceId: string
  /** Whose request it is: among callers it goes in turn. */
  readonly caller: string
  /** What is done one after the other; one caller's. */
  readonly turn: string
}

export type Gathering<A extends Asked> = {
  /** So many at a time. */
  readonly most: number
  /** So many groups at a time: while the database works on one, the next one is made ready. */
  readonly lanes: number
  /** Settles each of the group, which is of one workspace, and resolves when the next group may come. `done`: the turn is over. */
  run(group: readonly A[], done: (one: A) => void): Promise<void>
}

export function makeTogether<A extends Asked>({ most, lanes, run }: Gathering<A>): (asked: A) => void {
  /** By workspace and caller, in the order in which it is their turn. */
  const waiting = new Map<string, Map<string, A[]>>()
  const busy = new Set<string>()
  let running = 0
  let soon: NodeJS.Immediate | undefined

  const start = () => {
    soon = undefined
    while (running < lanes) {
      const group = take()
      if (group.length === 0) return
      running += 1
      void run(group, done).finally(() => {
        running -= 1
        next()
      })
    }
  }
  // What has come in with the same turn of the event loop goes together.
  const next = () => {
    if (waiting.size > 0) soon ??= setImmediate(start)
  }
  const done = (one: A) => {
    busy.delete(one.turn)
    next()
  }
  /** Of the first workspace in which somebody can be served. */
  const take = (): A[] => {
    for (const [workspaceId, callers] of waiting) {
      const group = takeFrom(callers)
      if (group.length === 0) continue
      waiting.delete(workspaceId)
      if (callers.size > 0) waiting.set(workspaceId, callers)
      return group
    }
    return []
  }
  const takeFrom = (callers: Map<string, A[]>): A[] => {
    const group: A[] = []
    // Who is put back stands behind the others, and is come to once more after them.
    for (const [caller, queue] of callers) {
      if (group.length === most) break
      const at = queue.findIndex((one) => !busy.has(one.turn))
      if (at < 0) continue
      const [one] = queue.splice(at, 1)
      busy.add(one!.turn)
      group.push(one!)
      callers.delete(caller)
      if (queue.length > 0) callers.set(caller, queue)
    }
    return group
  }
  return (asked) => {
    const callers = waiting.get(asked.workspaceId) ?? new Map<string, A[]>()
    waiting.set(asked.workspaceId, callers)
    const queue = callers.get(asked.caller)
    if (queue) queue.push(asked)
    else callers.set(asked.caller, [asked])
    next()
  }
}
