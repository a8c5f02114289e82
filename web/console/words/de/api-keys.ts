import type { enApiKeys } from '../en/api-keys.ts'

export const deApiKeys: typeof enApiKeys = {
  keys: {
    title: 'API-Schlüssel',
    lead: 'Ein Schlüssel ist der Zugang eines Programms, mit den Rechten, die Sie ihm geben, und keinem mehr.',
    make: 'Neuer Schlüssel',
    makeTitle: 'Neuer API-Schlüssel',
    scopes: 'Rechte',
    scopesHint: 'Sie können nur Rechte vergeben, die Sie selbst haben.',
    sets: 'Rechte, die zusammengehören',
    scopeSets: { engine: 'Texte prüfen und schwärzen', reads: 'Alles lesen', answers: 'Kunden antworten' },
    expires: 'Läuft ab',
    expiresNever: 'Nie',
    expiresDays: (days) => `In ${days} Tagen`,
    makeDo: 'Schlüssel erstellen',
    madeTitle: 'Kopieren Sie den Schlüssel jetzt',
    madeLead: 'Er wird nur dieses eine Mal gezeigt. Wir behalten nur seinen Prüfwert.',
    revoke: 'Widerrufen',
    revokeTitle: (name) => `${name} widerrufen?`,
    revokeLead: 'Programme, die ihn benutzen, kommen sofort nicht mehr herein.',
    revoked: 'Widerrufen',
    lastUsed: 'Zuletzt benutzt',
    empty: 'Noch keine Schlüssel. Erstellen Sie einen, damit ein Programm über die API lesen oder schreiben kann.',
    expired: 'Abgelaufen',
    active: 'Aktiv',
    docs: 'API-Referenz',
  },
}
