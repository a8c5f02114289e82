/** What ends by itself and is told of in the log when it has been destroyed. */
export const expiring = ['value', 'secret', 'export'] as const
export type Expiring = (typeof expiring)[number]
