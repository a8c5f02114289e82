import { execFileSync } from 'node:child_process'
import { createServer } from 'node:net'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { typed } from '../../test/command-line.ts'
import { bytesOf } from './bytes-of.ts'

const folder = mkdtempSync(join(tmpdir(), 'underseal-bytes-'))
const at = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))

test.each(['scan', 'redact'])(
  '%s refuses what may have no end or no beginning, and says what to do',
  async (command) => {
    symlinkSync('/dev/zero', at(`${command}-zero`))
    execFileSync('mkfifo', [at(`${command}-pipe`)])
    const server = createServer().listen(at(`${command}-socket`))
    try {
      for (const name of ['zero', 'pipe', 'socket']) {
        const { code, out, err } = await typed([command, at(`${command}-${name}`)])
        expect({ code, out, name }).toEqual({ code: 2, out: '', name })
        expect(err).toContain('no file but a device, a pipe or a socket')
      }
    } finally {
      server.close()
    }
  },
)

test('a pipe that the shell hands in is read to its end', async () => {
  execFileSync('mkfifo', [at('handed-in')])
  const writer = openSync(at('handed-in'), 'r+')
  const reader = openSync(at('handed-in'), 'r')
  writeSync(writer, 'handed in')
  const read: string[] = []
  for await (const bytes of bytesOf(`/dev/fd/${reader}`)) {
    read.push(Buffer.from(bytes).toString())
    closeSync(writer)
  }
  closeSync(reader)
  expect(read).toEqual(['handed in'])
})

test('in a folder of somebody else no .undersealignore leads elsewhere', async () => {
  mkdirSync(at('theirs'))
  symlinkSync('/dev/zero', at('theirs/.undersealignore'))
  writeFileSync(at('theirs/note.txt'), 'nothing')
  expect(await typed(['scan', at('theirs')])).toMatchObject({ code: 0 })
})
