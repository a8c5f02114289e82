import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeBackupPair } from '../backup/file-lock.ts'
import type { House } from './command.ts'
import { runCommand } from './run-command.ts'

/** What the command line makes of words that are not quite right, and of files that are not there. None of it needs a house. */
const folder = mkdtempSync(join(tmpdir(), 'underseal-words-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('help is also there as a word, for one command and for a group', async () => {
  expect((await underseal(['help', 'api-key', 'create'])).out).toBe(
    (await underseal(['api-key', 'create', '--help'])).out,
  )
  expect((await underseal(['help', 'keys'])).out).toContain('underseal keys rotate')
})

test.each([
  [['completion', 'bash'], 'did you mean `underseal completions`?'],
  [['api-key', 'creat', '--name', 'x'], 'did you mean `underseal api-key create`?'],
  [['frobnicate'], '`underseal --help` lists them all.'],
  [['api-key'], 'goes on with list, create or revoke.'],
])('%j is led to what there is', async (args, sentence) => {
  const { code, out, err } = await underseal(args)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain(sentence)
})

test('a file that is not there is told by its name and in words', async () => {
  const missing = join(folder, 'not-there')
  for (const args of [
    ['activity', 'verify', missing],
    ['receipt', 'verify', missing],
    ['redact', missing],
  ]) {
    expect((await underseal(args)).err).toBe(`There is no such file or folder: ${missing}.\n`)
  }
  expect((await underseal(['redact', file('some.txt', 'x'), '-o', join(missing, 'out')])).err).toBe(
    `There is no such file or folder: ${join(missing, 'out')}.\n`,
  )
  expect((await underseal(['receipt', 'verify', folder])).err).toContain('This is a folder')
})

test('a pair of keys is never written over another one', async () => {
  const path = join(folder, 'backup.secret')
  expect((await underseal(['backup', 'keygen', '-o', path])).code).toBe(0)
  const before = readFileSync(path, 'utf8')
  expect(await underseal(['backup', 'keygen', '-o', path])).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('is there already'),
  })
  expect(readFileSync(path, 'utf8')).toBe(before)
})

test('the two files of a backup are never one, however it is spelled', async () => {
  mkdirSync(join(folder, 'deep'))
  symlinkSync(join(folder, 'deep'), join(folder, 'linked'))
  const lock = ['--passphrase-file', file('phrase', 'six quiet words by chance')]
  const said = async (data: string, keys: string) =>
    (await underseal(['backup', data, '--keys', keys, ...lock])).err.includes('Name two files')
  const path = join(folder, 'deep', 'house')
  for (const same of [path, `${folder}/deep/../deep/./house`, join(folder, 'linked', 'house'), relative('', path)])
    expect(await said(path, same)).toBe(true)
  expect(await said(path, `${path}.keys`)).toBe(false)
})

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

async function underseal(argv: readonly string[]) {
  const said = { out: '', err: '' }
  const io = {
    stdin: (async function* () {})(),
    out: async (text: string) => void (said.out += text),
    err: (text: string) => void (said.err += text),
  }
  // Read to the end, as the house does; the rest of it is never asked for.
  const verifyExport: House['verifyExport'] = async (lines) => {
    let rows = 0
    for await (const line of lines) rows += line.length > 0 ? 1 : 0
    return { rows, checkpoints: 0 }
  }
  return { code: await runCommand(argv, io, { makeBackupPair, verifyExport } as House), ...said }
}
