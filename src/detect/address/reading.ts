import type { Tokens } from '../names/tokens.ts'

/** The stretch of text in which an address is read. One object, reused. */
export type Reading = {
  text: string
  tokens: Tokens
  readonly roles: Int32Array
  /** Whether the stretch has a line break: blocks and bare lines need one. */
  lines: boolean
  /** Whether a country may be named in it: only such a block has an end. */
  countries: boolean
  steps: number
  /** Parts found behind the street that make it surer: flat, postcode, state. */
  evidence: number
}
