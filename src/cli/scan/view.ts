/** What detection reads of a file whose letters are written in a code of their own, and the way back to the file. */
export type View = {
  readonly text: string
  /** The offset in the file of an offset in `text`. */
  readonly back: (at: number) => number
  /** The same for where something ends: behind the code of its last letter. */
  readonly backEnd: (at: number) => number
  /** The places, in terms of the format, of offsets in the file in ascending order; absent if the format has none. */
  readonly places?: (offsets: readonly number[]) => readonly (string | undefined)[]
  /** Said of a file in which something stands that cannot be looked into. */
  readonly closed?: string
}

/** So many stretches of a view are joined to one text, that each does not stay a text of its own. */
const joined = 8_192

/** Writes a view from its beginning to its end. A file has millions of stretches, so they are kept as numbers alone. */
export class ViewWriter {
  readonly #raw: string
  #parts: string[] = []
  readonly #texts: string[] = []
  readonly #at = new Numbers()
  /** Where it stands in the file; the complement (~) if it was not copied letter by letter. */
  readonly #from = new Numbers()
  #length = 0

  constructor(raw: string) {
    this.#raw = raw
  }

  get length(): number {
    return this.#length
  }

  /** Takes over a stretch of the file as it is. */
  copy(from: number, to: number): void {
    if (to > from) this.#add(this.#raw.slice(from, to), from)
  }

  /** Writes what stands in the file at `raw` in other letters, or does not stand there at all. */
  put(text: string, raw: number): void {
    if (text !== '') this.#add(text, ~raw)
  }

  end(): Pick<View, 'text' | 'back' | 'backEnd'> {
    const [ats, froms, length] = [this.#at.all(), this.#from.all(), this.#raw.length]
    const rawOf = (from: number) => (from < 0 ? ~from : from)
    return {
      text: this.#texts.join('') + this.#parts.join(''),
      back: (at) => {
        const i = lastBefore(ats, at)
        const from = froms[i] ?? 0
        return from < 0 ? ~from : from + at - (ats[i] ?? 0)
      },
      backEnd: (at) => {
        const i = lastBefore(ats, at - 1)
        const from = froms[i] ?? 0
        return from < 0 ? rawOf(froms[i + 1] ?? length) : from + at - (ats[i] ?? 0)
      },
    }
  }

  #add(text: string, from: number): void {
    this.#parts.push(text)
    if (this.#parts.length === joined) {
      this.#texts.push(this.#parts.join(''))
      this.#parts = []
    }
    this.#at.push(this.#length)
    this.#from.push(from)
    this.#length += text.length
  }
}

/** Whole numbers of at most 31 bits, four bytes each. */
export class Numbers {
  #held = new Int32Array(1_024)
  #count = 0

  push(number: number): void {
    if (this.#count === this.#held.length) {
      const grown = new Int32Array(this.#count * 2)
      grown.set(this.#held)
      this.#held = grown
    }
    this.#held[this.#count++] = number
  }

  all(): Int32Array {
    return this.#held.subarray(0, this.#count)
  }
}

/** A whole number of many digits as programs write it that know numbers only: `4.2E15`. Undefined if it is none, or was rounded. */
export function digitsOf(number: string): string | undefined {
  const [, first, rest, power] = /^\s{0,9}(\d)\.(\d{9,21})[eE]\+?(\d\d)\s{0,9}$/.exec(number) ?? []
  if (first === undefined || rest === undefined || Number(power) < rest.length || Number(power) > 20) return undefined
  return (first + rest).padEnd(Number(power) + 1, '0')
}

/** The index of the last number that is not above `at`, in ascending numbers; -1 if there is none. */
export function lastBefore(sorted: ArrayLike<number>, at: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
