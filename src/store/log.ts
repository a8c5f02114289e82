/** What the store says about itself: names, counts and error codes, never a row's content. Pino fits. */
export type Log = {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
