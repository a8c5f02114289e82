import type { enSeals } from '../en/seals.ts'

export const deSeals: typeof enSeals = {
  seal: {
    sealed: 'Versiegelt',
    whyPlain: 'Es wurde herausgenommen, bevor die Nachricht gespeichert wurde.',
    until: (date) => `Liegt bis ${date} im Tresor und wird dann vernichtet.`,
    expired: 'Der Wert ist abgelaufen und wurde vernichtet. Nur diese Marke ist geblieben.',
    reveal: 'Zeigen …',
    restore: 'Nicht vertraulich? Zurückholen …',
    mayNeither: 'Ihre Rolle darf damit arbeiten, aber nicht hineinsehen. Fragen Sie jemanden, der Werte zeigen darf.',
    revealTitle: 'Diesen Wert zeigen',
    revealLead:
      'Er ist 60 Sekunden zu sehen. Dass und warum Sie nachgesehen haben, wird vorher ins Protokoll geschrieben.',
    revealReason: 'Warum müssen Sie ihn sehen?',
    reasons: ['Identität prüfen', 'Zahlung bearbeiten', 'Kunde hat gefragt', 'Falsche Schwärzung prüfen'],
    revealDo: 'Für 60 Sekunden zeigen',
    hide: 'Jetzt verbergen',
    copyValue: 'Wert kopieren',
    secondsLeft: (seconds) => `Schließt in ${seconds} s`,
    restoreTitle: 'Text zurückholen',
    restoreLead:
      'Der Wert kommt für alle, die lesen, zurück in die Nachricht, und genau dieser Wert kommt auf die Erlaubnisliste: Er wird nicht wieder versiegelt.',
    restoreReason: 'Warum ist das nicht vertraulich?',
    restoreDo: 'Zurückholen und merken',
    chip: (kind, hint) => `Versiegelt: ${kind} ${hint}`,
    sealThis: 'Versiegeln',
    sealAs: 'Versiegeln als',
    sealedNow: 'Versiegelt. Die Stelle ist aus der Nachricht und aus der Suche heraus.',
    changedSince:
      'Diese Nachricht hat sich geändert, seit Sie sie gelesen haben; es wurde nichts versiegelt. Hier steht sie, wie sie jetzt ist: Markieren Sie die Stelle noch einmal.',
    overlaps: 'Wählen Sie eine Stelle ohne versiegelten Wert.',
  },

  chip: {
    byRule: (rule, version) =>
      `Regel ${rule} der Richtlinie, Version ${version}, hat den Wert vor dem Speichern versiegelt.`,
    byPolicy: (version) => `Version ${version} der Richtlinie hat den Wert vor dem Speichern versiegelt.`,
    byPerson: 'Jemand aus dem Team hat diese Stelle markiert und versiegelt.',
    seen: (what, band) => `Erkannt als ${what}, ${band}.`,
    bands: { sure: 'fast sicher', likely: 'wahrscheinlich', possible: 'möglich' },
    destroyed: 'Der Wert wurde vor seiner Zeit vernichtet. Nur diese Marke ist geblieben.',
    extend: 'Länger aufbewahren …',
    destroy: 'Jetzt vernichten …',
    extendTitle: 'Diesen Wert länger aufbewahren',
    extendLead: 'Gezählt ab heute. Dass und warum Sie verlängert haben, steht danach im Protokoll.',
    extendFor: 'Aufbewahren für',
    extendReason: 'Warum wird er noch gebraucht?',
    extendDo: 'Länger aufbewahren',
    extended: (until) => `Aufbewahrt bis ${until}.`,
    destroyTitle: 'Diesen Wert vernichten',
    destroyLead: 'Der Wert ist dann für alle endgültig weg. Die Nachricht bleibt, wie sie jetzt zu lesen ist.',
    destroyReason: 'Warum wird er vernichtet?',
    destroyDo: 'Endgültig vernichten',
    destroyDone: 'Vernichtet. Nur die Marke ist geblieben.',
    looks: 'Vor Ihnen',
    noLooks: 'Noch niemand hat den Wert angesehen.',
    copyLogged: 'Das Kopieren kommt ins Protokoll.',
    copyFailed: 'Nicht kopiert: Es ließ sich nicht ins Protokoll schreiben.',
  },

  sweep: {
    look: 'Anderswo suchen',
    looking: 'Der Wert wird in allen anderen Texten gesucht …',
    nowhere: 'In keinem anderen Text steht dieser Wert.',
    tooShort: 'Das ist zu kurz, um gesucht zu werden: Es steht zufällig auch in anderen Texten.',
    title: 'Der Wert steht auch anderswo',
    found: (count, text) =>
      count === 1
        ? 'In einem weiteren Text steht genau dieser Wert offen.'
        : `In ${text} weiteren Texten steht genau dieser Wert offen.`,
    where: 'Durchgesehen werden Nachrichten, Notizen, Titel, Felder von Kontakten, Entwürfe, Textbausteine und Namen.',
    mayNot: 'Sie dürfen ihn nicht überall versiegeln. Wer es darf, findet ihn unter „Prüfen“.',
    sealAll: (count, text) => (count === 1 ? 'Auch dort versiegeln' : `In allen ${text} versiegeln`),
    later: 'Nicht jetzt',
    undoHint:
      'Wurde er irrtümlich verborgen, lässt er sich unter „Prüfen“ überall zurückholen. Aus Entwürfen wird er endgültig entfernt.',
    sealing: (done) => `Jeder Text wird gelesen. Bisher versiegelt: ${done}`,
    done: (count, text) =>
      count === 1 ? 'In einem weiteren Text versiegelt.' : `In ${text} weiteren Texten versiegelt.`,
    failed: (count, text) =>
      count === 1
        ? 'Einer ließ sich nicht ändern. Suchen Sie noch einmal.'
        : `${text} ließen sich nicht ändern. Suchen Sie noch einmal.`,
    lost: 'Den Wert gibt es inzwischen nicht mehr; er lässt sich nicht weiter suchen.',
    detector: 'Damit solche Werte von selbst gefunden werden, schreiben Sie einen eigenen Detektor.',
    detectorAct: 'Eigene Detektoren',
    section: 'In allen Texten auf einmal',
    sectionLead: 'Werte, die übersehen, an einer Stelle versiegelt und dann überall gesucht wurden.',
    states: {
      looking: 'wird gesucht',
      found: 'wartet auf eine Entscheidung',
      sealing: 'wird versiegelt',
      done: 'überall versiegelt',
      undoing: 'wird zurückgeholt',
      undone: 'zurückgeholt',
      lost: 'den Wert gibt es nicht mehr',
    },
    by: (who, when) => `${who}, ${when}`,
    counts: (found, sealed) => `gefunden in ${found}, versiegelt in ${sealed}`,
    undo: 'Irrtümlich verborgen? Zurückholen …',
    undoTitle: 'Überall zurückholen',
    undoLead:
      'Der Wert kommt für alle, die lesen, in alle diese Texte zurück, und genau dieser Wert kommt auf die Erlaubnisliste: Er wird nicht wieder versiegelt. Entwürfe bleiben ohne ihn, und wo er zuerst versiegelt wurde, bleibt er es.',
    undoReason: 'Warum ist das nicht vertraulich?',
    undoDo: 'Zurückholen und merken',
  },
}
