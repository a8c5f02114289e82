import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { typed } from '../../../test/command-line.ts'
import type { Hit } from './hit.ts'
import { viewFolded } from './view-folded.ts'
import { viewMarkup } from './view-markup.ts'
import { viewRtf } from './view-rtf.ts'
import { digitsOf, type View } from './view.ts'

const card = '4111 1111' + ' 1111 1111'
const [one, two] = [card.slice(0, 7), card.slice(7)]
const folder = mkdtempSync(join(tmpdir(), 'underseal-looks-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function look(name: string, content: string | Uint8Array) {
  const path = join(folder, name)
  writeFileSync(path, content)
  const { code, out, err } = await typed(['scan', path, '--json', '--kinds', 'payment-card'])
  return { code, hits: JSON.parse(out) as Hit[], said: err.replaceAll(path, '') }
}

/** One card, and that it stands where it is written: from the first sign of it to the last. */
async function expectCard(name: string, content: string, first: string, last: string) {
  const start = content.indexOf(first)
  const lines = content.slice(0, start).split('\n')
  const { hits } = await look(name, content)
  expect(hits, content).toMatchObject([
    { start, line: lines.length, column: lines.at(-1)!.length + 1, end: content.lastIndexOf(last) + last.length },
  ])
}

const codes = (text: string, code: (letter: string) => string) => [...text].map(code).join('')
const hex = (letter: string) => letter.charCodeAt(0).toString(16)

describe('RTF', () => {
  test('control words tear no number, and none written in codes is passed over', async () => {
    for (const number of [
      `${one}\\b0 ${two}`,
      `${one}{\\i\\cf1 ${two}}`,
      `${one}{\\*\\bkmkstart a.b}${two}`,
      `${one}\r\n${two}`,
      codes(card, (letter) => `\\'${hex(letter)}`),
      codes(card, (letter) => `\\u${letter.charCodeAt(0)}?`),
      codes(card, (letter) => `\\u${letter.charCodeAt(0)}\\'3f`),
      card.replaceAll(' ', '\\~'),
    ]) {
      const content = `{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\nPay \\b with {${number}}\\par}`
      const { hits } = await look('letter.rtf', content)
      const start = content.indexOf(number)
      expect(hits, number).toMatchObject([{ line: content.slice(0, start).split('\n').length }])
      expect(hits[0]!.start).toBe(start)
      expect(hits[0]!.end).toBeGreaterThan(start + number.length - 8)
    }
  })

  test('is known by what it begins with, and what stands elsewhere in it is read', async () => {
    expect((await look('letter.doc', `{\\rtf1 {\\footnote ${one}\\b ${two}}}`)).hits).toHaveLength(1)
    expect((await look('letter.rtf', `{\\rtf1 ${one}\\par ${'x'.repeat(40)} ${two}}`)).hits).toEqual([])
  })

  test('with a picture or a file in it is read, and not called clean', async () => {
    const { code, hits, said } = await look(
      'letter.rtf',
      `{\\rtf1 {\\pict\\pngblip 8950}{\\*\\themedata 504b} ${card}}`,
    )
    expect([code, hits.length]).toEqual([2, 1])
    expect(said).toContain('A picture or file stands in this')
    expect((await look('plain.rtf', '{\\rtf1 {\\*\\themedata 504b} hello}')).code).toBe(0)
  })

  test('of a hundred thousand groups that never end, or stand in each other, is read', () => {
    for (const deep of ['{\\*\\x '.repeat(100_000), '{\\*'.repeat(50_000) + '}'.repeat(50_000)])
      expect(viewRtf(`{\\rtf1 ${deep}${card}`).text).toContain(card)
  })
})

describe('calendars, cards and LDIF', () => {
  test('are read over their folded lines', async () => {
    for (const [name, end] of [
      ['day.ics', '\r\n'],
      ['day.ics', '\n'],
      ['people.vcf', '\r\n'],
      ['people.ldif', '\n'],
    ] as const) {
      const [first, ...rest] = [`NOTE:pay ${one.slice(0, 5)}`, ` ${one.slice(5)}`, ` ${two}`]
      await expectCard(name, ['BEGIN:X', first, ...rest, 'END:X', ''].join(end), one.slice(0, 5), two.trim())
    }
  })

  test('are known by what they begin with, and read without backslashes, quoted-printable and base64', async () => {
    const coded = codes(card, (letter) => `=${hex(letter)}`)
    const encoded = Buffer.from(`card ${card}`).toString('base64')
    for (const line of [
      `NOTE:${card.slice(0, 9)}\\n${card.slice(10)}`,
      `NOTE;ENCODING=QUOTED-PRINTABLE:${coded.slice(0, 9)}=\r\n${coded.slice(9)}`,
      `NOTE;CHARSET=UTF-8;QUOTED-PRINTABLE:${coded}`,
      `NOTE;ENCODING=b:${encoded.slice(0, 10)}\r\n ${encoded.slice(10)}`,
      `NOTE:data:text/plain;base64,${encoded}`,
    ]) {
      const { code, hits } = await look('contact', `BEGIN:VCARD\r\n${line}\r\nEND:VCARD\r\n`)
      expect([code, hits.length, hits[0]?.line], line).toEqual([1, 1, 2])
    }
    expect((await look('a.ldif', `dn: cn=x\nnote:: ${encoded}\n`)).hits).toMatchObject([{ line: 2, column: 7 }])
  })

  test('with a picture in them are not called clean', async () => {
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]).toString('base64')
    for (const line of [`PHOTO;ENCODING=b;TYPE=PNG:${picture}`, `PHOTO:data:image/png;base64,${picture}`]) {
      const { code, hits, said } = await look('contact.vcf', `BEGIN:VCARD\r\n${line}\r\nNOTE:${card}\r\nEND:VCARD\r\n`)
      expect([code, hits.length]).toEqual([2, 1])
      expect(said).toContain('A picture or file stands in this')
    }
  })
})

describe('markup', () => {
  test('spans of SVG part no number, unless they are lines of their own', async () => {
    for (const content of [
      `<svg><text><tspan>${one}</tspan><tspan fill="red">${two}</tspan></text></svg>`,
      `<svg><text><tspan x="1" y="9">${one}</tspan><tspan x="8" y="9">${two}</tspan></text></svg>`,
      `<svg:svg xmlns:svg="http://www.w3.org/2000/svg"><svg:text>${one}<svg:tspan>${two}</svg:tspan></svg:text></svg:svg>`,
    ])
      await expectCard('picture.svg', content, one, two)
    expect(viewMarkup('<svg><text><tspan y="1">a</tspan><tspan y="2">b</tspan></text></svg>').text).toMatch(/a\nb/)
  })

  test('runs of office documents part none, by whatever prefix a program calls them', async () => {
    const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
    const wordml = 'http://schemas.microsoft.com/office/word/2010/wordml'
    const sheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    const odf = 'urn:oasis:names:tc:opendocument:xmlns:text:1.0'
    for (const content of [
      `<ns0:p xmlns:ns0="${word}"><ns0:r><ns0:t>${one}</ns0:t></ns0:r><ns0:r><ns0:t>${two}</ns0:t></ns0:r></ns0:p>`,
      `<w:p xmlns:w="${word}" xmlns:w14="${wordml}"><w:t>${one}</w:t><w14:ligatures w14:val="all"/><w:t>${two}</w:t></w:p>`,
      `<sst xmlns="${sheet}"><si><r><t>${one}</t></r><r><rPr><b/></rPr><t>${two}</t></r></si></sst>`,
      `<x:p xmlns:x="${odf}">${one}<x:span x:style-name="T1">${two}</x:span></x:p>`,
      `<text:p>${one}<text:span>11 1111</text:span><text:s/>1111</text:p>`,
    ])
      await expectCard('part.xml', content, one, content.includes('<text:s/>') ? '1111' : two)
    expect(
      (await look('cells.xml', `<sst xmlns="${sheet}"><si><t>${one}</t></si><si><t>${two}</t></si></sst>`)).hits,
    ).toEqual([])
  })

  test('what it calls short texts is put together, and a picture of gigabytes is not made of it', async () => {
    const content = `<!DOCTYPE x [<!ENTITY n "1111"><!ENTITY f '4111'>]><x>&f; &n; &n; &n;</x>`
    await expectCard('entities.xml', content, '&f;', '&n;')
    const long = `<!DOCTYPE x [<!ENTITY n "${'y'.repeat(1_000)}">]><x>${'&n;'.repeat(10_000)}</x>`
    expect(viewMarkup(long).text.length).toBeLessThan(long.length * 2)
  })

  test('names of signs that part digits stand for them', async () => {
    await expectCard('page.html', '<p>4111&numsp;1111&NoBreak;1111&emsp14;1111</p>', '4111', '1111')
  })

  test('is known by what it begins with, also where it is called a sheet or nothing', async () => {
    for (const name of ['sheet.xls', 'nameless', 'text.fodt']) {
      const content = `<?xml version="1.0"?><table><td>${one}<font color="red">${two}</font></td></table>`
      await expectCard(name, content, one, two)
    }
  })

  test('above sixteen megabytes is read in pieces, and still as what a reader sees', async () => {
    const filler = '<w:p><w:r><w:t>nothing in here</w:t></w:r></w:p>'.repeat(350_000)
    const number = `<w:p><w:t>${one}</w:t><w:t>${two}</w:t></w:p>`
    const content = `<w:document>${filler}${number}${filler.slice(0, 4_800_000)}${number}</w:document>`
    const { hits } = await look('long.xml', content)
    expect(hits.map(({ start }) => start)).toEqual([content.indexOf(one), content.lastIndexOf(one)])
  })

  test('is read in the character set that it names', async () => {
    const latin = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?><a>K\u00e4se ${card}</a>`, 'latin1')
    expect((await look('latin.xml', latin)).hits).toMatchObject([{ line: 1, column: 52 }])
    const shifted = `+${Buffer.from(card, 'utf16le').swap16().toString('base64').replace(/=+$/, '')}-`
    expect((await look('seven.html', `<meta charset="utf-7"><p>${shifted}</p>`)).hits).toHaveLength(1)
    expect(await look('own.xml', '<?xml version="1.0" encoding="x-own"?><a/>')).toMatchObject({ code: 2 })
    expect(await look('mark.xml', `\uFEFF<?xml version="1.0" encoding="UTF-16"?><a>${card}</a>`)).toMatchObject({
      code: 1,
    })
  })
})

describe('texts', () => {
  test('what a terminal shows in colours or strikes over, and lines that go on, are read as one', async () => {
    for (const content of [
      `x\ncard \u001b[1;31m${one}\u001b[0m${two}`,
      `x\ncard ${codes(card, (letter) => (letter === ' ' ? ' ' : `${letter}\b${letter}`))}`,
      `x\ncard = ${one} \\\n    ${two.trim()}`,
      `x\r\ncard = ${one}\\\r\n${two}`,
    ]) {
      const { hits } = await look('app.log', content)
      expect(hits, JSON.stringify(content)).toMatchObject([{ line: 2 }])
    }
  })

  test('of letters of two bytes that look like others are refused', async () => {
    expect(await look('mail.txt', '\u001b$B#4#1#1#1\u001b(B')).toMatchObject({ code: 2, hits: [] })
  })

  test('numbers that a program wrote with a power of ten are whole', async () => {
    await expectCard('a.json', '{"card": 4.111111111111111e15, "n": 4.1e3}', '4.111', 'e15')
    await expectCard('a.xml', '<row><v>4.111111111111111E15</v></row>', '4.111', 'E15')
    await expectCard('a.csv', 'card\n4.111111111111111E15\n', '4.111', 'E15')
    expect([digitsOf('4.11111111111e13'), digitsOf('4.11111111111e3'), digitsOf('4.1e15')]).toEqual([
      '41111111111100',
      undefined,
      undefined,
    ])
  })
})

test('every view leads back into the file, whatever is in it', () => {
  const views: ((raw: string) => View)[] = [viewRtf, viewFolded, viewMarkup]
  const pieces = fc.constantFrom(
    '\\',
    "'34",
    '{',
    '}',
    '\\u52',
    '\\*',
    '\r\n',
    ' ',
    '=',
    '=34',
    ':',
    ';ENCODING=b',
    '<b>',
    '&#52;',
    '4111',
    'é',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (list) => {
      const raw = list.join('')
      for (const view of views.map((read) => read(raw)))
        for (let at = 0; at < view.text.length; at++) {
          expect(view.back(at)).toBeGreaterThanOrEqual(0)
          expect(view.back(at)).toBeLessThanOrEqual(raw.length)
        }
    }),
  )
})
