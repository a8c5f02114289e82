import { fail } from '../core/errors.ts'
import { markNumbers } from '../core/exact-numbers.ts'
import { isDeeperThan, isJson, isWiderThan } from '../core/json-strings.ts'
import type { Doors } from './doors.ts'

/** Above it a request is refused before it is read whole. */
export const maxBodyBytes = 1_048_576

/** Of these a body is read and walked in one go; a long list of nothing but numbers would hold up everybody else. */
export const maxValues = 200_000

/** More than any document may have, with what stands around it. */
const maxLevels = 200

/** Each `decode` is a whole text; nothing of one is left for the next, not even after an error. */
const strictly = new TextDecoder('utf-8', { fatal: true })

/**
 * JSON in UTF-8 and nothing else. A broken encoding is an error and never «clean»: read with replacement characters, a
 * value could hide from detection. Keys that reach into prototypes are refused.
 */
export function readJsonOnly(app: Doors): void {
  app.removeAllContentTypeParsers()
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/x-ndjson', (request, body, done) =>
    request.routeOptions.config.ndjson === true ? done(null, body) : done(fail('unsupported')),
  )
  app.addContentTypeParser(
    /^application\/json(?:\s*;|$)/i,
    { parseAs: 'buffer', bodyLimit: maxBodyBytes },
    (request, body, done) => {
      const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(request.headers['content-type'] ?? '')?.[1]
      if (charset !== undefined && !/^utf-?8$/i.test(charset)) return done(fail('unsupported'))
      // DELETE and a POST without fields may come with the header and without a body.
      if (body.length === 0) return done(null, undefined)
      let text: string
      try {
        text = strictly.decode(body as Buffer)
      } catch {
        return done(fail('unsupported'))
      }
      if (isWiderThan(text, maxValues))
        return done(fail('too_large', `A body may hold ${maxValues} values and names of fields. Send it in pieces.`))
      if (isDeeperThan(text, maxLevels)) return done(fail('invalid', `A body may be ${maxLevels} levels deep.`))
      const read = request.routeOptions.config.exactNumbers ? markNumbers(text) : text
      void parse(request, read, (error, value) =>
        error
          ? done(
              fail(
                'invalid',
                isJson(text)
                  ? 'The names __proto__ and constructor.prototype are not taken.'
                  : 'The body is not valid JSON.',
              ),
            )
          : done(null, value),
      )
    },
  )
}
