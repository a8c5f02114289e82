/**
 * Questions of one moment as one: while the database answers one list of them, the next one is gathered. Whoever asks while nothing is
 * asked does not wait. A failure is that of all who asked together.
 */
export function gathered<Q, A>(
  answerAll: (questions: readonly Q[]) => Promise<readonly A[]>,
  most = 100,
): (question: Q) => Promise<A> {
  type One = { readonly question: Q; readonly resolve: (answer: A) => void; readonly reject: (error: unknown) => void }
  const waiting: One[] = []
  let asking = false
  let soon: NodeJS.Immediate | undefined

  const next = () => {
    // What comes in with the same turn of the event loop is asked together.
    if (!asking && waiting.length > 0) soon ??= setImmediate(() => void ask())
  }
  const ask = async () => {
    soon = undefined
    asking = true
    const all = waiting.splice(0, most)
    try {
      const answers = await answerAll(all.map((one) => one.question))
      oneByOne(
        all.map(
          ({ resolve }, i) =>
            () =>
              resolve(answers[i]!),
        ),
      )
    } catch (error) {
      for (const { reject } of all) reject(error)
    } finally {
      asking = false
      next()
    }
  }
  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject })
      next()
    })
}

/**
 * Each goes on as far as it can before the next one is told. Who counts (the limit of requests does) would else see all of them as
 * if each were the last.
 */
function oneByOne([act, ...rest]: readonly (() => void)[]): void {
  act?.()
  if (rest.length > 0) queueMicrotask(() => process.nextTick(oneByOne, rest))
}
