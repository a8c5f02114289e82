import type { enFirstSteps } from '../en/first-steps.ts'

export const deFirstSteps: typeof enFirstSteps = {
  steps: {
    nav: 'Erste Schritte',
    title: 'Erste Schritte',
    lead: 'In fünf Minuten vom leeren Schreibtisch zur ersten geschützten Nachricht.',
    progress: (done, all) => `${done} von ${all} erledigt`,
    dismiss: 'Weglegen',
    emptyInbox: 'Noch hat niemand geschrieben. Die erste geschützte Nachricht ist fünf Minuten entfernt.',
    lookAtIt: 'Im Posteingang ansehen',
    dismissed: 'Weggelegt. Sie finden alles in den Einstellungen.',
    allDone: 'Fertig. Kunden können schreiben, und nichts Heikles liegt offen.',
    toInbox: 'Posteingang öffnen',
    done: 'erledigt',
    titles: {
      password: 'Ein Passwort wählen',
      named: 'Dem Arbeitsbereich einen Namen geben',
      messenger: 'Den Messenger auf eine Seite setzen',
      message: 'Als Besucher eine Nachricht schreiben',
      sealed: 'Sehen, wie sie versiegelt ist',
      colleague: 'Jemanden einladen',
    },
    leads: {
      password: 'Der Link, mit dem Sie kamen, gilt einmal. Von jetzt an öffnet ein Passwort die Tür.',
      named: 'Kunden und Kollegen lesen ihn.',
      messenger: 'Ein Script-Tag vor dem Ende des Body, oder eine Testseite von uns, die keine eigene Website braucht.',
      message: 'Schreiben Sie auf der Testseite etwas mit einer Kartennummer. 4111 1111 1111 1111 gehört niemandem.',
      sealed: 'Öffnen Sie die Unterhaltung: Statt der Nummer steht eine Marke da, und der Tresor hat den Wert.',
      colleague:
        'Sie bekommen einen Link und dürfen antworten; Versiegeltes sehen bleibt bei Ihnen, bis Sie es anders sagen.',
    },
    acts: {
      password: 'Passwort wählen',
      named: 'Namen speichern',
      messenger: 'Testseite öffnen',
      message: 'Testseite öffnen',
      sealed: 'Posteingang öffnen',
      colleague: 'Einladen',
    },
    testTitle: 'Schreiben Sie uns',
    testLead:
      'Das ist Ihre Testseite. Öffnen Sie unten den Messenger und schreiben Sie etwas mit einer Kartennummer: 4111 1111 1111 1111 gehört niemandem. Danach zurück zur Konsole: dort liegt sie, versiegelt.',
    workspaceName: 'Name des Arbeitsbereichs',
  },
}
