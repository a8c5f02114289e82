import type { Static } from 'typebox'
import type { Foresight } from '../core/what-hides.ts'
import type {
  Workspace as CoreWorkspace,
  MessengerSettings as CoreMessenger,
  IdentitySecret as CoreIdentitySecret,
} from '../core/workspace.ts'
import { presentRule } from './present-policy.ts'
import type { MessengerWorkspace } from './wire/messenger.ts'
import type { IdentitySecret, MessengerSettings, Workspace } from './wire/workspace.ts'

export function presentWorkspace({ id, name, messenger, createdAt }: CoreWorkspace): Workspace {
  return { id, name, messenger: presentMessenger(messenger), createdAt }
}

function presentMessenger(messenger: CoreMessenger): Static<typeof MessengerSettings> {
  const { requireVerification, origins, tellByEmail } = messenger
  return { ...presentFace(messenger), tellByEmail, origins: [...origins], requireVerification }
}

/** What every visitor may know of the settings. */
function presentFace(messenger: CoreMessenger): MessengerWorkspace['messenger'] {
  const { greeting, intro, color, position, spacing, replyTime, hours, sound, askEmail, language } = messenger
  return {
    greeting: { en: greeting.en, de: greeting.de },
    intro: { en: intro.en, de: intro.de },
    color,
    position,
    spacing: { side: spacing.side, bottom: spacing.bottom },
    replyTime,
    hours: hours && { timeZone: hours.timeZone, week: hours.week.map(({ day, from, to }) => ({ day, from, to })) },
    sound,
    askEmail,
    language,
  }
}

export function presentMessengerWorkspace(
  { id, name, messenger }: CoreWorkspace,
  { hides, minConfidence, rules }: Foresight,
): MessengerWorkspace {
  return {
    id,
    name,
    messenger: presentFace(messenger),
    hides: [...hides],
    minConfidence,
    rules: rules.map(presentRule),
  }
}

export function presentIdentitySecret({ id, createdAt, revokedAt }: CoreIdentitySecret): IdentitySecret {
  return { id, createdAt, revokedAt }
}
