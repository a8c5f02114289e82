import type { ChatStanding } from '../flows/guard-chat.ts'

type Delta = { content?: unknown; refusal?: unknown; reasoning_content?: unknown; tool_calls?: unknown } & Record<string, unknown>
type Choice = { index?: number; delta?: Delta; finish_reason?: unknown } & Record<string, unknown>
type Chunk = { choices?: Choice[] } & Record<string, unknown>
type Restorer = ReturnType<ChatStanding['openRestorer']>

const texts = ['content', 'refusal', 'reasoning_content'] as const

/**
 * Server-sent events of a chat, with values in the place of their placeholders. A model writes in pieces of a few characters,
 * so a placeholder comes over several events: what may become one is held until it is whole, or until it ends.
 */
export async function* restoreEvents(body: AsyncIterable<Uint8Array>, chat: ChatStanding): AsyncIterable<string> {
  const restorers = new Map<string, Restorer>()
  const restorerOf = (key: string, inJson: boolean) => {
    const known = restorers.get(key)
    if (known) return known
    const fresh = chat.openRestorer(inJson)
    restorers.set(key, fresh)
    return fresh
  }
  for await (const event of eventsOf(body)) {
    const data = dataOf(event)
    if (data === undefined) {
      yield `${event}\n\n`
      continue
    }
    const chunk = parse(data)
    if (chunk === undefined) {
      // `[DONE]`, or words that we do not know.
      yield `data: ${chat.restore(data)}\n\n`
      continue
    }
    for (const choice of chunk.choices ?? []) restoreChoice(choice, restorerOf, restorers)
    yield `data: ${JSON.stringify(chunk)}\n\n`
  }
}

function restoreChoice(choice: Choice, restorerOf: (key: string, inJson: boolean) => Restorer, restorers: Map<string, Restorer>): void {
  const index = choice.index ?? 0
  const delta = choice.delta
  if (delta) {
    for (const name of texts) {
      const piece = delta[name]
      if (typeof piece === 'string') delta[name] = restorerOf(`${index} ${name}`, false).push(piece)
    }
    for (const [call, piece] of callsOf(delta)) {
      if (typeof piece.arguments === 'string') piece.arguments = restorerOf(`${index} call ${call}`, true).push(piece.arguments)
    }
  }
  if (choice.finish_reason === null || choice.finish_reason === undefined) return
  // The last of a choice: what was still held goes along with it.
  choice.delta ??= {}
  for (const name of texts) {
    const rest = restorers.get(`${index} ${name}`)?.end()
    if (rest) choice.delta[name] = `${typeof choice.delta[name] === 'string' ? choice.delta[name] : ''}${rest}`
  }
  const unfinished = [...restorers].filter(([key]) => key.startsWith(`${index} call `)).map(([key, restorer]) => [Number(key.split(' ')[2]), restorer.end()] as const)
  for (const [call, rest] of unfinished) {
    if (rest === '') continue
    const calls = Array.isArray(choice.delta.tool_calls) ? (choice.delta.tool_calls as unknown[]) : []
    choice.delta.tool_calls = [...calls, { index: call, function: { arguments: rest } }]
  }
}

function callsOf(delta: Delta): [number, { arguments?: unknown }][] {
  if (!Array.isArray(delta.tool_calls)) return []
  return (delta.tool_calls as { index?: number; function?: { arguments?: unknown } }[]).flatMap((call) =>
    call.function ? [[call.index ?? 0, call.function] as [number, { arguments?: unknown }]] : [],
  )
}

/** Whole events; a character may be cut by a piece's end, and so may a line. */
async function* eventsOf(body: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of body) {
    rest += decoder.decode(piece, { stream: true })
    const events = rest.split(/\r?\n\r?\n/)
    rest = events.pop() ?? ''
    for (const event of events) if (event !== '') yield event
  }
  rest += decoder.decode()
  if (rest.trim() !== '') yield rest
}

function dataOf(event: string): string | undefined {
  const lines = event.split(/\r?\n/).filter((line) => line.startsWith('data:'))
  return lines.length === 0 ? undefined : lines.map((line) => line.slice(5).replace(/^ /, '')).join('\n')
}

function parse(data: string): Chunk | undefined {
  try {
    const value: unknown = JSON.parse(data)
    return typeof value === 'object' && value !== null ? (value as Chunk) : undefined
  } catch {
    return undefined
  }
}
