import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { typed as underseal } from '../../../test/command-line.ts'

// A number that no issuer gave out, known from every payment guide; spelled in halves so that no scanner stumbles over it.
const card = '4111 1111' + ' 1111 1111'
const folder = mkdtempSync(join(tmpdir(), 'underseal-scan-'))
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

beforeAll(() => mkdirSync(join(folder, 'inner')))
afterAll(() => rmSync(folder, { recursive: true }))

describe('scan', () => {
  test('says where something stands and what it is, and never the value', async () => {
    const path = file('note.txt', `hello\n  pay with ${card} today\n`)
    const { code, out, err } = await underseal(['scan', path])
    expect(code).toBe(1)
    expect(out).toBe(`${path}:2:12 payment-card •••• 1111\n`)
    expect(out + err).not.toContain(card)
  })

  test('finds what stands in names of files and folders, and prints no such name', async () => {
    const inner = join(folder, `of ${card}`)
    mkdirSync(inner, { recursive: true })
    writeFileSync(join(inner, 'a.txt'), 'nothing')
    writeFileSync(join(inner, `${card.replaceAll(' ', '')}.txt`), `pay with ${card}`)
    writeFileSync(join(inner, `${card.replaceAll(' ', '-')}.bin`), new Uint8Array([0]))
    for (const format of ['--json', '--sarif', '--csv', '--jsonl']) {
      const { code, out, err } = await underseal(['scan', inner, format])
      expect(code).toBe(2)
      expect((out + err).replace(/%20|[ -]/g, '')).not.toContain(card.replaceAll(' ', ''))
    }
    const { out, err } = await underseal(['scan', inner])
    expect(out.split('\n').map((line) => line.slice(line.indexOf('of [')))).toEqual([
      'of [payment card •••• 1111]:1:1 payment-card •••• 1111 (name of the folder)',
      'of [payment card •••• 1111]/[payment card •••• 1111].bin:1:1 payment-card •••• 1111 (name of the file)',
      'of [payment card •••• 1111]/[payment card •••• 1111].txt:1:1 payment-card •••• 1111 (name of the file)',
      'of [payment card •••• 1111]/[payment card •••• 1111].txt:1:10 payment-card •••• 1111',
      '',
    ])
    expect(err).toContain('4 found in 2 files, 1 could not be read.')
    rmSync(inner, { recursive: true })
  })

  test('takes no date or running number in a name for a value', async () => {
    const path = file('IMG_20260314_102201-4155552671 v1.2.3.4.txt', 'nothing')
    expect(await underseal(['scan', path])).toMatchObject({ code: 0, out: '' })
  })

  test('shows the value when it is told to', async () => {
    const { out } = await underseal(['scan', file('note.txt', card), '--show-values'])
    expect(out).toContain(card)
  })

  test('answers 0 for a text with nothing in it', async () => {
    expect(await underseal(['scan', file('clean.txt', 'the sky over Bremen is wide\n')])).toMatchObject({
      code: 0,
      out: '',
    })
  })

  test('reads standard input, also when it comes byte by byte', async () => {
    const { code, out } = await underseal(['scan', '-'], `größer 🎈 ${card}`)
    expect(code).toBe(1)
    expect(out).toMatch(/^-:1:11 payment-card/)
  })

  test('finds the same in UTF-16 with its mark', async () => {
    const path = file('wide.txt', Buffer.from(`\uFEFFcard ${card}`, 'utf16le'))
    expect((await underseal(['scan', path])).code).toBe(1)
  })

  test.each([['utf8'], ['utf16le']] as const)('counts no mark in %s, as no editor does', async (encoding) => {
    const path = file('marked.txt', Buffer.from(`\uFEFF${card}`, encoding))
    expect((await underseal(['scan', path])).out).toContain('marked.txt:1:1 payment-card')
  })

  test.each([
    ['broken UTF-8', new Uint8Array([0x61, 0xff, 0x62])],
    ['a character cut off at the end', new Uint8Array([0x61, 0xe2, 0x82])],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
    ['bytes with NUL', new Uint8Array([0x61, 0x00, 0x62])],
    ['UTF-16 without a mark', new Uint8Array(Buffer.from('card', 'utf16le'))],
  ])('never calls %s clean', async (name, bytes) => {
    const { code, err } = await underseal(['scan', file(`${name}.bin`, bytes)])
    expect(code).toBe(2)
    expect(err).toContain('1 could not be read')
  })

  test('goes on after a file it cannot read, and still answers 2', async () => {
    const { code, out, err } = await underseal(['scan', join(folder, 'not-there'), file('note.txt', card)])
    expect(code).toBe(2)
    expect(err).toContain('There is no such file.')
    expect(out).toContain('payment-card')
  })

  test('looks below folders', async () => {
    const inner = join(folder, 'inner')
    writeFileSync(join(inner, 'a.txt'), card)
    writeFileSync(join(inner, 'b.txt'), 'nothing')
    const { code, out, err } = await underseal(['scan', inner])
    expect(code).toBe(1)
    expect(out).toMatch(/a\.txt:1:1 /)
    expect(err).toBe('1 found in 2 files.\n')
  })

  test('writes one JSON array, or one object a line, with offsets into the file', async () => {
    const path = file('note.txt', `x\n${card}\n${card}\n`)
    const array = JSON.parse((await underseal(['scan', path, '--json'])).out)
    const lines = (await underseal(['scan', path, '--jsonl'])).out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(array).toEqual(lines)
    expect(array[1]).toMatchObject({
      path,
      line: 3,
      column: 1,
      kind: 'payment-card',
      class: 'payment',
      start: 22,
      end: 41,
    })
    expect(JSON.stringify(array)).not.toContain(card)
    expect(JSON.parse((await underseal(['scan', file('clean.txt', ''), '--json'])).out)).toEqual([])
  })

  test('looks for the named kinds only', async () => {
    expect((await underseal(['scan', file('note.txt', card), '--kinds', 'iban'])).code).toBe(0)
  })

  test.each([
    [['scan'], 'Say what to scan'],
    [['scan', 'x', '--kinds', 'credit-card'], 'There is no kind credit-card'],
    [['scan', 'x', '--min-confidence', '90'], 'a number from 0 to 1'],
    [['scan', 'x', '--colour'], "Unknown option '--colour'"],
    [['scan', 'x', '--json', '--jsonl'], 'Choose one'],
    [['sacn', 'x'], 'There is no command'],
  ])('refuses %j in one sentence', async (argv, sentence) => {
    const { code, out, err } = await underseal(argv)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(sentence)
    expect(err.trim().split('\n')).toHaveLength(1)
  })
})

describe('redact', () => {
  test.each([
    ['replace', 'pay [payment card •••• 1111] now'],
    ['mask', 'pay •••• 1111 now'],
    ['remove', 'pay [payment card] now'],
  ])('with %s writes what its help says', async (operator, expected) => {
    const { code, out } = await underseal(['redact', '-', '--operator', operator], `pay ${card} now`)
    expect({ code, out }).toEqual({ code: 0, out: expected })
  })

  test('may write over its own input', async () => {
    const path = file('own.txt', `pay ${card} now\n`)
    expect((await underseal(['redact', path, '-o', path])).code).toBe(0)
    expect(readFileSync(path, 'utf8')).toBe('pay [payment card •••• 1111] now\n')
  })

  test('leaves no file behind when the input is broken', async () => {
    const path = file('broken.txt', new Uint8Array([...Buffer.from('fine so far\n'.repeat(60_000)), 0xff]))
    expect((await underseal(['redact', path, '-o', join(folder, 'safe.txt')])).code).toBe(2)
    expect(readdirSync(folder).filter((name) => name.startsWith('safe.txt'))).toEqual([])
  })
})

describe('redact --json', () => {
  test('says what was taken out, by kind, and never the value', async () => {
    const { code, out } = await underseal([
      'redact',
      file('paid.txt', `${card} and ${card}`),
      '-o',
      join(folder, 'paid.safe.txt'),
      '--json',
    ])
    expect([code, JSON.parse(out)]).toEqual([0, { files: 1, left: 0, found: { 'payment-card': 2 } }])
    expect((await underseal(['redact', '-', '--json'], card)).err).toContain('-o FILE')
  })
})

describe('redact of a folder', () => {
  test('copies the tree without what is sensitive, leaves out what is no text, and says so', async () => {
    const from = join(folder, 'tree')
    mkdirSync(join(from, 'deep'), { recursive: true })
    writeFileSync(join(from, 'deep', 'chat.txt'), `pay ${card} now`)
    writeFileSync(join(from, 'photo.png'), new Uint8Array([0x89, 0x50, 0, 0]))
    const to = join(folder, 'tree-safe')
    const { code, err } = await underseal(['redact', from, '-o', to])
    expect({ code, files: readdirSync(to) }).toEqual({ code: 2, files: ['deep'] })
    expect(err).toContain('photo.png')
    expect(readFileSync(join(to, 'deep', 'chat.txt'), 'utf8')).toBe('pay [payment card •••• 1111] now')
    expect((await underseal(['redact', from])).err).toContain('-o FOLDER')
    expect((await underseal(['redact', from, '-o', join(from, 'inside')])).err).toContain('not inside')
  })

  test('takes it out of the names as well, and gives each file one of its own', async () => {
    const from = join(folder, 'named')
    const to = join(folder, 'named safe')
    const bare = card.replaceAll(' ', '')
    mkdirSync(join(from, `${bare} letters`), { recursive: true })
    for (const name of [`a ${card}.txt`, `b ${bare}.txt`, `b ${card}.txt`])
      writeFileSync(join(from, `${bare} letters`, name), 'hello')
    writeFileSync(join(from, `${bare}.bin`), Buffer.from([0xff, 0xfe, 0xfd]))
    const { err } = await underseal(['redact', from, '-o', to])
    expect(err).not.toContain(bare)
    const hidden = '[payment card •••• 1111]'
    expect(readdirSync(to)).toEqual([`${hidden} letters`])
    expect(readdirSync(join(to, `${hidden} letters`)).toSorted()).toEqual([
      `a ${hidden}.txt`,
      `b ${hidden} 2.txt`,
      `b ${hidden}.txt`,
    ])
  })
})
