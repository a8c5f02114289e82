import { enActivity } from './en/activity.ts'
import { enApiKeys } from './en/api-keys.ts'
import { enComposer } from './en/composer.ts'
import { enContact } from './en/contact.ts'
import { enData } from './en/data.ts'
import { enDetails } from './en/details-table.ts'
import { enDetectors } from './en/detectors.ts'
import { enEvidence } from './en/evidence.ts'
import { enFirstSteps } from './en/first-steps.ts'
import { enFrame } from './en/frame.ts'
import { enInbox } from './en/inbox.ts'
import { enMessenger } from './en/messenger.ts'
import { enOverview } from './en/overview.ts'
import { enPolicies } from './en/policies.ts'
import { enReview } from './en/review.ts'
import { enRights } from './en/rights-table.ts'
import { enSeals } from './en/seals.ts'
import { enSignIn } from './en/sign-in.ts'
import { enTeam } from './en/team.ts'
import { enThread } from './en/thread.ts'
import { enWebhooks } from './en/webhooks.ts'

/** Every text of the console. German has the same keys, by type; a test looks for what was left untranslated. */
export const en = {
  ...enActivity,
  ...enApiKeys,
  ...enComposer,
  ...enContact,
  ...enData,
  ...enDetectors,
  ...enEvidence,
  ...enFirstSteps,
  ...enFrame,
  ...enInbox,
  ...enOverview,
  ...enPolicies,
  ...enReview,
  ...enSeals,
  ...enSignIn,
  ...enTeam,
  ...enThread,
  details: enDetails,
  messenger: enMessenger,
  rights: enRights,
  webhooks: enWebhooks,
  language: 'en' as 'en' | 'de',
  skip: 'Skip to the conversation',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  saved: 'Saved',
  copy: 'Copy',
  copied: 'Copied',
  retry: 'Try again',
  undo: 'Undo',
  more: 'Show more',
  loading: 'Loading',
  back: 'Back',
  name: 'Name',
  email: 'E-mail',
  created: 'Created',
  none: 'None',
  yes: 'Yes',
  no: 'No',
  never: 'Never',
  unknownPerson: 'Visitor',
  visitorMarks: [
    'Amber',
    'Birch',
    'Clover',
    'Coral',
    'Dune',
    'Fern',
    'Harbour',
    'Heather',
    'Ivory',
    'Juniper',
    'Lagoon',
    'Maple',
    'Pebble',
    'Sage',
    'Slate',
    'Thistle',
  ],
  unknownTeammate: 'Former teammate',
  system: 'Underseal',
  apiKey: 'API key',
  reference: (reference: string) => `Reference ${reference}`,
  overtaken: {
    lead: 'Someone changed this while you wrote. Nothing is saved yet, and what you wrote is still here.',
    theirs: (what: string) => `${what}, as it stands`,
    keepTheirs: 'Keep theirs',
    saveMine: 'Save mine',
  },
  errors: {
    offline: 'No answer from the server. Check the connection, then try again.',
    invalid: 'Something in the form is not right. Check it and try again.',
    unauthenticated: 'You are signed out. Sign in to go on.',
    wrongPassword: 'This e-mail and password do not fit together.',
    linkGone: 'This link was already used or has expired. Ask for a new one.',
    forbidden: 'Your role does not allow this. An admin of the workspace can change that.',
    not_found: 'This is not here any more, or it is not for you to see.',
    conflict: 'This was already made as something else. Reload the page, then try again.',
    changed: 'Someone changed this in the meantime. Look again, then repeat it.',
    gone: 'This has expired or was erased.',
    blocked: 'The policy of your workspace does not accept this content. Remove it and send again.',
    too_large: 'This is too long.',
    unsupported: 'This contains characters that cannot be stored as text.',
    rate_limited: 'Too many tries. Wait a moment, then try again.',
    vault_unavailable: 'The vault cannot protect text right now, so nothing was stored. Try again in a moment.',
    unavailable: 'The server is not ready. Try again in a moment.',
    internal: 'Something failed on our side. Try again; if it stays, quote the reference.',
  },
}

export type Words = typeof en
