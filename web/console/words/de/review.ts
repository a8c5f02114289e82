import type { enReview } from '../en/review.ts'

export const deReview: typeof enReview = {
  review: {
    nav: 'Prüfen',
    title: 'Prüfen',
    lead: 'Was die Richtlinie nur markiert hat. Versiegeln Sie es an seinem Platz, oder nennen Sie es harmlos: Dann wird es nicht wieder markiert.',
    seal: 'Versiegeln',
    harmless: 'Harmlos',
    undo: 'Zurücknehmen',
    progress: (done, left) => `${done} erledigt, ${left} warten`,
    of: (kind, band) => `${kind}: ${band}`,
    found: (detector, version) => `Erkannt von ${detector}, markiert durch Version ${version} der Richtlinie`,
    empty: 'Nichts zu prüfen. Was eine Richtlinie markiert, erscheint hier.',
    emptyAct: 'Richtlinie ansehen',
    gone: 'Der Text hat sich geändert: Diesen Wert gibt es darin nicht mehr.',
    open: 'Unterhaltung öffnen',
    failed: 'Das wurde nicht gespeichert. Es steht wieder in der Liste.',
    keys: 'S versiegelt, H ist harmlos, U nimmt das Letzte zurück.',
    older: (count) => `und ${count} weitere`,
    flagged: 'Markiert',
  },
}
