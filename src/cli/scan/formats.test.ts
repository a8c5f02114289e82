import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { typed } from '../../../test/command-line.ts'
import type { Hit } from './hit.ts'
import type { View } from './view.ts'
import { viewCsv } from './view-csv.ts'
import { viewJson } from './view-json.ts'
import { viewMarkup } from './view-markup.ts'

const card = '4111 1111' + ' 1111 1111'
const folder = mkdtempSync(join(tmpdir(), 'underseal-formats-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function hitsIn(name: string, content: string): Promise<Hit[]> {
  const path = join(folder, name)
  writeFileSync(path, content)
  return JSON.parse((await typed(['scan', path, '--json'])).out) as Hit[]
}

describe('JSON', () => {
  test('is read without escapes, and each finding has its pointer, line and column', async () => {
    const escaped = [...card].map((char) => (char === ' ' ? ' ' : `\\u00${char.charCodeAt(0).toString(16)}`)).join('')
    const content = `{\n  "users": [{}, {\n    "a/b": "pay ${escaped} now"\n  }]\n}\n`
    const [hit, ...others] = await hitsIn('escaped.json', content)
    expect(others).toEqual([])
    expect(hit).toMatchObject({
      kind: 'payment-card',
      place: '/users/1/a~1b',
      line: 3,
      column: 17,
      start: content.indexOf(escaped),
      end: content.indexOf(escaped) + escaped.length,
    })
  })

  test('one text a line has its pointers in each line', async () => {
    const hits = await hitsIn('log.jsonl', `{"note":"fine"}\n{"note":["x","${card}"]}\n`)
    expect(hits).toMatchObject([{ place: '/note/1', line: 2 }])
  })

  test('numbers and names of fields lend and carry as well', async () => {
    expect(await hitsIn('number.json', '{"card": 4111111111111111}')).toMatchObject([{ place: '/card' }])
    expect(await hitsIn('name.json', '{"password": "vV9-kestrel-Trio"}')).toMatchObject([
      { kind: 'password', place: '/password' },
    ])
  })

  test('that is broken is read as text', async () => {
    expect(viewJson('{"a": [1, 2}')).toBeUndefined()
    expect(await hitsIn('broken.json', `{"a": "${card}", `)).toMatchObject([{ kind: 'payment-card', line: 1 }])
  })

  test('leads every offset back to the file, for any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const raw = JSON.stringify(value, null, 1)
        const view = viewJson(raw)!
        for (let at = 0; at < view.text.length; at++) {
          const there = view.back(at)
          expect(raw[there] === view.text[at] || raw[there] === '\\').toBe(true)
        }
      }),
    )
  })
})

describe('CSV', () => {
  test('is read cell by cell, with the name of the column as context', async () => {
    const content = `name,ssn,note\nCarla,536-22-1234,"said ""${card}"" and\nleft"\n`
    const hits = await hitsIn('people.csv', content)
    expect(hits).toMatchObject([
      { kind: 'us-ssn', place: 'row 2, ssn', line: 2, column: 7, start: content.indexOf('536') },
      {
        kind: 'payment-card',
        place: 'row 2, note',
        line: 2,
        start: content.indexOf(card),
        end: content.indexOf(card) + card.length,
      },
    ])
  })

  test('goes by semicolons and tabs where the first line does', async () => {
    expect(await hitsIn('wide.csv', `id;card\n1;${card}\n`)).toMatchObject([{ place: 'row 2, card' }])
    expect(await hitsIn('wide.tsv', `id\tcard\n1\t${card}\n`)).toMatchObject([{ place: 'row 2, card' }])
  })

  test('of millions of small cells, or columns, is looked at a part at a time, each with the names of its columns', async () => {
    const wide = `${Array.from({ length: 70_000 }, (_, i) => `a_rather_long_name_of_a_column_${i}`).join(',')}\n`
    const rows = `${'1,'.repeat(60_000)}${card},${'1,'.repeat(9_998)}${card}\n`
    const raw = wide + rows.repeat(2)
    for (const view of viewCsv(raw)) expect(view.text.length).toBeLessThan(2.1 * 1024 ** 2)
    const [first, beyond, ...below] = await hitsIn('huge.csv', raw)
    const column = 2 * 60_000 + 1
    expect(first).toMatchObject({ place: 'row 2, a_rather_long_name_of_a_column_60000', line: 2, column })
    expect(beyond).toMatchObject({ place: 'row 2, column 70000', line: 2, end: wide.length + rows.length - 1 })
    expect(below).toMatchObject([{ line: 3, column }, { line: 3 }])
  })

  test('leads every letter of a cell back to where it stands', () => {
    const raw = 'a,b\n"x ""y""",plain\n'
    const [view] = [...viewCsv(raw)] as [View]
    for (const letter of 'xyplain') expect(raw[view.back(view.text.lastIndexOf(letter))]).toBe(letter)
  })
})

describe('HTML and XML', () => {
  test('are read as a reader sees them', async () => {
    const content = `<p>Card <b>4111</b>&nbsp;1111&#32;<i>1111</i> 1111</p>\n<!-- ${card} -->\n<a data-note="${card}">x</a>`
    const hits = await hitsIn('page.html', content)
    expect(hits).toMatchObject([
      { kind: 'payment-card', line: 1, column: content.indexOf('4111') + 1 },
      { kind: 'payment-card', line: 2 },
      { kind: 'payment-card', line: 3 },
    ])
  })

  test('what changes its looks within a number does not part it', async () => {
    const [one, two] = [card.slice(0, 9), card.slice(9)]
    for (const content of [
      `<p>card ${one}<span class="digits" title="jo@example.org">${two}</span></p>`,
      `<p>card ${one}<!-- --><b>${two}</b><!-- of jo@example.org --></p>`,
      `<w:p><w:r w:rsidR="00A77B3E"><w:t>card ${one}</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:lang w:val="en-US"/></w:rPr><w:t xml:space="preserve">${two}</w:t></w:r></w:p>`,
    ]) {
      const hits = await hitsIn('runs.xml', content)
      expect(hits.filter(({ kind }) => kind === 'payment-card')).toMatchObject([
        { start: content.indexOf(one), end: content.indexOf(two) + two.length },
      ])
      expect(hits.map(({ kind }) => kind).filter((kind) => kind === 'email')).toHaveLength(
        content.includes('@') ? 1 : 0,
      )
    }
    expect(await hitsIn('paragraphs.xml', `<w:p><w:t>4111 1111</w:t></w:p><w:p><w:t>1111 1111</w:t></w:p>`)).toEqual([])
  })

  test('numbers of different cells do not run together', async () => {
    expect(await hitsIn('cells.html', '<td>4111 1111</td><td>1111 1111</td>')).toEqual([])
  })

  test('what stands in a tag and is no attribute is text, too', async () => {
    for (const content of [
      `<input value=${card.replaceAll(' ', '')}>`,
      `<!DOCTYPE x [<!ENTITY number "${card}">]><x>&number;</x>`,
      `<?pay card="1" ${card} ?>`,
      `<script>for (let i = 0; i<n; i++) pay(i, "n", { card: "${card}" })</script>`,
      `<p title="it stands alone" 'and never ends ${card}</p>`,
      `<b data-a="1" ${card} data-c="2">x</b>`,
    ]) {
      const at = content.indexOf('4111')
      expect(await hitsIn('page.html', content), content).toMatchObject([{ kind: 'payment-card', start: at }])
    }
  })

  test('a tag that never ends hides nothing', async () => {
    expect(await hitsIn('open.html', `<p>${card}<b`)).toHaveLength(1)
    expect(await hitsIn('open.html', `<p>x<b card ${card}`)).toHaveLength(1)
    expect(viewMarkup('a < b and c > d').text).toBe('a < b and c > d')
  })
})
