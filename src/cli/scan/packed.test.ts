import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { crc32, deflateRawSync, gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { afterAll, describe, expect, test } from 'vitest'
import { typed } from '../../../test/command-line.ts'
import { limits, openBudget } from './limits.ts'

const card = '4111 1111' + ' 1111 1111'
const folder = mkdtempSync(join(tmpdir(), 'underseal-packed-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

/** APPNOTE.TXT 4.3: local files, then the central directory and its end. */
function zip(
  files: Readonly<Record<string, string | Uint8Array>>,
  { flags = 0, comment = '', fileComment = '' } = {},
): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt16LE(fileComment.length, 0)
    tail.writeUInt32LE(offset, 10)
    centrals.push(
      Buffer.concat([
        Buffer.from('PK\u0001\u0002'),
        Buffer.from([20, 0]),
        common,
        tail,
        Buffer.from(name),
        Buffer.from(fileComment),
      ]),
    )
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(centrals.length, 4)
  end.writeUInt16LE(centrals.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  end.writeUInt16LE(comment.length, 16)
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end, Buffer.from(comment)])
}

async function tar(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const packing = pack()
  for (const [name, content] of Object.entries(files)) packing.entry({ name }, content)
  packing.finalize()
  return buffer(packing)
}

describe('archives', () => {
  test('comments of a zip and of the files in it are looked at', async () => {
    const whole = zip({ 'a.txt': 'x', 'b.txt': 'y' }, { comment: `card ${card}` })
    const single = zip({ 'a.txt': 'x', 'b.txt': 'y' }, { fileComment: `card ${card}` })
    for (const [name, bytes] of [
      ['whole.zip', whole],
      ['single.zip', single],
    ] as const) {
      const { out } = await typed(['scan', file(name, bytes), '--json'])
      expect(JSON.parse(out)[0]).toMatchObject({ path: expect.stringMatching(/zip!comments$/), kind: 'payment-card' })
    }
  })

  test('a zip is looked into, and each file in it read as what it is', async () => {
    const path = file(
      'export.zip',
      zip({ 'a/note.txt': `one\n${card}`, 'users.json': `{"card":"${card}"}`, 'clean.txt': 'nothing' }),
    )
    const { code, out, err } = await typed(['scan', path])
    expect({ code, out: out.split('\n') }).toEqual({
      code: 1,
      out: [
        `${path}!a/note.txt:2:1 payment-card •••• 1111`,
        `${path}!users.json:1:10 payment-card •••• 1111 (/card)`,
        '',
      ],
    })
    expect(err).toBe('2 found in 3 files.\n')
  })

  test('a packed tar is looked into, a packed file is the file', async () => {
    const tarball = file('logs.tgz', gzipSync(await tar({ 'var/app.log': card })))
    expect((await typed(['scan', tarball])).out).toBe(`${tarball}!var/app.log:1:1 payment-card •••• 1111\n`)
    const log = file('app.log.gz', gzipSync(`x\n${card}\n`))
    expect((await typed(['scan', log])).out).toBe(`${log}:2:1 payment-card •••• 1111\n`)
  })

  test('archives in archives are, up to a depth, and never called clean beyond it', async () => {
    let inner = zip({ 'note.txt': card })
    for (let depth = 0; depth < limits.depth - 1; depth++) inner = zip({ 'inner.zip': inner })
    expect(await typed(['scan', file('deep.zip', inner)])).toMatchObject({ code: 1 })
    const { code, err } = await typed(['scan', file('deeper.zip', zip({ 'inner.zip': inner }))])
    expect(code).toBe(2)
    expect(err).toContain('archives in archives')
  })

  test('a bomb is left before it bursts', async () => {
    const { code, err } = await typed(['scan', file('bomb.gz', gzipSync(Buffer.alloc(limits.free + 1024 ** 2, 'a')))])
    expect(code).toBe(2)
    expect(err).toContain('unpacks to far more than it is')
    const budget = openBudget()
    for (let i = 0; i < limits.entries; i++) budget.entry()
    expect(() => budget.entry()).toThrow('unpacks to far more')
  })

  test.each([
    ['cut off in the middle', zip({ 'note.txt': card }).subarray(0, 40)],
    ['encrypted', zip({ 'note.txt': card }, { flags: 1 })],
    ['with a picture in it', zip({ 'photo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]) })],
    ['a packed file cut off', gzipSync(card.repeat(1_000)).subarray(0, 40)],
  ])('%s: told of, and never called clean', async (name, bytes) => {
    const { code, err } = await typed(['scan', file(`${name}.bin`, bytes)])
    expect(code).toBe(2)
    expect(err).toContain('1 could not be read')
  })

  test('a tar that says it is longer than it is ends no scan: what lies beside it is found', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'underseal-tar-'))
    const bytes = await tar({ 'long.txt': 'x'.repeat(5_000) })
    writeFileSync(join(folder, 'a.tar'), bytes.subarray(0, 1_024))
    writeFileSync(join(folder, 'b.txt'), card)
    const { code, out, err } = await typed(['scan', folder])
    rmSync(folder, { recursive: true })
    expect([code, out.trim().split('/').at(-1)]).toEqual([2, 'b.txt:1:1 payment-card •••• 1111'])
    expect(err).toContain('a.tar!long.txt: This archive or mail is broken')
  })

  test('a file that names itself out of the archive is only a name', async () => {
    const { code, out } = await typed(['scan', file('slip.zip', zip({ '../../etc/evil': card, 'behind.txt': card }))])
    expect(code).toBe(1)
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => line.replace(/.*slip\.zip!/, '')),
    ).toEqual(['../../etc/evil:1:1 payment-card •••• 1111', 'behind.txt:1:1 payment-card •••• 1111'])
  })
})

test('a file in a tar that lies there with holes is told of, and never called clean', async () => {
  const bytes = await tar({ 'holes.txt': 'nothing', 'behind.txt': card })
  bytes.write('S', 156, 'latin1')
  // POSIX.1-1988: the sum of the header's bytes, its own field read as blanks.
  bytes.fill(' ', 148, 156)
  const sum = bytes.subarray(0, 512).reduce((total, byte) => total + byte, 0)
  bytes.write(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148, 'latin1')
  const { code, out, err } = await typed(['scan', file('holes.tar', bytes)])
  expect([code, out.trim().split('!')[1]]).toEqual([2, 'behind.txt:1:1 payment-card •••• 1111'])
  expect(err).toContain('holes.txt: This is packed in a way')
})

describe('mails', () => {
  test('what no program shows of one is looked at, and all of one whose parts do not begin as it says', async () => {
    const mail = (boundary: string, before: string, behind: string) =>
      [
        'From: jo@example.com',
        `Content-Type: multipart/mixed; boundary=${boundary}`,
        '',
        before,
        '--part',
        'Content-Type: text/plain',
        '',
        before === '' && behind === '' ? card : 'Hello',
        '--part--',
        behind,
      ].join('\r\n')
    const files = [
      file('before.eml', mail('"part"', card, '')),
      file('behind.eml', mail('part', '', card)),
      file('other.eml', mail('"another"', '', '')),
    ]
    for (const path of files) {
      const { out } = await typed(['scan', path, '--json', '--kinds', 'payment-card'])
      expect(JSON.parse(out), path).toMatchObject([{ path: `${path}!beside its parts`, kind: 'payment-card' }])
    }
    const plain = await typed(['scan', file('plain.eml', mail('part', ' ', 'x')), '--json', '--kinds', 'payment-card'])
    expect(JSON.parse(plain.out)).toEqual([])
  })

  test('have what stands in their subject and names looked at, however it is spelled', async () => {
    const word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
    const mail = [
      `From: ${word('Roe DE89 3704 0044 0532 0130 ' + '00')} <roe@example.com>`,
      `Subject: ${word(`card ${card}`)}`,
    ]
    const { out } = await typed([
      'scan',
      file('subject.eml', [...mail, '', 'hello'].join('\r\n')),
      '--kinds',
      'payment-card,iban',
    ])
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => line.replace(/.*!/, '')),
    ).toEqual(['headers:1:11 iban •••• 3000', 'headers:2:15 payment-card •••• 1111'])
  })

  test('are read as what a person sees, with their attachments', async () => {
    const body = Buffer.from(`Pay with ${card}\n`).toString('base64')
    const mail = [
      'From: Carla Roe <carla@example.com>',
      'Subject: hello',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      body,
      '--b',
      'Content-Type: application/json',
      'Content-Disposition: attachment; filename="users.json"',
      '',
      `{"card":"${card}"}`,
      '--b--',
      '',
    ].join('\r\n')
    const path = file('letter.eml', mail)
    const { out } = await typed(['scan', path, '--kinds', 'payment-card'])
    expect(out.split('\n')).toEqual([
      `${path}!text:1:10 payment-card •••• 1111`,
      `${path}!users.json:1:10 payment-card •••• 1111 (/card)`,
      '',
    ])
  })
})
