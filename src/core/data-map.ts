export type DataTable = { readonly table: string; readonly rows: number; readonly oldest: string | null }
/** Nobody reads a larger number exactly, and counting it would take long. */
export const maxRowsCounted = 100_000
