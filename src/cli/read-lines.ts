import { fail } from '../core/errors.ts'

/** Far more than any line that we write or read; what has no line ends would fill the memory. */
const longest = 64 * 1024 ** 2

/** The lines of a UTF-8 file, one at a time. Broken bytes are an error: they could hide a changed row. */
export async function* readLines(source: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decode = (bytes?: Uint8Array) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined })
    } catch {
      throw fail('unsupported', 'The file is not UTF-8 text.')
    }
  }
  let begun: string[] = []
  let length = 0
  for await (const bytes of source) {
    const lines = decode(bytes).split('\n')
    const rest = lines.pop()!
    for (const line of lines) {
      yield begun.join('') + line
      begun = []
      length = 0
    }
    begun.push(rest)
    length += rest.length
    if (length > longest)
      throw fail('too_large', 'A line of this file is longer than 64 MB. Is it a file of JSON, one text a line?')
  }
  const rest = begun.join('') + decode()
  if (rest !== '') yield rest
}
