// What must hold, in the manner of Lighthouse's budgets. Times are of a quiet machine; bytes, requests and ratios hold anywhere.
export type Budget = { readonly what: string; readonly measured: number; readonly most: number; readonly unit: string }

/** Prints a table and says whether all held. */
export function judge(title: string, budgets: readonly Budget[]): boolean {
  console.log(`\n${title}`)
  for (const { what, measured, most, unit } of budgets) {
    const held = measured <= most
    console.log(
      `${held ? 'held  ' : 'MISSED'} ${what.padEnd(64)} ${number(measured).padStart(9)} of ${number(most)} ${unit}`,
    )
  }
  return budgets.every(({ measured, most }) => measured <= most)
}

const number = (value: number): string => (Math.abs(value) < 10 ? value.toFixed(2) : value.toFixed(0))
