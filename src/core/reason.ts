/** Why somebody looks at or gives away what is a person's, in a few words; it stands in the log. */
export const minReason = 3
export const maxReason = 500

export const isReason = (typed: string): boolean => typed.trim().length >= minReason
