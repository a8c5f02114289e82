import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { crc32, deflateRawSync, gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { afterAll, describe, expect, test } from 'vitest'
import { typed } from '../../../test/command-line.ts'
import { viewCsv } from './view-csv.ts'

const card = '4111 1111' + ' 1111 1111'
const folder = mkdtempSync(join(tmpdir(), 'underseal-closed-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function look(name: string, content: string | Uint8Array, ...more: string[]) {
  const path = join(folder, name)
  writeFileSync(path, content)
  const { code, out, err } = await typed(['scan', path, '--kinds', 'payment-card', ...more])
  return { code, out: out.replaceAll(path, ''), said: err.replaceAll(path, '') }
}

const bytes = (...parts: readonly (string | number)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))))

describe('what cannot be looked into', () => {
  test.each([
    [
      'a PDF, also one of letters alone',
      'a.pdf',
      Buffer.from(`%PDF-1.4\n[(4111)-20(1111 1111)9(1111)]TJ\n%%EOF\n`),
      'a PDF',
    ],
    ['a PDF behind something else', 'b.pdf', Buffer.from('hello\n%PDF-1.4\n'), 'a PDF'],
    ['PostScript', 'a.eps', Buffer.from('%!PS-Adobe-3.0\n(4111 1111) show\n'), 'PostScript'],
    ['an old document of Office', 'a.doc', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'old Office'],
    ['a mail as Outlook packs it', 'winmail.dat', bytes(0x78, 0x9f, 0x3e, 0x22, card), 'winmail.dat'],
    ['7z', 'a.7z', bytes('7z', 0xbc, 0xaf, 0x27, 0x1c), '7z'],
    ['bzip2', 'a.bz2', bytes('BZh91AY&SY'), 'bzip2'],
    ['a database of SQLite', 'a.db', bytes('SQLite format 3', 0), 'SQLite'],
    ['a picture', 'a.png', bytes(0x89, 'PNG'), 'a picture'],
  ])('%s is called by its name, and never clean', async (_what, name, content, said) => {
    const seen = await look(name, content)
    expect([seen.code, seen.said]).toEqual([2, expect.stringContaining(said)])
    expect(seen.said).toContain('which cannot be looked into')
  })

  test('and stands in a text is told of, and the text is read', async () => {
    for (const [content, said] of [
      [`-----BEGIN PGP MESSAGE-----\n\naGVsbG8=\n-----END PGP MESSAGE-----\n`, 'encrypted'],
      ['$ANSIBLE_VAULT;1.1;AES256\n6162\n', 'encrypted'],
      ['hello\nbegin 644 a.txt\n#86)C\n`\nend\n', 'uuencode'],
    ] as const) {
      const seen = await look('note.txt', `${content}card ${card}\n`)
      expect([seen.code, seen.said]).toEqual([2, expect.stringContaining(said)])
      expect(seen.out).toContain('payment-card')
    }
    expect((await look('how.txt', 'To begin 100 steps:\n one\n')).code).toBe(0)
  })

  test('is told of in SARIF, is passed over by .undersealignore, and changes no baseline', async () => {
    const inner = join(folder, 'inner')
    mkdirSync(inner)
    writeFileSync(join(inner, 'a.pdf'), '%PDF-1.4\n')
    writeFileSync(join(inner, 'b.rtf'), `{\\rtf1 4111\\b0  1111 1111 1111}`)
    const sarif = JSON.parse((await typed(['scan', inner, '--sarif'])).out)
    const [{ invocations, results }] = sarif.runs
    expect(invocations[0].executionSuccessful).toBe(false)
    expect(invocations[0].toolExecutionNotifications[0].message.text).toContain('a PDF')
    expect(results).toHaveLength(1)
    const baseline = join(folder, 'known.baseline')
    expect((await typed(['scan', inner, '--write-baseline', baseline])).code).toBe(2)
    writeFileSync(join(inner, '.undersealignore'), '*.pdf\n')
    expect(await typed(['scan', inner, '--baseline', baseline])).toMatchObject({ code: 0, out: '' })
    expect((await typed(['scan', inner, '--csv'])).out).toContain('b.rtf,1,8,')
  })

  test('is a pipe in a folder, too', async () => {
    const inner = join(folder, 'pipes')
    mkdirSync(inner)
    execFileSync('mkfifo', [join(inner, 'pipe')])
    const { code, err } = await typed(['scan', inner])
    expect([code, err]).toEqual([2, expect.stringContaining('pipe: This is no file')])
    writeFileSync(join(inner, '.undersealignore'), 'pipe\n')
    expect((await typed(['scan', inner])).code).toBe(0)
  })
})

describe('archives', () => {
  /** RFC 1952, 2.3: the name and the comment stand before what is packed. */
  const gz = (name: string, comment: string) => {
    const packed = gzipSync('hello')
    packed[3] = (name === '' ? 0 : 8) + (comment === '' ? 0 : 16)
    const said = [name, comment].filter((text) => text !== '').map((text) => bytes(text, 0))
    return Buffer.concat([packed.subarray(0, 10), ...said, packed.subarray(10)])
  }

  test('the name and the comment of a packed file are looked at', async () => {
    expect((await look('a.gz', gz('', card))).out).toContain('!comments:1:1 payment-card')
    expect((await look('b.gz', gz(`${card}.txt`, ''))).out).toContain('(name of the file)')
    expect(await look('c.gz', gz('c', 'hello'))).toMatchObject({ code: 0 })
    // It never ends.
    expect((await look('d.gz', gz('x'.repeat(5_000), card))).code).toBe(2)
  })

  test('so are names of folders and links of a tar, and what pax says beside them', async () => {
    const tar = async (header: object) => {
      const packing = pack()
      packing.entry({ name: 'a.txt', ...header }, '')
      packing.finalize()
      return buffer(packing)
    }
    for (const header of [
      { name: `of ${card}/`, type: 'directory' },
      { type: 'symlink', linkname: card },
    ])
      expect((await look('a.tar', await tar(header))).out).toContain('payment-card')
    expect((await look('b.tar', await tar({ pax: { comment: card } }))).out).toContain('!comments:1:10 payment-card')
  })

  test('what the directory of a zip leaves out is told of', async () => {
    const whole = zip('a.txt', 'hello')
    const at = whole.indexOf(Buffer.from('PK\u0001\u0002'))
    expect(await look('a.zip', whole)).toMatchObject({ code: 0 })
    for (const hidden of [Buffer.from(card), zip('b.txt', card).subarray(0, at)]) {
      const more = Buffer.concat([whole.subarray(0, at), hidden, whole.subarray(at)])
      more.writeUInt32LE(at + hidden.length, more.length - 6)
      const { code, said } = await look('b.zip', more)
      expect([code, said]).toEqual([2, expect.stringContaining('belongs to none of its files')])
    }
  })

  /** APPNOTE.TXT 4.3, of one file. */
  function zip(name: string, content: string): Buffer {
    const packed = deflateRawSync(content)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(content.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed])
    const directory = Buffer.concat([
      Buffer.from('PK\u0001\u0002'),
      Buffer.from([20, 0]),
      common,
      Buffer.alloc(14),
      Buffer.from(name),
    ])
    const end = Buffer.alloc(18)
    end.writeUInt16LE(1, 4)
    end.writeUInt16LE(1, 6)
    end.writeUInt32LE(directory.length, 8)
    end.writeUInt32LE(local.length, 12)
    return Buffer.concat([local, directory, Buffer.from('PK\u0005\u0006'), end])
  }
})

test('empty cells of a table cost nothing, and the others keep their places', async () => {
  const raw = `a,b,c\n${','.repeat(100_000)}${card}\n,,${card}\n`
  expect([...viewCsv(raw)].map(({ text }) => text.length)).toEqual([
    3 * 3 + 2 * 'c: '.length - 3 + 2 * (card.length + 2),
  ])
  const { out } = await look('wide.csv', raw)
  expect(out).toBe(`:2:100001 payment-card •••• 1111 (row 2, column 100001)\n:3:3 payment-card •••• 1111 (row 3, c)\n`)
})

test('redact copies nothing of which a value may stand in no line', async () => {
  for (const [name, content] of [
    ['a.eml', 'Content-Transfer-Encoding: base64\n\naGVsbG8=\n'],
    ['a.rtf', '{\\rtf1 hello}'],
    ['a.vcf', 'BEGIN:VCARD\nEND:VCARD\n'],
    ['a.pdf', '%PDF-1.4\n'],
  ] as const) {
    const path = join(folder, name)
    writeFileSync(path, content)
    expect(await typed(['redact', path])).toMatchObject({ code: 2, out: '' })
  }
})
