import { fail } from '../core/errors.ts'

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
  let rest = ''
  for await (const bytes of source) {
    const lines = (rest + decode(bytes)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  rest += decode()
  if (rest !== '') yield rest
}
