import type { Static } from 'typebox'
import type { Activity as CoreActivity, ChainState as CoreChainState } from '../core/activity.ts'
import type { ApiKey as CoreApiKey } from '../core/api-key.ts'
import type { Contact as CoreContact } from '../core/contact.ts'
import type { Erasure as CoreErasure } from '../core/erasure.ts'
import type { Macro as CoreMacro } from '../core/macro.ts'
import type { Permit as CorePermit } from '../core/permission.ts'
import type { PolicyBody, PolicyVersion, Rule as CoreRule } from '../core/policy.ts'
import type { CustomDetector as CoreDetector } from '../detect/custom.ts'
import type { Role as CoreRole } from '../core/role.ts'
import type { Tag as CoreTag } from '../core/tag.ts'
import type { Foresight } from '../core/what-hides.ts'
import type { Invitation as CoreInvitation, TeammateProfile } from '../core/teammate.ts'
import { may } from '../core/viewer.ts'
import type {
  IdentitySecret as CoreIdentitySecret,
  MessengerSettings as CoreMessenger,
  Workspace as CoreWorkspace,
} from '../core/workspace.ts'
import { presentText, presentTextOrNull, type Eye } from './present-text.ts'
import type { Contact, Erasure } from './wire/contact.ts'
import type {
  Activity,
  ChainState,
  CustomDetector,
  IdentitySecret,
  Macro,
  MessengerSettings,
  Policy,
  PolicyInput,
  Rule,
  Tag,
  Workspace,
} from './wire/house.ts'
import type { MessengerHouse } from './wire/messenger.ts'
import type { ApiKey, Invitation, Permit, Role, Teammate } from './wire/people.ts'

export function presentContact(eye: Eye, contact: CoreContact): Contact {
  const { id, kind, email, phone, externalId, createdAt, lastSeenAt, blockedAt } = contact
  const attributes = Object.fromEntries(
    Object.entries(contact.attributes).map(([name, value]) => [
      name,
      typeof value === 'object' ? presentText(eye, value) : value,
    ]),
  )
  const mayErase = may(eye.viewer, 'contact:erase')
  const mayChange = may(eye.viewer, 'contact:write')
  return {
    id,
    kind,
    name: presentTextOrNull(eye, contact.name),
    email,
    phone,
    externalId,
    attributes,
    createdAt,
    lastSeenAt,
    blockedAt,
    mayErase,
    mayChange,
  }
}

export function presentErasure({ id, contactId, requestedBy, startedAt, completedAt, receipt }: CoreErasure): Erasure {
  return {
    id,
    contactId,
    requestedBy,
    startedAt,
    completedAt,
    receipt: receipt && { ...receipt, erased: { ...receipt.erased } },
  }
}

export function presentTag(eye: Eye, tag: CoreTag): Tag {
  return { id: tag.id, name: presentText(eye, tag.name) }
}

export function presentMacro(eye: Eye, macro: CoreMacro): Macro {
  return {
    id: macro.id,
    name: presentText(eye, macro.name),
    body: presentText(eye, macro.body),
    updatedAt: macro.updatedAt,
  }
}

export function presentWorkspace({ id, name, messenger, createdAt }: CoreWorkspace): Workspace {
  return { id, name, messenger: presentMessenger(messenger), createdAt }
}

function presentMessenger(messenger: CoreMessenger): Static<typeof MessengerSettings> {
  const { requireVerification, origins } = messenger
  return { ...presentFace(messenger), origins: [...origins], requireVerification }
}

/** What every visitor may know of the settings. */
function presentFace(messenger: CoreMessenger): MessengerHouse['messenger'] {
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

export function presentHouse(
  { id, name, messenger }: CoreWorkspace,
  { hides, minConfidence, rules }: Foresight,
): MessengerHouse {
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

export function presentTeammate({
  id,
  name,
  email,
  roleId,
  language,
  deactivatedAt,
  createdAt,
}: TeammateProfile): Teammate {
  return { id, name, email, roleId, language, deactivatedAt, createdAt }
}

export function presentInvitation({ id, email, roleId, expiresAt, acceptedAt }: CoreInvitation): Invitation {
  return { id, email, roleId, expiresAt, acceptedAt }
}

export function presentPermits(permits: readonly CorePermit[]): Static<typeof Permit>[] {
  return permits.map(({ permission, classes }) => ({ permission, ...(classes ? { classes: [...classes] } : {}) }))
}

export function presentRole({ id, name, builtIn, permits }: CoreRole): Role {
  return { id, name, builtIn, permits: presentPermits(permits) }
}

export function presentApiKey({
  id,
  name,
  permits,
  createdBy,
  createdAt,
  expiresAt,
  revokedAt,
  lastUsedAt,
}: CoreApiKey): ApiKey {
  return { id, name, scopes: presentPermits(permits), createdBy, createdAt, expiresAt, revokedAt, lastUsedAt }
}

export function presentPolicyBody({ name, minConfidence, rules, detectors }: PolicyBody): Static<typeof PolicyInput> {
  return {
    name,
    minConfidence,
    rules: rules.map(presentRule),
    ...(detectors ? { detectors: detectors.map(presentDetector) } : {}),
  }
}

function presentDetector({ words, context, ...rest }: CoreDetector): CustomDetector {
  return { ...rest, ...(words ? { words: [...words] } : {}), ...(context ? { context: [...context] } : {}) }
}

export function presentPolicy(policy: PolicyVersion): Policy {
  return {
    version: policy.version,
    ...presentPolicyBody(policy),
    createdBy: policy.createdBy,
    createdAt: policy.createdAt,
  }
}

function presentRule({
  kinds,
  classes,
  authors,
  channels,
  minConfidence,
  action,
  keepDays,
}: CoreRule): Static<typeof Rule> {
  return {
    ...(kinds ? { kinds: [...kinds] } : {}),
    ...(classes ? { classes: [...classes] } : {}),
    ...(authors ? { authors: [...authors] } : {}),
    ...(channels ? { channels: [...channels] } : {}),
    ...(minConfidence === undefined ? {} : { minConfidence }),
    action,
    ...(keepDays === undefined ? {} : { keepDays }),
  }
}

export function presentActivity({
  id,
  position,
  at,
  action,
  actor,
  object,
  details,
  address,
  reason,
}: CoreActivity): Activity {
  return {
    id,
    position,
    at,
    action,
    actor: { type: actor.type, id: actor.id },
    object: object && { type: object.type, id: object.id },
    details: { ...details },
    address,
    reason,
  }
}

export function presentChain({ rows, waiting, checkpoint }: CoreChainState): Static<typeof ChainState> {
  if (!checkpoint) return { rows, waiting, checkpoint: null }
  const { position, hash, at, keyId, signature } = checkpoint
  return { rows, waiting, checkpoint: { position, hash, at, keyId, signature } }
}
