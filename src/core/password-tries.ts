/** So many at once for one account (or one known browser), and then one a minute: some 1,500 guesses a day, from however many addresses. */
export const triesAtOnce = 10
export const tryEveryMs = 60_000

/** How long a browser that signed somebody in is known. It lets nobody in; guesses by others do not count against it. */
export const deviceDays = 180
