/** To one address in a day: anybody can leave the address of somebody else, as often as they like. */
export const lettersADay = 3
export const letterDayMs = 24 * 3_600_000
