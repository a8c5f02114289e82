/** The doors: signing in, joining. */
export const enSignIn = {
  signIn: {
    tooMany:
      'Too many tries. Wait a minute, use a browser in which you signed in before, or ask an admin for a sign-in link.',
    title: 'Sign in',
    lead: 'Where nothing sensitive lies in the open.',
    password: 'Password',
    submit: 'Sign in',
    byLink: 'Opening your link',
    linkFailed: 'This link does not open any more',
    choose: 'Choose a password',
    chooseLead: (name: string) => `Welcome, ${name}. The link works once; your password opens the door from now on.`,
    passwordRule: 'At least 10 characters. A sentence is easy to keep in mind.',
    show: 'Show password',
    choosing: 'Save and open the inbox',
    join: (workspace: string) => `Join ${workspace}`,
    joinLead: (email: string) => `You are invited as ${email}.`,
    joinSubmit: 'Join',
    joinGone: 'This invitation does not open any more',
    joinGoneLead: 'It was used, withdrawn or has expired. Ask the person who invited you for a new one.',
    yourName: 'Your name',
    signOut: 'Sign out',
  },
}
