/**
 * Who writes next, and with whom. Invariants:
 * - acts of one turn are done one after the other, in the order of asking: what would wait for a row in the database waits here,
 *   where waiting costs no connection;
 * - each caller gets one place before any gets a second one, and workspaces take turns;
 * - who asks for much waits for themselves: a caller has few places and one group at a time, and rests as long as that took if there is
 *   more of theirs waiting. Half of the time the others are as fast as without them;
 * - who comes while nobody writes does not wait for company. Beside a group that is written the next one begins when half as many
 *   wait as are written, since a few large groups cost less than many small ones; and when the last group's time has passed, so
 *   that one that hangs keeps nobody.
 */
export type Asked = {
  readonly workspaceId: string
  /** Whose request it is: among callers it goes in turn. */
  readonly caller: string
  /** What is done one after the other; one caller's. */
  readonly turn: string
}

type Gathering<A extends Asked> = {
  /** So many at a time, and so many of them of one caller. */
  readonly most: number
  readonly mostOfOne: number
  /** So many groups at a time: while the database works on one, the next one is made ready. */
  readonly lanes: number
  /** Settles each of the group, which is of one workspace, and resolves when the next group may come. `done`: the turn is over. */
  run(group: readonly A[], done: (one: A) => void): Promise<void>
}

/** Whatever a group took: one that waited for the database does not make its callers wait as long again. */
const longestRestMs = 50

export function makeTogether<A extends Asked>({ most, mostOfOne, lanes, run }: Gathering<A>): (asked: A) => void {
  /** By workspace and caller, in the order in which it is their turn. */
  const waiting = new Map<string, Map<string, A[]>>()
  const busy = new Set<string>()
  /** Callers who are in a group or rest from one. */
  const served = new Set<string>()
  let running = 0
  let soon: NodeJS.Immediate | undefined
  /** How many wait, and how many are in groups that are being written. */
  let waits = 0
  let written = 0
  let lastTookMs = 0
  let patience: NodeJS.Timeout | undefined

  const start = () => {
    soon = undefined
    while (waiting.size > 0 && running < lanes) {
      if (waits < written / 2) {
        patience ??= setTimeout(begin, lastTookMs)
        return
      }
      if (!begin()) return
    }
  }
  /** False: nobody can be served now. */
  const begin = (): boolean => {
    clearTimeout(patience)
    patience = undefined
    const group = running < lanes ? take() : []
    if (group.length === 0) return false
    running += 1
    waits -= group.length
    written += group.length
    const begun = performance.now()
    void run(group, done).finally(() => {
      running -= 1
      written -= group.length
      lastTookMs = Math.min(performance.now() - begun, longestRestMs)
      rest(group, lastTookMs)
      next()
    })
    return true
  }
  // What has come in with the same turn of the event loop goes together.
  const next = () => {
    if (waiting.size > 0) soon ??= setImmediate(start)
  }
  const done = (one: A) => {
    busy.delete(one.turn)
    next()
  }
  const rest = (group: readonly A[], ms: number) => {
    const eager = new Set<string>()
    for (const { workspaceId, caller } of group) {
      const name = `${workspaceId} ${caller}`
      if (waiting.get(workspaceId)?.has(caller)) eager.add(name)
      else served.delete(name)
    }
    if (eager.size === 0) return
    setTimeout(() => {
      for (const name of eager) served.delete(name)
      next()
    }, ms)
  }
  /** Of the first workspace in which somebody can be served. */
  const take = (): A[] => {
    for (const [workspaceId, callers] of waiting) {
      const group = takeFrom(workspaceId, callers)
      if (group.length === 0) continue
      waiting.delete(workspaceId)
      if (callers.size > 0) waiting.set(workspaceId, callers)
      return group
    }
    return []
  }
  const takeFrom = (workspaceId: string, callers: Map<string, A[]>): A[] => {
    const group: A[] = []
    const places = new Map<string, number>()
    // Who is put back stands behind the others, and is come to once more after them.
    for (const [caller, queue] of callers) {
      if (group.length === most) break
      const name = `${workspaceId} ${caller}`
      const had = places.get(name) ?? 0
      if (had === mostOfOne || (had === 0 && served.has(name))) continue
      const at = queue.findIndex((one) => !busy.has(one.turn))
      if (at < 0) continue
      const [one] = queue.splice(at, 1)
      busy.add(one!.turn)
      served.add(name)
      places.set(name, had + 1)
      group.push(one!)
      callers.delete(caller)
      if (queue.length > 0) callers.set(caller, queue)
    }
    return group
  }
  return (asked) => {
    waits += 1
    const callers = waiting.get(asked.workspaceId) ?? new Map<string, A[]>()
    waiting.set(asked.workspaceId, callers)
    const queue = callers.get(asked.caller)
    if (queue) queue.push(asked)
    else callers.set(asked.caller, [asked])
    next()
  }
}
