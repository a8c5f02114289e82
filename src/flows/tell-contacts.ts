import { foldLookup, isEmail } from '../core/contact.ts'
import { Failure } from '../core/errors.ts'
import type { MessengerSettings } from '../core/workspace.ts'
import type { Housekeeper, Staff } from '../core/viewer.ts'
import type { Deps, Mail } from './ports.ts'

const minute = 60_000
/** Who still looks at the page reads it there. */
const waitMs = 10 * minute
/** What is older than this is no news any more; so nobody gets old letters on the day when it is switched on. */
const newsMs = 24 * 60 * minute

/**
 * An e-mail to customers who left before they were answered: that there is an answer, and where, never what it says, since mail lies
 * in the open and the address may be somebody else's. One until they have read it. It is written down first, so that of two
 * processes one sends; what the mail server did not take is tried at the next run, but for an address that it never takes, and an
 * address that it does not take holds up no other.
 */
export function openTelling(d: Deps, mail: Mail): () => Promise<void> {
  return async () => {
    const failures: unknown[] = []
    for (const workspaceId of await d.store.workspaceIds()) await tellThoseOf(d, mail, workspaceId, failures)
    if (failures.length > 0) throw failures[0]
  }
}

async function tellThoseOf(d: Deps, mail: Mail, workspaceId: string, failures: unknown[]): Promise<void> {
  const workspace = await d.store.workspace(workspaceId)
  if (!workspace?.messenger.tellByEmail) return
  const now = d.clock.now()
  const house: Housekeeper = { type: 'system', id: 'tell-contacts', workspaceId, address: null }
  const eyes: Staff = { ...house, type: 'api-key', permits: [{ permission: 'contact:read' }] }
  const span = { from: new Date(now.getTime() - newsMs), to: new Date(now.getTime() - waitMs) }
  for (const { conversationId, contactId, position } of await d.store.unreadAnswers(workspaceId, span)) {
    const contact = await d.store.contactFor(eyes, contactId)
    if (!contact?.email || !isEmail(contact.email) || contact.blockedAt !== null) continue
    const address = personsOf(contact.email)
    const mine = await d.store.write(workspaceId, async (tx) => {
      if (!(await tx.claimTelling(conversationId, position)) || !(await tx.takeLetter(address, now))) return false
      const object = { type: 'conversation', id: conversationId }
      await tx.log(house, { action: 'contact.told', object, about: contactId })
      return true
    })
    if (!mine) continue
    try {
      await mail.send({ to: contact.email, ...letter(workspace.name, workspace.messenger) })
    } catch (error) {
      const isTheirs = error instanceof Failure && error.field === 'to'
      if (isTheirs && error.code === 'invalid') continue
      await d.store.write(workspaceId, async (tx) => {
        await tx.dropTelling(conversationId)
        await tx.giveLetterBack(address)
      })
      if (!isTheirs) throw error
      failures.push(error)
    }
  }
}

/**
 * As what letters to it are counted: what stands behind a plus is the owner's own, and the largest of all mail services reads no dots
 * before the sign, so that `v.ic` and `vic` come to the same person.
 */
function personsOf(email: string): string {
  const [name = '', place = ''] = foldLookup('email', email).split('@')
  return `${name.replace(/\+.*/, '').replaceAll('.', '')}@${place.replace(/^googlemail\.com$/, 'gmail.com')}`
}

const words = {
  en: {
    subject: (name: string) => `${name} has answered you`,
    text: (name: string) =>
      `${name} has answered your message. The answer stands in the messenger only: open it where you wrote, in the same browser or signed in.`,
    end: (name: string) =>
      `Nothing more comes by e-mail until you have read it. If you have not written to ${name}, there is nothing to do.`,
  },
  de: {
    subject: (name: string) => `${name} hat Ihnen geantwortet`,
    text: (name: string) =>
      `${name} hat auf Ihre Nachricht geantwortet. Die Antwort steht nur im Messenger: Öffnen Sie ihn dort, wo Sie geschrieben haben, im selben Browser oder angemeldet.`,
    end: (name: string) =>
      `Bis Sie sie gelesen haben, kommt keine weitere E-Mail. Wenn Sie nicht an ${name} geschrieben haben, ist nichts zu tun.`,
  },
} as const

/** In both languages where nobody has said which: what a customer's browser speaks is not kept. */
function letter(name: string, { language, origins }: MessengerSettings): { subject: string; text: string } {
  const said = language === 'auto' ? [words.en, words.de] : [words[language]]
  const site = origins.find((origin) => !origin.includes('*'))
  return {
    subject: said.map(({ subject }) => subject(name)).join(' / '),
    text: said.map(({ text, end }) => [text(name), ...(site ? [site] : []), end(name), ''].join('\n\n')).join('\n'),
  }
}
