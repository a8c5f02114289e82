import { Failure } from './core/errors.ts'
import type { ImportedConversation } from './core/import.ts'
import { withoutStrangers } from './http/api-schema.ts'
import { validatorCompiler } from './http/validate.ts'
import { ImportedConversation as Shape } from './http/wire/import.ts'

const check = validatorCompiler({
  schema: withoutStrangers(Shape) as typeof Shape,
  method: 'POST',
  url: '/v1/imports',
  httpPart: 'body',
})

/** For the command line: the same look at a conversation as the door of the API takes. */
export function readConversation(given: unknown): ImportedConversation {
  const { value, error } = check(given) as { value?: ImportedConversation; error?: Failure }
  if (value === undefined) throw error ?? new Failure('invalid', 'This is not what was expected.')
  return value
}
