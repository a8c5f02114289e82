import type { enOverview } from '../en/overview.ts'

export const deOverview: typeof enOverview = {
  overview: {
    nav: 'Übersicht',
    title: 'Übersicht',
    lead: 'Gezählt, nicht gelesen: Diese Seite kennt Zahlen, nicht, was Menschen geschrieben haben.',
    period: 'Zeitraum',
    days: (count) => `${count} Tage`,
    now: 'Jetzt',
    open: 'offen',
    unassigned: 'nicht zugewiesen',
    waiting: 'warten auf Prüfung',
    firstResponse: 'Erste Antwort',
    resolution: 'Bis zum Abschluss',
    half: 'die Hälfte ging schneller',
    none: 'Noch keine',
    of: (count) => (count === 1 ? '1 Unterhaltung' : `${count.toLocaleString('de')} Unterhaltungen`),
    undone: 'Bitte ansehen',
    erasuresLeft: (count, text) =>
      count === 1
        ? 'Eine Löschung hat begonnen und nicht geendet'
        : `${text} Löschungen haben begonnen und nicht geendet`,
    overdueLeft: (count, text) =>
      count === 1
        ? 'Ein versiegelter Wert ist über seine Zeit und noch nicht vernichtet'
        : `${text} versiegelte Werte sind über ihre Zeit und noch nicht vernichtet`,
    webhooksLeft: (count, text) =>
      count === 1
        ? 'Ein Webhook bekommt nicht, was ihm gesandt wird'
        : `${text} Webhooks bekommen nicht, was ihnen gesandt wird`,
    unchainedLeft: (count, text) =>
      `${text} ${count === 1 ? 'Zeile des Protokolls ist' : 'Zeilen des Protokolls sind'} noch nicht verkettet`,
    sweepsLeft: (count, text) =>
      count === 1
        ? 'Ein versiegelter Wert steht anderswo noch offen'
        : `${text} versiegelte Werte stehen anderswo noch offen`,
    accessSince: (day) => `Seit ${day} hat niemand abgezeichnet, wer was darf`,
    clockWaits: (time) =>
      `Was über seine Zeit ist, wird nicht vor dem ${time} vernichtet: Die Uhr ist um mehr als einen Tag vorgegangen. Stimmt sie?`,
    backupOld: (day) => `Die neueste Sicherung ist vom ${day}`,
    started: 'Unterhaltungen nach Tag',
    hidden: 'Vor dem Speichern verborgen, nach Woche',
    reveals: 'Angesehene Werte, nach Woche',
    whoRevealed: 'Wer was angesehen hat und warum',
    kinds: 'Nach Art',
    noHidden: 'In diesen Wochen wurde nichts verborgen.',
    asTable: 'Als Tabelle',
    day: 'Tag',
    week: 'Woche ab',
    count: 'Anzahl',
    others: 'andere',
    peak: (count, when) => `Am meisten: ${count}, ${when}`,
    weekOf: (day) => `Woche ab ${day}`,
    seconds: (count) => `${count} Sek.`,
    minutes: (count) => `${count} Min.`,
    hours: (count) => `${count} Std.`,
    longer: (count) => `${count} Tage`,
  },
}
