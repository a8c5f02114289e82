/** For names in a list: «2» stands before «10», as a person counts. */
export const inOrder: (a: string, b: string) => number = new Intl.Collator(undefined, { numeric: true }).compare
