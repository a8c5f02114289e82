import type { FastifyReply } from 'fastify'
import type { Deps } from '../flows/ports.ts'

/** Some ten milliseconds if all of it is explained. */
const atOnce = 1_000

/**
 * An answer with one list of perhaps tens of thousands: so many are presented and written at a time, by the door's own schema, and
 * others have their turn in between. `present`: those from the first one on that are before the other.
 */
export async function answerLong<Rest extends object, Field extends string, T>(
  { pause }: Pick<Deps, 'pause'>,
  reply: FastifyReply,
  rest: Rest,
  field: Field,
  length: number,
  present: (from: number, to: number) => T[],
): Promise<Rest & Record<Field, T[]>> {
  const listed = (list: T[]) => ({ [field]: list }) as Record<Field, T[]>
  if (length <= atOnce) return { ...rest, ...listed(present(0, length)) }
  const list = `"${field}":[`
  const write = (given: Record<string, unknown>) => String(reply.serializeInput(given, '200'))
  const around = write({ ...rest, [field]: [] })
  // Not in any text of it, where quotation marks have a stroke before them.
  const at = around.indexOf(`${list}]`) + list.length
  let written = around.slice(0, at)
  for (let from = 0; from < length; from += atOnce) {
    const some = write(listed(present(from, Math.min(length, from + atOnce))))
    written += (from === 0 ? '' : ',') + some.slice(some.indexOf(list) + list.length, some.lastIndexOf(']'))
    await pause()
  }
  reply.type('application/json; charset=utf-8').serializer(String)
  // Written already, which the type of a door cannot say.
  return (written + around.slice(at)) as unknown as Rest & Record<Field, T[]>
}
