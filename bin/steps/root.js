import { fileURLToPath } from 'node:url'

/** The folder of the checkout. Through `fileURLToPath`, because a space in the path is `%20` in a URL. */
export const root = fileURLToPath(new URL('../..', import.meta.url))
