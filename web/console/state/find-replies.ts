import type { Macro } from '../../../src/http/wire/inbox.ts'

type Reply = Pick<Macro, 'name' | 'body'>

/** Those that have all these words, or pieces of them, in name or text; what the name begins with comes first, what only the text has last. */
export function findReplies<R extends Reply>(all: readonly R[], query: string): readonly R[] {
  const asked = folded(query).split(/\s+/).filter(Boolean)
  if (asked.length === 0) return all
  const places = all.flatMap((one) => {
    const [name, body] = [folded(one.name.text), folded(one.body.text)]
    if (!asked.every((word) => name.includes(word) || body.includes(word))) return []
    const isNamed = asked.every((word) => name.includes(word))
    return [{ one, place: name.startsWith(asked.join(' ')) ? 0 : isNamed ? 1 : 2 }]
  })
  return places.toSorted((a, b) => a.place - b.place).map(({ one }) => one)
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
