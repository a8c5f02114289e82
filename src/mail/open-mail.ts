import { createTransport } from 'nodemailer'
import { fail } from '../core/errors.ts'
import type { Mail } from '../flows/ports.ts'

/** A mail server that does not answer must not hold up a job for good. */
const timeoutMs = 15_000

/** Plain texts over SMTP. What the server says in an error may quote an address, so it is not passed on. */
export function openMail({ url, from }: { readonly url: string; readonly from: string }): Mail {
  const transport = createTransport(url, { from })
  return {
    async send({ to, subject, text }) {
      const timeout = new Promise<never>((_, refuse) =>
        setTimeout(() => refuse(fail('unavailable')), timeoutMs).unref(),
      )
      try {
        // As an object: a text would be read as a list of addresses, with names and remarks beside them.
        await Promise.race([transport.sendMail({ to: { name: '', address: to }, subject, text }), timeout])
      } catch (error) {
        throw refusalOf(error as { readonly code?: string; readonly command?: string; readonly responseCode?: number })
      }
    },
  }
}

/** With the field `to` it is about this address alone: `invalid` for good, `unavailable` for now. RFC 5321, 4.2.1. */
function refusalOf({ code, command, responseCode = 550 }: { code?: string; command?: string; responseCode?: number }) {
  if (code !== 'EENVELOPE' || command === 'MAIL FROM')
    return fail('unavailable', 'The mail server did not take the message.')
  return fail(responseCode >= 500 ? 'invalid' : 'unavailable', 'The mail server does not take this address.', 'to')
}
