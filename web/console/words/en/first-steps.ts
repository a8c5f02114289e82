/** From an empty desk to the first protected message. */
export const enFirstSteps = {
  steps: {
    nav: 'First steps',
    title: 'First steps',
    lead: 'Five minutes from an empty desk to the first protected message.',
    progress: (done: number, all: number) => `${done} of ${all} done`,
    dismiss: 'Put away',
    emptyInbox: 'Nobody has written yet. The first protected message is five minutes away.',
    lookAtIt: 'Look at it in the inbox',
    dismissed: 'Put away. You find everything in the settings.',
    allDone: 'All set. Customers can write, and nothing sensitive lies in the open.',
    toInbox: 'Open the inbox',
    done: 'done',
    titles: {
      password: 'Choose a password',
      named: 'Name the workspace',
      messenger: 'Put the messenger on a page',
      message: 'Write a message as a visitor',
      sealed: 'See it sealed',
      colleague: 'Invite a colleague',
    } as Record<string, string>,
    leads: {
      password: 'The link that brought you here works once. A password opens the door from now on.',
      named: 'Customers and colleagues read it.',
      messenger: 'One script tag before the end of the body, or a test page of ours that needs no site.',
      message:
        'On the test page, write something with a card number in it. 4111 1111 1111 1111 is one that belongs to nobody.',
      sealed: 'Open the conversation: the number is a mark, and the vault has the value.',
      colleague: 'They get a link, and may answer; looking at sealed values stays with you until you say otherwise.',
    } as Record<string, string>,
    acts: {
      password: 'Choose a password',
      named: 'Save the name',
      messenger: 'Open the test page',
      message: 'Open the test page',
      sealed: 'Open the inbox',
      colleague: 'Invite',
    } as Record<string, string>,
    testTitle: 'Write to us',
    testLead:
      'This is your test page. Open the messenger below and write something with a card number in it: 4111 1111 1111 1111 belongs to nobody. Then go back to the console: there it lies, sealed.',
    workspaceName: 'Name of the workspace',
  },
}
