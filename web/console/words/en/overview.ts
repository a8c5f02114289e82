/** Numbers of the desk. */
export const enOverview = {
  overview: {
    nav: 'Overview',
    title: 'Overview',
    lead: 'Counted, never read: this page knows numbers, not what people wrote.',
    period: 'Period',
    days: (count: number) => `${count} days`,
    now: 'Now',
    open: 'open',
    unassigned: 'unassigned',
    waiting: 'waiting for review',
    firstResponse: 'First response',
    resolution: 'Resolution',
    half: 'half were quicker',
    none: 'Not yet',
    of: (count: number) => (count === 1 ? '1 conversation' : `${count.toLocaleString('en')} conversations`),
    undone: 'Needs a look',
    erasuresLeft: (count: number, text: string) =>
      count === 1 ? 'An erasure was begun and has not ended' : `${text} erasures were begun and have not ended`,
    overdueLeft: (count: number, text: string) =>
      count === 1
        ? 'A sealed value is past its time and not destroyed yet'
        : `${text} sealed values are past their time and not destroyed yet`,
    webhooksLeft: (count: number, text: string) =>
      count === 1 ? 'A webhook does not get what it is sent' : `${text} webhooks do not get what they are sent`,
    unchainedLeft: (count: number, text: string) =>
      `${text} ${count === 1 ? 'row' : 'rows'} of the log ${count === 1 ? 'is' : 'are'} not chained yet`,
    sweepsLeft: (count: number, text: string) =>
      count === 1
        ? 'A value that was sealed stands open elsewhere'
        : `${text} values that were sealed stand open elsewhere`,
    accessSince: (day: string) => `Nobody has signed off who may do what since ${day}`,
    clockWaits: (time: string) =>
      `Nothing that is past its time is destroyed before ${time}: the clock went ahead by more than a day. Is it right?`,
    backupOld: (day: string) => `The newest backup is of ${day}`,
    started: 'Conversations by day',
    hidden: 'Hidden before it was stored, by week',
    reveals: 'Values revealed, by week',
    whoRevealed: 'Who looked, at what and why',
    kinds: 'By kind',
    noHidden: 'Nothing was hidden in these weeks.',
    asTable: 'As a table',
    day: 'Day',
    week: 'Week of',
    count: 'Count',
    others: 'others',
    peak: (count: string, when: string) => `Most: ${count}, ${when}`,
    weekOf: (day: string) => `week of ${day}`,
    seconds: (count: number) => `${count} s`,
    minutes: (count: number) => `${count} min`,
    hours: (count: string) => `${count} h`,
    longer: (count: string) => `${count} days`,
  },
}
