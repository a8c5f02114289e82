import type { enComposer } from '../en/composer.ts'

export const deComposer: typeof enComposer = {
  composer: {
    willHide: (kinds) => `Wird beim Senden verborgen: ${kinds}`,
    willRefuse: (kinds) => `Das nimmt dieser Arbeitsbereich nicht an: ${kinds}. Nehmen Sie es vorher heraus.`,
    editValue: 'Im Text zeigen',
    label: 'Schreiben',
    reply: 'Antwort',
    note: 'Notiz',
    replyTo: (name) => `Antwort an ${name} …`,
    notePlaceholder: 'Eine Notiz für das Team …',
    send: 'Senden',
    sendNote: 'Notiz speichern',
    sendAndClose: 'Senden und schließen',
    saved: 'Textbausteine',
    findSaved: 'Nach Name oder Text suchen',
    noneFits: 'Keine Antwortvorlage enthält diese Wörter.',
    noSaved: 'Noch keine Textbausteine.',
    saveThis: 'Diesen Text als Baustein speichern …',
    savedName: 'Name des Bausteins',
    closedHint: 'Diese Unterhaltung ist geschlossen. Eine Antwort öffnet sie wieder.',
    hint: 'Strg + Enter sendet',
  },

  replies: {
    title: 'Textbausteine',
    lead: 'Texte, die Sie oft schreiben. Sie gehen denselben Weg wie Nachrichten: Nichts Vertrauliches bleibt darin.',
    make: 'Neuer Baustein',
    edit: 'Bearbeiten',
    remove: 'Entfernen',
    body: 'Text',
    fillIns:
      'Platzhalter: {{contact.name}}, {{teammate.name}} und {{workspace.name}}. Ohne Namen steht die Anrede allein.',
    empty: 'Noch keine Textbausteine. Schreiben Sie die Antwort auf, die Sie am häufigsten geben.',
    removeTitle: (name) => `„${name}“ entfernen?`,
    removeLead: 'Nachrichten, die damit gesendet wurden, bleiben.',
  },
}
