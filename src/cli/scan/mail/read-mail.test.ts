import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { typed } from '../../../../test/command-line.ts'
import { openBudget } from '../limits.ts'
import { decodeCharset } from './charset.ts'
import { beginsMbox, readMbox } from './mbox.ts'
import { decodeBase64, decodeQuoted } from './transfer.ts'

const card = '4111 1111' + ' 1111 1111'
const folder = mkdtempSync(join(tmpdir(), 'underseal-mail-'))
afterAll(() => rmSync(folder, { recursive: true }))

const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64')
/** RFC 2152. */
const utf7 = (text: string) => `+${base64(Buffer.from(text, 'utf16le').swap16()).replace(/=+$/, '')}-`

/** What the command says of it: `place:line:column kind` of each card, and what it says to standard error. */
async function looked(lines: readonly string[], name = 'letter.eml', end = '\r\n') {
  const path = join(folder, name)
  writeFileSync(path, lines.join(end))
  const { code, out, err } = await typed(['scan', path, '--kinds', 'payment-card'])
  const places = out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.slice(path.length).replace(/ •.*/, ''))
  return { code, places, said: err.replaceAll(path, '') }
}

const from = ['From: jo@example.org', 'MIME-Version: 1.0']
const parts = (boundary: string) => `Content-Type: multipart/mixed; boundary=${boundary}`
const code = (how: string) => `Content-Transfer-Encoding: ${how}`

describe('a mail is looked at in all of its parts:', () => {
  test('what stands before and behind the parts of a part', async () => {
    const letter = (before: string, behind: string) => [
      ...[...from, parts('outer'), '', '--outer', parts('"inner"'), '', before],
      ...['--inner', '', 'hello', '--inner--', behind, '--outer--', ''],
    ]
    expect((await looked(letter(card, ''))).places).toEqual(['!beside its parts:2:1 payment-card'])
    expect((await looked(letter('', card))).places).toHaveLength(1)
    expect(await looked(letter('', ''))).toMatchObject({ code: 0, places: [] })
  })

  test('the headers of each', async () => {
    const letter = [...from, parts('b'), '', '--b', `Content-Description: ${card}`, '', 'hello', '--b--']
    expect((await looked(letter)).places).toEqual(['!headers:5:22 payment-card'])
  })

  test('a name that is cut into pieces and written in codes', async () => {
    const coded = `x; a*0*=utf-8''4111%20%31%31%311; a*1=" 1111 "; a*2*=%31111`
    expect((await looked([...from, `X-Sent: ${coded}`, '', 'hello'])).places).toEqual(['!headers:4:2 payment-card'])
  })

  test('words that a header parts, in every character set that is known', async () => {
    const [one, two] = [card.slice(0, 7), card.slice(7)]
    const split = `=?utf-8?B?${base64(one)}?=\r\n =?utf-8?B?${base64(two)}?=`
    expect((await looked([...from, `Subject: ${split}`, '', 'hello'])).places).toEqual(['!headers:3:10 payment-card'])
    const shifted = `=?utf-7?Q?${utf7(card)}?=`
    expect((await looked([...from, `Subject: ${shifted}`, '', 'hello'])).places).toHaveLength(1)
    const unknown = await looked([...from, 'Subject: =?x-none?Q?hello?=', '', 'hello'])
    expect([unknown.code, unknown.said]).toEqual([
      2,
      expect.stringContaining('headers: This is written in a character'),
    ])
  })

  test('mails in it, whatever they are written in', async () => {
    const inner = ['From: al@example.org', code('base64'), '', base64(card)].join('\r\n')
    const plain = [...from, parts('b'), '', '--b', 'Content-Type: message/rfc822', '', inner, '--b--']
    const coded = [...from, 'Content-Type: message/rfc822', code('base64'), '', base64(inner)]
    for (const letter of [plain, coded]) expect((await looked(letter)).places).toEqual(['!text:1:1 payment-card'])
  })

  test('a header without end is looked at, and told of', async () => {
    const long = `X-Long: ${';a="b"'.repeat(200_000)}; ${card}`
    const { code: exit, places, said } = await looked([...from, long, '', 'hello'])
    expect([exit, places.length]).toEqual([2, 1])
    expect(said).toContain('longer than any program writes it')
  })

  test('files of the same name, each under its own', async () => {
    const file = ['--b', 'Content-Type: text/plain; name="a.txt"', '', card]
    const { places } = await looked([...from, parts('b'), '', ...file, ...file, '--b--'])
    expect(places).toEqual(['!a.txt:1:1 payment-card', '!a 2.txt:1:1 payment-card'])
  })

  test('one without an ending, as servers keep them, and of Apple with its length before it', async () => {
    const letter = [...from, code('base64'), '', base64(card)]
    expect((await looked(letter, '1700000000.M1P2.host,S=512')).places).toEqual(['!text:1:1 payment-card'])
    expect((await looked(['512', ...letter, '<?xml version="1.0"?><plist></plist>'], 'mail.emlx')).places).toHaveLength(
      1,
    )
    expect((await looked(['Dear all', 'Received: three letters', '', base64(card)], 'note.txt')).code).toBe(0)
  })
})

describe('what a part is written in', () => {
  const written = (how: string, ...body: string[]) =>
    looked([...from, 'Content-Type: text/plain', code(how), '', ...body])
  const whole = base64(`pay with ${card} today`)

  test('base64 with foreign signs is read, and said to be broken', async () => {
    const { code: exit, places, said } = await written('base64', `${whole.slice(0, 9)}*${whole.slice(9)}`)
    expect([exit, places]).toEqual([2, ['!text:1:10 payment-card']])
    expect(said).toContain('What it is encoded in is broken')
  })

  test('base64 without its end, or of several stretches, is read', async () => {
    expect(await written('base64', whole.replace(/=+$/, ''))).toMatchObject({
      code: 1,
      places: ['!text:1:10 payment-card'],
    })
    expect((await written('base64', base64('pay '), base64(`with ${card}`))).places).toEqual([
      '!text:1:10 payment-card',
    ])
  })

  test('base64 with a plain text below is both', async () => {
    const { code: exit, places } = await written('base64', base64('hello'), '____', `card ${card}`)
    expect([exit, places]).toEqual([2, ['!text as it came:3:6 payment-card']])
  })

  test('a letter that was lost takes its line with it, and it says so', async () => {
    const [one, two] = [base64('Grüße äöü aus dem Süden'), base64(`die Nummer ist ${card}`)]
    const { code: exit, places } = await written('base64', one.slice(0, 9) + one.slice(10), two)
    expect([exit, places.map((place) => place.replace(/:\d+:/, ':'))]).toEqual([2, ['!text:16 payment-card']])
  })

  test('quoted-printable is read over its line ends, uuencode and what nobody knows is refused', async () => {
    expect((await written('quoted-printable', '4111 1=', '111 =31111=20', ' 1111')).places).toEqual([
      '!text:1:1 payment-card',
    ])
    const uu = ['begin 644 a.txt', '#86)C', '`', 'end']
    for (const [how, body] of [
      ['x-uuencode', uu],
      ['7bit', uu],
      ['x-own', ['hello']],
    ] as const)
      expect(await written(how, ...body), how).toMatchObject({ code: 2, places: [] })
  })

  test('character sets are read by their names, and no other one is guessed', async () => {
    const bytes = (charset: string, body: string) =>
      looked([...from, `Content-Type: text/plain; charset=${charset}`, code('base64'), '', body])
    expect((await bytes('utf-7', base64(`card ${utf7(card)}`))).places).toEqual(['!text:1:6 payment-card'])
    expect((await bytes('iso-8859-1', base64(Buffer.from(`K\u00e4se ${card}`, 'latin1')))).places).toEqual([
      '!text:1:6 payment-card',
    ])
    expect(
      (await bytes('iso-2022-jp', base64('\u001b$B#4#1#1#1#1#1#1#1#1#1#1#1#1#1#1#1\u001b(B'))).places,
    ).toHaveLength(1)
    // EBCDIC of IBM, in which the digits lie where letters of Latin-1 do.
    expect(await bytes('cp037', base64(Buffer.from([0xf4, 0xf1, 0xf1, 0xf1])))).toMatchObject({ code: 2 })
    expect(() => decodeCharset('utf-8', Buffer.from([0xff]))).toThrow('not written in the character set')
  })

  test('two different things said of it are too many', async () => {
    const { code: exit, said } = await looked([...from, code('7bit'), code('base64'), '', base64(card)])
    expect([exit, said]).toEqual([2, expect.stringContaining('two different things')])
  })

  test('parts that do not begin as it says are told of', async () => {
    const { code: exit, said } = await looked([
      ...from,
      parts('b'),
      '',
      '--c',
      code('base64'),
      '',
      base64(card),
      '--c--',
    ])
    expect([exit, said]).toEqual([2, expect.stringContaining('do not begin')])
  })
})

describe('a mailbox', () => {
  const head = (n: number) => `From jo@example.org Mon Jan  1 00:00:0${n} 2024`
  const mail = (n: number, text: string) => [head(n), ...from, code('base64'), '', base64(text), '']

  test('is looked at mail by mail', async () => {
    const { places } = await looked([...mail(1, 'hello'), ...mail(2, card)], 'inbox', '\n')
    expect(places).toEqual(['!mail 2.eml!text:1:1 payment-card'])
  })

  test('comes apart at the same places however it is read', async () => {
    const text = [...mail(1, 'hello'), ...mail(2, 'From jo, 12:30\n\nFrom: al'), ...mail(3, 'bye')].join('\r\n')
    expect(beginsMbox(text)).toBe(true)
    for (const size of [1, 7, 1_000]) {
      const mails: string[] = []
      for await (const { bytes } of readMbox(cutInto(text, size), openBudget())) {
        let held = ''
        for await (const part of bytes!) held += Buffer.from(part).toString()
        mails.push(held)
      }
      expect([mails.length, mails.join('')]).toEqual([3, text])
    }
  })

  async function* cutInto(text: string, size: number) {
    for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size))
  }
})

test('codes are read as the standards have them', () => {
  expect(decodeBase64(Buffer.from('aGVs\nbG8=')).bytes.toString()).toBe('hello')
  expect(decodeBase64(Buffer.from('aGVsb'))).toEqual({ bytes: Buffer.from('hel'), whole: false })
  expect(decodeQuoted(Buffer.from('a=3Db= \r\nc=zz=')).toString()).toBe('a=bc=zz')
  expect(decodeCharset('UTF-7', Buffer.from('1 +- 1 +AOQ-'))).toBe('1 + 1 \u00e4')
})
