/** A pattern as a tree. Sets are sorted pairs of code units, both ends included. */
export type Node =
  | { readonly type: 'set'; readonly ranges: readonly number[] }
  | { readonly type: 'all'; readonly parts: readonly Node[] }
  | { readonly type: 'any'; readonly parts: readonly Node[] }
  | { readonly type: 'repeat'; readonly part: Node; readonly least: number; readonly most: number }
  | { readonly type: 'assert'; readonly what: Assertion }

/** `edge` is a word boundary that knows letters beyond ASCII: word lists use it. */
export type Assertion = 'start' | 'end' | 'boundary' | 'inside' | 'edge'

/** Says what a pattern may not hold, and where. */
export class PatternError extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

const mostRepeats = 256
const digits = [48, 57]
const wordChars = [48, 57, 65, 90, 95, 95, 97, 122]
const spaces = [
  9, 13, 32, 32, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f, 0x205f, 0x3000,
  0x3000, 0xfeff, 0xfeff,
]
const lineEnds = [10, 10, 13, 13, 0x2028, 0x2029]
const escapes: Readonly<Record<string, readonly number[]>> = {
  d: digits,
  D: inverted(digits),
  w: wordChars,
  W: inverted(wordChars),
  s: spaces,
  S: inverted(spaces),
}
const controls: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, 0: 0 }

export function parsePattern(source: string, ignoreCase = false): Node {
  let at = 0
  let depth = 0

  const either = (): Node => {
    if (++depth > 50) throw new PatternError('Groups are nested too deep.', at)
    const parts = [sequence()]
    while (source[at] === '|') {
      at++
      parts.push(sequence())
    }
    depth--
    return parts.length === 1 ? (parts[0] as Node) : { type: 'any', parts }
  }

  const sequence = (): Node => {
    const parts: Node[] = []
    while (at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(repeated())
    return parts.length === 1 ? (parts[0] as Node) : { type: 'all', parts }
  }

  const repeated = (): Node => {
    const begin = at
    const part = atom()
    const times = readTimes(source, at)
    if (!times) return part
    if (part.type === 'assert') throw new PatternError('Nothing stands before this repeat.', begin)
    at = times.end
    if (source[at] === '?')
      throw new PatternError(
        'Lazy repeats are not known: the longest match counts. Exclude the end instead, as in [^"]*.',
        at,
      )
    if (source[at] === '+' || readTimes(source, at)) throw new PatternError('Two repeats follow each other.', at)
    if (times.least > mostRepeats || (times.most !== Infinity && times.most > mostRepeats))
      throw new PatternError(`A repeat goes up to ${mostRepeats}.`, begin)
    if (times.most < times.least) throw new PatternError('The repeat ends before it begins.', begin)
    return { type: 'repeat', part, least: times.least, most: times.most }
  }

  const atom = (): Node => {
    const c = source[at] as string
    if (c === '(') return group()
    if (c === '[') return { type: 'set', ranges: cased(set()) }
    if (c === '.') return (at++, { type: 'set', ranges: inverted(lineEnds) })
    if (c === '^') return (at++, { type: 'assert', what: 'start' })
    if (c === '$') return (at++, { type: 'assert', what: 'end' })
    if (c === '\\') return escaped()
    if (c === '*' || c === '+' || c === '?' || (c === '{' && readTimes(source, at)))
      throw new PatternError('Nothing stands before this repeat.', at)
    at++
    return { type: 'set', ranges: cased([c.charCodeAt(0), c.charCodeAt(0)]) }
  }

  const group = (): Node => {
    const begin = at++
    if (source[at] === '?') {
      const kind = /^\?(?:<[=!]|[=!])/.exec(source.slice(at))
      if (kind)
        throw new PatternError(
          'Looking ahead or behind is not known: it cannot be done in one pass. Use context words instead.',
          begin,
        )
      const named = /^\?(?::|<\w+>)/.exec(source.slice(at))
      if (!named) throw new PatternError('This kind of group is not known.', begin)
      at += named[0].length
    }
    const inner = either()
    if (source[at] !== ')') throw new PatternError('A bracket is not closed.', begin)
    at++
    return inner
  }

  const escaped = (): Node => {
    const c = source[at + 1] ?? ''
    if (c === 'b' || c === 'B') {
      at += 2
      return { type: 'assert', what: c === 'b' ? 'boundary' : 'inside' }
    }
    if (/[1-9k]/.test(c))
      throw new PatternError('Referring back to a group is not known: it cannot be done in one pass.', at)
    return { type: 'set', ranges: cased(escape()) }
  }

  /** Behind a backslash, inside and outside of sets. */
  const escape = (): readonly number[] => {
    const begin = at
    const c = source[at + 1]
    if (c === undefined) throw new PatternError('A backslash stands at the end.', at)
    at += 2
    const known = escapes[c]
    if (known) return known
    const code = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))/.exec(source.slice(begin + 1))
    if (code) {
      at = begin + 1 + code[0].length
      const unit = Number.parseInt(code[1] ?? code[2] ?? '', 16)
      return [unit, unit]
    }
    if (/[pPcxu]/.test(c)) throw new PatternError(`\\${c} is not known here.`, begin)
    const unit = controls[c] ?? c.charCodeAt(0)
    if (/[a-zA-Z1-9]/.test(c) && controls[c] === undefined) throw new PatternError(`\\${c} is not known.`, begin)
    return [unit, unit]
  }

  const set = (): number[] => {
    const begin = at++
    const not = source[at] === '^'
    if (not) at++
    const ranges: number[] = []
    const one = (): readonly number[] => {
      if (source[at] !== '\\') return [source.charCodeAt(at), source.charCodeAt(at++)]
      if (source[at + 1] !== 'b') return escape()
      at += 2
      return [8, 8]
    }
    while (at < source.length && source[at] !== ']') {
      const from = one()
      if (
        source[at] === '-' &&
        source[at + 1] !== ']' &&
        at + 1 < source.length &&
        from[0] === from[1] &&
        from.length === 2
      ) {
        at++
        const to = one()
        if (to.length !== 2 || to[0] !== to[1])
          throw new PatternError('A range needs a single character at its end.', at)
        if ((to[0] as number) < (from[0] as number)) throw new PatternError('The range goes backwards.', at)
        ranges.push(from[0] as number, to[0] as number)
      } else ranges.push(...from)
    }
    if (source[at] !== ']') throw new PatternError('A set is not closed.', begin)
    at++
    return not ? inverted(ignoreCase ? withCases(ranges) : ranges) : ranges
  }

  const cased = (ranges: readonly number[]): readonly number[] => (ignoreCase ? withCases(ranges) : ranges)

  const tree = either()
  if (at < source.length) throw new PatternError('A closing bracket has no opening one.', at)
  return tree
}

/** Where a brace stands that is no repeat, such as `{4` that nobody closed: it is a sign like any other, which few mean. */
export function looseBrace(source: string): number | undefined {
  let inSet = false
  for (let at = 0; at < source.length; at++) {
    const c = source[at]
    if (c === '\\') at++
    else if (inSet) inSet = c !== ']'
    else if (c === '[') inSet = true
    else if (c === '{') {
      const times = readTimes(source, at)
      if (!times) return at
      at = times.end - 1
    } else if (c === '}') return at
  }
  return undefined
}

type Times = { readonly least: number; readonly most: number; readonly end: number }

function readTimes(source: string, at: number): Times | undefined {
  const c = source[at]
  if (c === '*') return { least: 0, most: Infinity, end: at + 1 }
  if (c === '+') return { least: 1, most: Infinity, end: at + 1 }
  if (c === '?') return { least: 0, most: 1, end: at + 1 }
  const counted = c === '{' ? /^\{(\d{1,5})(,?)(\d{0,5})\}/.exec(source.slice(at, at + 14)) : null
  if (!counted || (counted[2] === '' && counted[3] !== '')) return undefined
  const least = Number(counted[1])
  const most = counted[2] === '' ? least : counted[3] === '' ? Infinity : Number(counted[3])
  return { least, most, end: at + counted[0].length }
}

/** Everything that is not in these ranges. */
function inverted(ranges: readonly number[]): number[] {
  const pairs: [number, number][] = []
  for (let i = 0; i < ranges.length; i += 2) pairs.push([ranges[i] as number, ranges[i + 1] as number])
  pairs.sort((a, b) => a[0] - b[0])
  const out: number[] = []
  let next = 0
  for (const [from, to] of pairs) {
    if (from > next) out.push(next, from - 1)
    next = Math.max(next, to + 1)
  }
  if (next <= 0xffff) out.push(next, 0xffff)
  return out
}

/** Both cases of the letters below U+0250. */
function withCases(ranges: readonly number[]): number[] {
  const out = [...ranges]
  for (let i = 0; i < ranges.length; i += 2) {
    for (let c = ranges[i] as number; c <= Math.min(ranges[i + 1] as number, 0x24f); c++) {
      const letter = String.fromCharCode(c)
      for (const other of [letter.toLowerCase(), letter.toUpperCase()])
        if (other !== letter && other.length === 1) out.push(other.charCodeAt(0), other.charCodeAt(0))
    }
  }
  return out
}
