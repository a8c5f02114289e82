import type { Page } from 'playwright-core'
import { until } from './patient.ts'
import type { StandIn } from './messenger-stand-in.ts'

/** Every state a person can find the messenger in, and how to get there: for axe, and for looking at them. */
type MessengerState = {
  readonly name: string
  readonly reach: (at: At) => Promise<void>
  /** The page to open; else the one with a plain script tag. */
  readonly path?: string
}
type At = { readonly page: Page; readonly server: StandIn; readonly say: Says }
type Says = (english: string, german: string) => string

// Built here, so that no scanner finds a literal: the example of the IBAN registry, and the test number of a network.
const iban = ['DE89', '3704', '0044', '0532', '0130', '00'].join(' ')
const card = ['4111', '1111', '1111', '1111'].join(' ')
const inADay = () => new Date(Date.now() + 86_400_000).toISOString()

const launcher = ({ page, say }: At) =>
  page.getByRole('button', { name: new RegExp(`^${say('Open messages', 'Nachrichten öffnen')}`) })
const fieldOf = ({ page, say }: At) => page.getByRole('textbox', { name: say('Message', 'Nachricht'), exact: true })

const call = ({ page }: At, ...request: unknown[]) =>
  page.evaluate((given) => (window as { Underseal?: (...said: unknown[]) => unknown }).Underseal?.(...given), request)

async function home(at: At): Promise<void> {
  await launcher(at).click()
  await at.page.getByRole('button', { name: new RegExp(at.say('Send us a message', 'Nachricht schreiben')) }).waitFor()
}

async function thread(at: At): Promise<void> {
  await home(at)
  await at.page.getByRole('button', { name: new RegExp(at.say('Send us a message', 'Nachricht schreiben')) }).click()
  await fieldOf(at).waitFor()
}

async function write(at: At, text: string): Promise<void> {
  await fieldOf(at).fill(text)
  await fieldOf(at).press('Enter')
}

/** A conversation with one message of theirs, and nothing else in the way. */
async function begun(at: At): Promise<void> {
  await thread(at)
  await write(at, at.say('Good morning, about my refund', 'Guten Morgen, es geht um meine Erstattung'))
  await at.page.locator('.own:not(.unsent)').waitFor()
  await at.page.getByRole('button', { name: at.say('Not now', 'Jetzt nicht') }).click()
  // What is told before anybody listens is only fetched, and somebody who writes or a door that closes is not.
  await until(() => at.server.listening() > 0)
}

async function asked(at: At): Promise<void> {
  await begun(at)
  at.server.reply(at.say('Where may we send it?', 'Wohin dürfen wir überweisen?'), {
    what: 'request',
    kind: 'iban',
    state: 'open',
    expiresAt: inADay(),
  })
  await at.page.locator('.handover input').waitFor()
}

async function handed(at: At): Promise<void> {
  await begun(at)
  at.server.reply(at.say('Your new access code', 'Ihr neuer Zugangscode'), {
    what: 'secret',
    state: 'sealed',
    expiresAt: inADay(),
  })
  await at.page.getByRole('button', { name: at.say('Open once', 'Einmal öffnen') }).waitFor()
}

export const messengerStates: readonly MessengerState[] = [
  { name: 'closed', reach: async (at) => launcher(at).waitFor() },
  { name: 'home', reach: home },
  {
    name: 'home out of hours',
    async reach(at) {
      at.server.look({
        hours: { timeZone: 'UTC', week: [{ day: (new Date().getUTCDay() + 3) % 7, from: '08:00', to: '12:00' }] },
        intro: { en: 'Mara and Jonas answer here.', de: 'Mara und Jonas antworten hier.' },
      })
      await at.page.reload()
      await home(at)
    },
  },
  {
    name: 'home with conversations',
    async reach(at) {
      for (let i = 0; i < 4; i++) {
        if (i === 0) await thread(at)
        else {
          await call(at, 'showNewMessage', '')
          // The field of the thread before is still there for a moment, and goes with what is written into it.
          await at.page.locator('.own').first().waitFor({ state: 'detached' })
        }
        await write(at, `${at.say('A question about order', 'Eine Frage zur Bestellung')} ${4711 + i}`)
        await at.page
          .locator('.own:not(.unsent)')
          .getByText(String(4711 + i))
          .waitFor()
      }
      await at.page.getByRole('button', { name: at.say('Back', 'Zurück') }).click()
      await until(() => at.server.listening() > 0)
      at.server.reply(at.say('It left the house **this morning**.', 'Sie hat **heute früh** das Haus verlassen.'))
      await at.page.locator('.row.unread').waitFor()
    },
  },
  {
    name: 'list',
    async reach(at) {
      await begun(at)
      await call(at, 'showMessages')
      await at.page.getByRole('heading', { name: at.say('Conversations', 'Gespräche') }).waitFor()
    },
  },
  {
    name: 'empty list',
    async reach(at) {
      await launcher(at).waitFor()
      await call(at, 'showMessages')
      await at.page.locator('.empty').waitFor()
    },
  },
  { name: 'new thread', reach: thread },
  {
    name: 'thread',
    async reach(at) {
      await begun(at)
      at.server.reply(
        at.say(
          'Thank you. Two things:\n- the **order number**\n- see https://example.com/refunds',
          'Danke. Zwei Dinge:\n- die **Bestellnummer**\n- siehe https://example.com/refunds',
        ),
      )
      await at.page.locator('.team').waitFor()
      await write(at, `${at.say('I paid with', 'Bezahlt habe ich mit')} ${card}`)
      await fieldOf(at).press('Enter')
      await at.page.locator('.hid').waitFor()
      await at.page.locator('.own .chip').click()
      at.server.type()
      await at.page.locator('.typing').waitFor()
    },
  },
  {
    name: 'notice',
    async reach(at) {
      await thread(at)
      await fieldOf(at).fill(
        `${at.say('My card is', 'Meine Karte ist')} ${card}, ${at.say('password', 'Passwort')}: ${['Anchor', 'Tide', '42'].join('-')}`,
      )
      await at.page.locator('.notice').waitFor()
    },
  },
  {
    name: 'ask for an e-mail address',
    async reach(at) {
      await thread(at)
      await write(at, at.say('Good morning', 'Guten Morgen'))
      await at.page.locator('.ask input').fill('vic')
      await at.page.locator('.ask button[type=submit]').click()
      await at.page.locator('.wrong').waitFor()
    },
  },
  {
    name: 'not sent',
    async reach(at) {
      await begun(at)
      at.server.fail('gone')
      at.server.cut()
      await write(at, at.say('Are you there?', 'Sind Sie da?'))
      await at.page.locator('.unsent .small').first().waitFor()
      await at.page.locator('.trouble').waitFor()
    },
  },
  {
    name: 'refused',
    async reach(at) {
      await begun(at)
      at.server.fail('blocked')
      await write(at, at.say('something that is not taken', 'etwas, das nicht angenommen wird'))
      await at.page.locator('.stuck').waitFor()
    },
  },
  { name: 'asked for a value', reach: asked },
  {
    name: 'asked, half typed',
    async reach(at) {
      await asked(at)
      await at.page.locator('.handover input').pressSequentially(iban.slice(0, 14))
      await at.page.getByText(at.say('Still missing: 10 characters', 'Es fehlen noch Zeichen: 10')).waitFor()
    },
  },
  {
    name: 'asked, mistyped',
    async reach(at) {
      await asked(at)
      await at.page.locator('.handover input').fill(iban.replace(/00$/, '01'))
      await at.page.locator('.handover .seal-act').click()
      await at.page.locator('.handover-note .bad').first().waitFor()
    },
  },
  {
    name: 'asked, answered',
    async reach(at) {
      await asked(at)
      await at.page.locator('.handover input').fill(iban)
      await at.page.locator('.handover-note .fine').waitFor()
      await at.page.locator('.handover .seal-act').click()
      await at.page.getByText(at.say('Answered. Your IBAN', 'Beantwortet. Die Angabe')).waitFor()
    },
  },
  {
    name: 'asked, declined',
    async reach(at) {
      await asked(at)
      await at.page.getByRole('button', { name: at.say('Rather not', 'Lieber nicht') }).click()
      await at.page.getByText(at.say('You would rather not', 'Sie möchten das lieber nicht')).waitFor()
    },
  },
  {
    name: 'asked, too late',
    async reach(at) {
      await begun(at)
      at.server.reply(at.say('Where may we send it?', 'Wohin dürfen wir überweisen?'), {
        what: 'request',
        kind: 'iban',
        state: 'expired',
        expiresAt: new Date().toISOString(),
      })
      await at.page.getByText(at.say('This question is closed', 'Diese Frage ist geschlossen')).waitFor()
    },
  },
  { name: 'handed a secret', reach: handed },
  {
    name: 'secret opened',
    async reach(at) {
      await handed(at)
      await at.page.getByRole('button', { name: at.say('Open once', 'Einmal öffnen') }).click()
      await at.page.locator('.secret').waitFor()
    },
  },
  {
    name: 'secret over',
    async reach(at) {
      await begun(at)
      at.server.reply(at.say('Your new access code', 'Ihr neuer Zugangscode'), {
        what: 'secret',
        state: 'expired',
        expiresAt: new Date().toISOString(),
      })
      await at.page.getByText(at.say('was not opened in time', 'nicht rechtzeitig geöffnet')).waitFor()
    },
  },
  {
    name: 'preview',
    async reach(at) {
      await begun(at)
      await call(at, 'hide')
      at.server.reply(
        at.say(
          'Thank you for waiting. Your refund is **on its way**, and should be with you on Monday or Tuesday of the coming week. https://example.com/refunds says more.',
          'Danke für Ihre Geduld. Die Erstattung ist **unterwegs** und sollte am Montag oder Dienstag der kommenden Woche bei Ihnen sein. Mehr: https://example.com/refunds',
        ),
      )
      await at.page.locator('.preview').waitFor()
    },
  },
  {
    name: 'door closed',
    async reach(at) {
      await begun(at)
      at.server.block(true)
      await at.page.locator('.closed-door').waitFor()
    },
  },
  {
    name: 'door closed, home',
    async reach(at) {
      await begun(at)
      at.server.block(true)
      await at.page.getByRole('button', { name: at.say('Back', 'Zurück') }).click()
      await at.page.locator('.home .closed-door').waitFor()
    },
  },
  {
    name: 'erased',
    async reach(at) {
      await begun(at)
      at.server.erase()
      await at.page.getByText(at.say('This conversation was erased.', 'Dieses Gespräch wurde gelöscht.')).waitFor()
    },
  },
  {
    name: 'session over',
    async reach(at) {
      await begun(at)
      at.server.expire()
      await at.page.getByText(at.say('This session has ended.', 'Diese Sitzung ist zu Ende.')).waitFor()
    },
  },
  {
    name: 'signed out',
    path: '/signed',
    async reach(at) {
      await launcher(at).click()
      await call(at, 'showNewMessage', '')
      await write(at, at.say('Good morning', 'Guten Morgen'))
      await at.page.locator('.own:not(.unsent)').waitFor()
      at.server.expire('refused')
      await at.page.getByText(at.say('You are signed out here.', 'Sie sind hier abgemeldet.')).waitFor()
    },
  },
]
