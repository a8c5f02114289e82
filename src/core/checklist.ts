/** What is there of a working desk. Each step is seen from what is stored, not from a tick that somebody set. */
export type SetupState = {
  readonly password: boolean
  readonly named: boolean
  readonly messenger: boolean
  readonly message: boolean
  readonly sealed: boolean
  readonly colleague: boolean
  readonly dismissed: boolean
}
