import { fail } from '../core/errors.ts'
import { isWiderThan } from '../core/json-strings.ts'
import type { ChatStanding } from '../flows/guard-chat.ts'

type Holder = Record<string, unknown>
type Choice = { index?: number; delta?: Holder; finish_reason?: unknown } & Record<string, unknown>
type Chunk = { choices?: Choice[] } & Record<string, unknown>
type Restorer = ReturnType<ChatStanding['openRestorer']>

/** A text that grows from event to event, and where in a delta its next piece stands. */
type Place = { readonly key: string; readonly holder: Holder; readonly field: string; readonly inJson: boolean }

const texts = ['content', 'refusal', 'reasoning', 'reasoning_content'] as const

/**
 * Server-sent events of a chat, with values in the place of their placeholders. A model writes in pieces of a few characters,
 * so a placeholder comes over several events: what may become one is held until it is whole, or until it ends.
 */
export async function* restoreEvents(body: AsyncIterable<Uint8Array>, chat: ChatStanding): AsyncIterable<string> {
  const choices = new Map<number, Map<string, Restorer>>()
  let last: Chunk = {}
  /** What is still held when a model stops without having said so. */
  const leftOver = (): string => {
    const left = [...choices].map(([index, restorers]) => ({ index, delta: endOf(restorers), finish_reason: null }))
    const said = left.filter(({ delta }) => Object.keys(delta).length > 0)
    return said.length === 0 ? '' : `data: ${JSON.stringify({ ...last, choices: said })}\n\n`
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
      yield `${leftOver()}data: ${chat.restore(data)}\n\n`
      continue
    }
    for (const choice of chunk.choices ?? []) {
      const restorers = choices.get(choice.index ?? 0) ?? new Map<string, Restorer>()
      choices.set(choice.index ?? 0, restorers)
      restoreChoice(choice, restorers, chat)
    }
    last = chunk
    yield `data: ${JSON.stringify(chunk)}\n\n`
  }
  const rest = leftOver()
  if (rest !== '') yield rest
}

function restoreChoice(choice: Choice, restorers: Map<string, Restorer>, chat: ChatStanding): void {
  for (const { key, holder, field, inJson } of placesOf(choice.delta ?? {}, chat.contentIsJson)) {
    const piece = holder[field]
    if (typeof piece !== 'string') continue
    const restorer = restorers.get(key) ?? chat.openRestorer(inJson)
    restorers.set(key, restorer)
    holder[field] = restorer.push(piece)
  }
  // The last of a choice: what was still held goes along with it.
  if (choice.finish_reason !== null && choice.finish_reason !== undefined) choice.delta = endOf(restorers, choice.delta)
}

function placesOf(delta: Holder, contentIsJson: boolean): Place[] {
  const calls = Array.isArray(delta['tool_calls'])
    ? (delta['tool_calls'] as { index?: number; function?: Holder }[])
    : []
  return [
    ...texts.map((name) => ({ key: name, holder: delta, field: name, inJson: name === 'content' && contentIsJson })),
    ...calls.map((call) => ({
      key: `call ${call.index ?? 0}`,
      holder: call.function ?? {},
      field: 'arguments',
      inJson: true,
    })),
    { key: 'function', holder: (delta['function_call'] ?? {}) as Holder, field: 'arguments', inJson: true },
  ]
}

/** The delta, with what the restorers still hold behind it. */
function endOf(restorers: ReadonlyMap<string, Restorer>, delta: Holder = {}): Holder {
  const end = { ...delta }
  for (const [key, restorer] of restorers) {
    const rest = restorer.end()
    if (rest === '') continue
    const [name = '', call] = key.split(' ')
    if (call !== undefined)
      end['tool_calls'] = [
        ...((end['tool_calls'] as object[] | undefined) ?? []),
        { index: Number(call), function: { arguments: rest } },
      ]
    else if (name === 'function')
      end['function_call'] = {
        arguments: `${String((end['function_call'] as Holder | undefined)?.['arguments'] ?? '')}${rest}`,
      }
    else end[name] = `${String(end[name] ?? '')}${rest}`
  }
  return end
}

/** Far more than a model says in one piece; a longer one is not held, and one of so many values is not read. */
const maxEventSize = 32 * 1_048_576
export const maxAnswerValues = 500_000

/** An end is at most four signs. */
const blankLine = /\r?\n\r?\n/
const mostOfAnEnd = 3

/** Whole events; a character may be cut by a piece's end, and so may a line. What is held is not looked at again with each piece. */
async function* eventsOf(body: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder()
  let held: string[] = []
  let size = 0
  /** Of what is held, perhaps the beginning of an end. */
  let last = ''
  for await (const piece of body) {
    const [first = '', ...others] = (last + decoder.decode(piece, { stream: true })).split(blankLine)
    const rest = others.pop()
    if (rest !== undefined) {
      for (const event of [held.join('') + first, ...others]) if (event !== '') yield event
      held = []
      size = 0
    }
    const open = rest ?? first
    const end = Math.max(0, open.length - mostOfAnEnd)
    held.push(open.slice(0, end))
    last = open.slice(end)
    size += end
    if (size > maxEventSize) throw tooLarge()
  }
  const left = held.join('') + last + decoder.decode()
  if (left.trim() !== '') yield left
}

export const tooLarge = () => fail('unavailable', 'The model’s answer is larger than can be restored.')

function dataOf(event: string): string | undefined {
  const lines = event.split(/\r?\n/).filter((line) => line.startsWith('data:'))
  return lines.length === 0 ? undefined : lines.map((line) => line.slice(5).replace(/^ /, '')).join('\n')
}

function parse(data: string): Chunk | undefined {
  if (isWiderThan(data, maxAnswerValues)) throw tooLarge()
  try {
    const value: unknown = JSON.parse(data)
    return typeof value === 'object' && value !== null ? (value as Chunk) : undefined
  } catch {
    return undefined
  }
}
