import type { enSignIn } from '../en/sign-in.ts'

export const deSignIn: typeof enSignIn = {
  signIn: {
    tooMany:
      'Zu viele Versuche. Warten Sie eine Minute, nehmen Sie einen Browser, in dem Sie schon angemeldet waren, oder bitten Sie einen Admin um einen Anmeldelink.',
    title: 'Anmelden',
    lead: 'Wo nichts Vertrauliches offen liegt.',
    password: 'Passwort',
    submit: 'Anmelden',
    byLink: 'Ihr Link wird geöffnet',
    linkFailed: 'Dieser Link öffnet nicht mehr',
    choose: 'Passwort wählen',
    chooseLead: (name) => `Willkommen, ${name}. Der Link gilt einmal; von jetzt an öffnet Ihr Passwort die Tür.`,
    passwordRule: 'Mindestens 10 Zeichen. Ein Satz lässt sich leicht merken.',
    show: 'Passwort zeigen',
    choosing: 'Speichern und Posteingang öffnen',
    join: (workspace) => `${workspace} beitreten`,
    joinLead: (email) => `Sie sind eingeladen als ${email}.`,
    joinSubmit: 'Beitreten',
    joinGone: 'Diese Einladung öffnet nicht mehr',
    joinGoneLead: 'Sie wurde benutzt, zurückgezogen oder ist abgelaufen. Bitten Sie um eine neue.',
    yourName: 'Ihr Name',
    signOut: 'Abmelden',
  },
}
