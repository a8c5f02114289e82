/** What the policy only flagged. */
export const enReview = {
  review: {
    nav: 'Review',
    title: 'Review',
    lead: 'What the policy only flagged. Seal it where it stands, or call it harmless: then it is not flagged again.',
    seal: 'Seal',
    harmless: 'Harmless',
    undo: 'Undo',
    progress: (done: string, left: string) => `${done} done, ${left} waiting`,
    of: (kind: string, band: string) => `${kind}, ${band}`,
    found: (detector: string, version: string) => `Seen by ${detector}, flagged by policy version ${version}`,
    empty: 'Nothing to review. What a policy flags appears here.',
    emptyAct: 'Look at the policy',
    gone: 'The text has changed: this value is no longer there.',
    open: 'Open the conversation',
    failed: 'This one was not saved. It is back in the list.',
    keys: 'S seals, H is harmless, U takes the last one back.',
    older: (count: string) => `and ${count} more`,
    flagged: 'Flagged',
  },
}
