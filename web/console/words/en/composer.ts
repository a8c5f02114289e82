/** Writing: the field, saved replies. */
export const enComposer = {
  composer: {
    willHide: (kinds: string) => `Will be hidden when you send it: ${kinds}`,
    willRefuse: (kinds: string) => `This workspace does not take it: ${kinds}. Take it out first.`,
    editValue: 'Show it in the text',
    label: 'Write',
    reply: 'Reply',
    note: 'Note',
    replyTo: (name: string) => `Reply to ${name}…`,
    notePlaceholder: 'Write a note for the team…',
    send: 'Send',
    sendNote: 'Add note',
    sendAndClose: 'Send and close',
    saved: 'Saved replies',
    findSaved: 'Find by name or text',
    noneFits: 'No saved reply has these words.',
    noSaved: 'No saved replies yet.',
    saveThis: 'Save this text as a reply…',
    savedName: 'Name of the reply',
    closedHint: 'This conversation is closed. A reply opens it again.',
    hint: 'Ctrl + Enter sends',
  },

  replies: {
    title: 'Saved replies',
    lead: 'Texts you write often. They are protected as messages are: nothing sensitive is kept in them.',
    make: 'New reply',
    edit: 'Edit',
    remove: 'Remove',
    body: 'Text',
    fillIns:
      'Fill-ins: {{contact.name}}, {{teammate.name}} and {{workspace.name}}. Without a name the greeting stands alone.',
    empty: 'No saved replies yet. Write the answer you give most often.',
    removeTitle: (name: string) => `Remove “${name}”?`,
    removeLead: 'Messages that were sent with it stay.',
  },
}
