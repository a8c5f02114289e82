import { deActivity } from './de/activity.ts'
import { deApiKeys } from './de/api-keys.ts'
import { deComposer } from './de/composer.ts'
import { deContact } from './de/contact.ts'
import { deData } from './de/data.ts'
import { deDetails } from './de/details-table.ts'
import { deDetectors } from './de/detectors.ts'
import { deEvidence } from './de/evidence.ts'
import { deFirstSteps } from './de/first-steps.ts'
import { deFrame } from './de/frame.ts'
import { deInbox } from './de/inbox.ts'
import { deMessenger } from './de/messenger.ts'
import { deOverview } from './de/overview.ts'
import { dePolicies } from './de/policies.ts'
import { deReview } from './de/review.ts'
import { deRights } from './de/rights-table.ts'
import { deSeals } from './de/seals.ts'
import { deSignIn } from './de/sign-in.ts'
import { deTeam } from './de/team.ts'
import { deThread } from './de/thread.ts'
import { deWebhooks } from './de/webhooks.ts'
import type { Words } from './en.ts'

export const de: Words = {
  ...deActivity,
  ...deApiKeys,
  ...deComposer,
  ...deContact,
  ...deData,
  ...deDetectors,
  ...deEvidence,
  ...deFirstSteps,
  ...deFrame,
  ...deInbox,
  ...deOverview,
  ...dePolicies,
  ...deReview,
  ...deSeals,
  ...deSignIn,
  ...deTeam,
  ...deThread,
  details: deDetails,
  messenger: deMessenger,
  rights: deRights,
  webhooks: deWebhooks,
  language: 'de',
  skip: 'Zur Unterhaltung springen',
  close: 'Schließen',
  cancel: 'Abbrechen',
  save: 'Speichern',
  saved: 'Gespeichert',
  copy: 'Kopieren',
  copied: 'Kopiert',
  retry: 'Noch einmal',
  undo: 'Rückgängig',
  more: 'Mehr zeigen',
  loading: 'Wird geladen',
  back: 'Zurück',
  name: 'Name',
  email: 'E-Mail',
  created: 'Angelegt',
  none: 'Nichts',
  yes: 'Ja',
  no: 'Nein',
  never: 'Nie',
  unknownPerson: 'Besucher',
  visitorMarks: [
    'Bernstein',
    'Birke',
    'Klee',
    'Koralle',
    'Düne',
    'Farn',
    'Hafen',
    'Heide',
    'Elfenbein',
    'Wacholder',
    'Lagune',
    'Ahorn',
    'Kiesel',
    'Salbei',
    'Schiefer',
    'Distel',
  ],
  unknownTeammate: 'Früheres Teammitglied',
  system: 'Underseal',
  apiKey: 'API-Schlüssel',
  reference: (reference) => `Kennung ${reference}`,
  overtaken: {
    lead: 'Jemand hat das geändert, während Sie schrieben. Noch ist nichts gespeichert, und Ihr Text steht noch hier.',
    theirs: (what: string) => `${what}, wie es jetzt da steht`,
    keepTheirs: 'So lassen',
    saveMine: 'Meins speichern',
  },
  errors: {
    offline: 'Keine Antwort vom Server. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
    invalid: 'Etwas im Formular stimmt nicht. Bitte prüfen und noch einmal versuchen.',
    unauthenticated: 'Sie sind abgemeldet. Melden Sie sich an, um weiterzuarbeiten.',
    wrongPassword: 'E-Mail und Passwort passen nicht zusammen.',
    linkGone: 'Dieser Link wurde schon benutzt oder ist abgelaufen. Bitten Sie um einen neuen.',
    forbidden: 'Ihre Rolle erlaubt das nicht. Ein Admin des Arbeitsbereichs kann das ändern.',
    not_found: 'Das gibt es nicht mehr, oder es ist nicht für Sie bestimmt.',
    conflict: 'Das wurde schon als etwas anderes angelegt. Laden Sie die Seite neu, dann versuchen Sie es noch einmal.',
    changed: 'Jemand hat das inzwischen geändert. Sehen Sie noch einmal nach, dann wiederholen Sie es.',
    gone: 'Das ist abgelaufen oder wurde gelöscht.',
    blocked:
      'Die Richtlinie Ihres Arbeitsbereichs nimmt diesen Inhalt nicht an. Bitte entfernen und noch einmal senden.',
    too_large: 'Das ist zu lang.',
    unsupported: 'Darin sind Zeichen, die sich nicht als Text speichern lassen.',
    rate_limited: 'Zu viele Versuche. Bitte einen Moment warten.',
    vault_unavailable:
      'Der Tresor kann gerade keinen Text schützen, deshalb wurde nichts gespeichert. Bitte gleich noch einmal versuchen.',
    unavailable: 'Der Server ist noch nicht bereit. Bitte gleich noch einmal versuchen.',
    internal: 'Bei uns ist etwas schiefgegangen. Versuchen Sie es noch einmal; bleibt es so, nennen Sie die Kennung.',
  },
}
