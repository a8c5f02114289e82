/** A cursor page. `next` is opaque to the caller and absent on the last page. */
export type Page<T> = { readonly items: readonly T[]; readonly next?: string }

export type PageRequest = { readonly limit: number; readonly cursor?: string }

export const defaultLimit = 50
export const maxLimit = 200
