import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import { openMail } from './open-mail.ts'

/** A mail server that keeps what it gets. */
async function sink(
  refuse?: number,
  refuseFrom?: number,
): Promise<{ url: string; got: string[]; asked: string[]; close: () => Promise<void> }> {
  const got: string[] = []
  const asked: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_address, _session, done) =>
      done(refuseFrom ? Object.assign(new Error('not from here'), { responseCode: refuseFrom }) : undefined),
    onRcptTo: ({ address }, _session, done) => {
      asked.push(address)
      done(refuse ? Object.assign(new Error('no such person@example.com'), { responseCode: refuse }) : undefined)
    },
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
      stream.on('end', () => {
        got.push(text)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    got,
    asked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

const message = { to: 'ben@example.com', subject: 'Two wait', text: 'Look here: http://localhost/inbox/mine' }

test('a message arrives as plain text, from the address that was set', async () => {
  const server = await sink()
  await openMail({ url: server.url, from: 'Underseal <desk@example.com>' }).send(message)
  expect(server.got).toHaveLength(1)
  expect(server.got[0]).toMatch(/^From: Underseal <desk@example\.com>/m)
  expect(server.got[0]).toMatch(/^Subject: Two wait/m)
  expect(server.got[0]).toContain('Look here: http://localhost/inbox/mine')
  await server.close()
})

test('goes to one address, also if it reads like several', async () => {
  const server = await sink()
  const to = 'ben@example.com,eve@example.org'
  await openMail({ url: server.url, from: 'desk@example.com' })
    .send({ ...message, to })
    .catch(() => undefined)
  expect(server.asked).not.toContain('eve@example.org')
  expect(server.asked.length).toBeLessThan(2)
  await server.close()
})

test.each([
  [550, 'invalid'],
  [500, 'invalid'],
  [450, 'unavailable'],
])('an address that is refused by %i is %s, and the error quotes none', async (refuse, code) => {
  const server = await sink(refuse)
  const failure = await openMail({ url: server.url, from: 'desk@example.com' })
    .send(message)
    .catch((error: Error) => error)
  expect(failure).toMatchObject({ code, field: 'to' })
  expect(String(failure)).not.toContain('@example.com')
  await server.close()
})

test('a server that does not take our own address is no fault of theirs', async () => {
  const server = await sink(undefined, 550)
  const sent = openMail({ url: server.url, from: 'desk@example.com' }).send(message)
  await expect(sent).rejects.toMatchObject({ code: 'unavailable', field: undefined })
  expect(server.asked).toEqual([])
  await server.close()
})

test('a server that is not there is no fault of the address', async () => {
  const server = await sink()
  await server.close()
  const sent = openMail({ url: server.url, from: 'desk@example.com' }).send(message)
  await expect(sent).rejects.toMatchObject({ code: 'unavailable', field: undefined })
})
