import { fail } from '../../../core/errors.ts'
import type { Budget } from '../limits.ts'
import { limitsOfHeld, once, type Bytes, type Item } from '../streams.ts'

/** RFC 4155: `From somebody@example.com Mon Jan  1 00:00:00 2024`, and then a header. */
const begins = /^From \S.{0,200}\d\d:\d\d.{0,60}\r?\n[!-9;-~]{1,80}:/
/** So much decides about a line. */
const decides = 400

export const beginsMbox = (head: string) => begins.test(head)

/** Many mails in one file, of which one at a time is held. */
export async function* readMbox(source: Bytes, budget: Budget): AsyncIterable<Item> {
  let held: Uint8Array[] = []
  let length = 0
  let count = 0
  const hold = (bytes: Uint8Array) => {
    if (bytes.length > 0) held.push(bytes)
    length += bytes.length
    if (length > limitsOfHeld) throw fail('too_large', 'This is too large to be looked at inside another file.')
  }
  const mail = (): Item => {
    budget.entry()
    const bytes = Buffer.concat(held)
    held = []
    length = 0
    return { name: `mail ${++count}.eml`, bytes: once(bytes), as: 'mail' }
  }
  const cut = function* (bytes: Buffer, decided: number): Iterable<Item> {
    let at = 0
    for (let next = nextMail(bytes, at); next && next.blank < decided; next = nextMail(bytes, at)) {
      hold(bytes.subarray(at, next.at))
      yield mail()
      at = next.at
    }
    open = Math.max(at, decided)
    hold(bytes.subarray(at, open))
  }
  let open = 0
  let rest = Buffer.alloc(0)
  for await (const part of source) {
    const bytes = Buffer.concat([rest, part])
    yield* cut(bytes, Math.max(0, bytes.length - decides))
    rest = bytes.subarray(open)
  }
  yield* cut(rest, rest.length)
  if (length > 0) yield mail()
}

/** The next mail, and where the empty line before it begins. */
function nextMail(bytes: Buffer, after: number): { readonly blank: number; readonly at: number } | undefined {
  for (let at = bytes.indexOf('\nFrom ', after); at !== -1; at = bytes.indexOf('\nFrom ', at + 1)) {
    const blank = bytes[at - 1] === 10 ? at - 1 : bytes[at - 1] === 13 && bytes[at - 2] === 10 ? at - 2 : -1
    if (blank !== -1 && begins.test(bytes.subarray(at + 1, at + decides).toString('latin1')))
      return { blank, at: at + 1 }
  }
  return undefined
}
