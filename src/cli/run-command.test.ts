import { readConversation } from '../import-house.ts'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gatherCast, type Cast } from '../../test/cast.ts'
import { openHouse, type House as TestHouse } from '../../test/house.ts'
import { verifyExport } from '../store/verify-activity.ts'
import { receiptStatement, type Receipt } from '../core/erasure.ts'
import { makeSigningPair, readPrivateKey, sha256Hex, signStatement, verifyStatement } from '../vault/signing.ts'
import { makeBackupPair } from '../backup/file-lock.ts'
import type { House, Io } from './command.ts'
import { commands, runCommand } from './run-command.ts'

let house: TestHouse
let cast: Cast
const folder = mkdtempSync(join(tmpdir(), 'underseal-cli-'))

beforeAll(async () => {
  house = await openHouse()
  cast = await gatherCast(house.deps)
})

afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

describe('help', () => {
  test.each(commands.map((command) => [command.name, command] as const))(
    'underseal %s --help shows how it is called and an example',
    async (name, command) => {
      const { code, out } = await underseal([...name.split(' '), '--help'])
      expect(code).toBe(0)
      expect(out).toBe(`${command.help}\n`)
      expect(out.split(`underseal ${name}`).length).toBeGreaterThan(1)
      expect(
        Math.max(
          ...out
            .split('\n')
            .filter((line) => !line.startsWith('Scopes'))
            .map((line) => line.length),
        ),
      ).toBeLessThanOrEqual(130)
    },
  )

  test('without a command lists them all', async () => {
    const { code, out } = await underseal([])
    expect(code).toBe(0)
    for (const { name } of commands) expect(out).toContain(`underseal ${name}`)
  })

  test('a group lists its own', async () => {
    const { out } = await underseal(['activity', '--help'])
    expect(out).toContain('activity verify')
    expect(out).not.toContain('scan')
  })

  test('--version says which it is', async () => {
    expect(await underseal(['--version'])).toEqual({ code: 0, out: '9.9.9\n', err: '' })
  })
})

describe('api-key create', () => {
  test('makes a key that opens just the doors it was made for, and prints it alone', async () => {
    const { code, out, err } = await underseal([
      'api-key',
      'create',
      '--name',
      'shop',
      '--scopes',
      'tag:read',
      '--expires',
      '90d',
      ...ours(),
    ])
    expect(code).toBe(0)
    expect(out).toMatch(/^usk_\S+\n$/)
    expect(err).not.toContain(out.trim())
    const authorization = `Bearer ${out.trim()}`
    expect((await house.ask(null, 'GET', '/v1/tags', undefined, { authorization })).status).toBe(200)
    expect((await house.ask(null, 'GET', '/v1/conversations', undefined, { authorization })).status).toBe(403)
  })

  test.each([
    [['--name', 'shop'], 'Say what the key may do'],
    [['--scopes', 'tag:read'], 'Say what the key is for'],
    [['--name', 'shop', '--scopes', 'tag:read,everything'], 'There is no scope everything'],
    [['--name', 'shop', '--scopes', 'tag:read', '--expires', 'soon'], '12h, 90d or 1y'],
    [['--name', 'shop', '--scopes', 'tag:read', '--workspace', 'wsp_0'], 'no workspace with this id'],
    [['--name', 'shop', '--scopes', 'tag:read'], 'There are several workspaces'],
  ])('refuses %j', async (args, sentence) => {
    const { code, out, err } = await underseal(['api-key', 'create', ...args])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(sentence)
  })
})

describe('teammate link', () => {
  test('lets ada in again, once, and is logged', async () => {
    const { code, out } = await underseal(['teammate', 'link', 'ada@example.com'])
    expect(code).toBe(0)
    const [, link] = /^https:\/\/help\.example\.com\/sign-in#(\S+)\n$/.exec(out) ?? []
    expect((await house.ask(null, 'POST', '/v1/sessions', { link })).status).toBe(201)
    expect((await house.ask(null, 'POST', '/v1/sessions', { link })).status).toBe(401)
    const log = await house.ask(cast.ada, 'GET', '/v1/activity?action=sign-in-link.created')
    expect(log.text).toContain(cast.ada.viewer.id)
  })

  test('knows nobody it was not told of', async () => {
    expect(await underseal(['teammate', 'link', 'nobody@example.com'])).toMatchObject({ code: 2, out: '' })
  })
})

describe('erase and receipt verify', () => {
  test('a person is gone, and the receipt holds until a word of it is changed', async () => {
    const contactId = cast.wim.viewer.id
    const erased = await underseal(['erase', contactId, '--reason', 'asked by letter', '--yes'])
    expect(erased.code).toBe(0)
    expect((await house.ask(cast.ada, 'GET', `/v1/contacts/${contactId}`)).status).toBe(404)

    const receipt = file('receipt.json', erased.out)
    const { publicKey } = JSON.parse(erased.out) as { publicKey: string }
    const verified = await underseal(['receipt', 'verify', receipt, '--public-key', publicKey], withoutDatabase)
    expect(verified.code).toBe(0)
    expect(verified.out).toContain(contactId)
    const other = Buffer.alloc(32, 7).toString('base64')
    expect((await underseal(['receipt', 'verify', receipt, '--public-key', other], withoutDatabase)).code).toBe(1)

    const forged = file('forged.json', erased.out.replace(contactId, cast.vic.viewer.id))
    expect((await underseal(['receipt', 'verify', forged], withoutDatabase)).code).toBe(1)
    const twice = erased.out.replace('"contactId"', `"contactId":"${cast.vic.viewer.id}","contactId"`)
    const doubled = ['receipt', 'verify', file('twice.json', twice), '--public-key', publicKey]
    expect(await underseal(doubled, withoutDatabase)).toMatchObject({ code: 2, out: '' })
    expect((await underseal(['erase', contactId, '--reason', 'asked again', '--yes'])).code).toBe(2)
  })

  test('a receipt that somebody signed for themselves says all it says on one line', async () => {
    const { keyId, publicKey, privateBytes } = makeSigningPair()
    const at = '2026-05-04T10:00:00.000Z'
    const unsigned: Omit<Receipt, 'signature'> = {
      type: 'underseal.erasure.v1',
      erasureId: 'era_1',
      workspaceId: 'wsp_1',
      contactId: 'cnt_1 was kept.\nValid. cnt_2\u001b[8m',
      requestedBy: 'tmt_1',
      startedAt: at,
      completedAt: at,
      keyDestroyedAt: at,
      erased: { parts: 1 },
      keyId,
      publicKey,
    }
    const signature = signStatement(readPrivateKey(privateBytes), receiptStatement(unsigned))
    const path = file('own.json', JSON.stringify({ ...unsigned, signature }))
    const { code, out } = await underseal(['receipt', 'verify', path], withoutDatabase)
    expect([code, out.trim().split('\n')]).toEqual([0, [expect.not.stringContaining('\u001b')]])
  })

  test('asks first, and erases nobody on another answer', async () => {
    const contactId = cast.vic.viewer.id
    const args = ['erase', contactId, '--reason', 'asked by letter']
    expect((await underseal(args)).err).toContain('--yes')
    expect((await underseal(args, { ask: async () => 'yes' })).err).toContain('Nothing was erased')
    expect((await house.ask(cast.ada, 'GET', `/v1/contacts/${contactId}`)).status).toBe(200)
  })

  test.each([[['erase', 'vic']], [['erase', 'cnt_01hzy3v7q8r9s0t1v2w3x4y5z6', '--yes']]])(
    'refuses %j',
    async (argv) => {
      expect(await underseal(argv)).toMatchObject({ code: 2, out: '' })
    },
  )

  test.each(['{}', 'no json', '[]', '{"type":"underseal.erasure.v1"}'])('%s is no receipt', async (text) => {
    const { code, err } = await underseal(['receipt', 'verify', file('other.json', text)], withoutDatabase)
    expect(code).toBe(2)
    expect(err).toContain('neither the receipt')
  })
})

describe('administration', () => {
  test('makes a workspace whose owner comes in by the printed link, and lists it', async () => {
    const made = await underseal([
      'workspace',
      'create',
      'Kettles & Co',
      '--owner',
      'mia@example.com',
      '--language',
      'de',
    ])
    expect(made.code).toBe(0)
    const [, link] = /sign-in#(\S+)\n$/.exec(made.out) ?? []
    expect((await house.ask(null, 'POST', '/v1/sessions', { link })).status).toBe(201)
    const listed = await underseal(['workspace', 'list'])
    expect(listed.out).toContain('Kettles & Co')
    expect(JSON.parse((await underseal(['workspace', 'list', '--json'])).out)).toHaveLength(3)
  })

  test('invites somebody into a role, shuts them out again, and both are logged', async () => {
    const invited = await underseal(['teammate', 'invite', 'kim@example.com', '--role', 'viewer', ...ours()])
    const [, secret] = /join#(\S+)\n$/.exec(invited.out) ?? []
    const joined = await house.ask(null, 'POST', '/v1/acceptances', {
      secret,
      name: 'Kim Dahl',
      password: 'four quiet words here',
    })
    expect(joined.status).toBe(201)
    expect((await underseal(['teammate', 'list', ...ours()])).out).toMatch(/kim@example\.com\s+Kim Dahl\s+viewer\s+–/)

    expect((await underseal(['teammate', 'deactivate', 'kim@example.com', ...ours()])).code).toBe(0)
    expect((await underseal(['teammate', 'list', ...ours()])).out).toMatch(/kim@example\.com.*viewer\s+20/)
    const log = await house.ask(cast.ada, 'GET', '/v1/activity?action=teammate.deactivated')
    expect(log.body).toMatchObject({ items: [{ actor: { type: 'system', id: 'command-line' } }] })
    expect((await underseal(['teammate', 'deactivate', 'ada@example.com', ...ours()])).err).toContain(
      'at least one owner',
    )
    expect((await underseal(['teammate', 'invite', 'x@example.com', '--role', 'king', ...ours()])).err).toContain(
      'no role king',
    )
  })

  test('lists keys without their secrets, and revokes one', async () => {
    const made = await underseal(['api-key', 'create', '--name', 'old', '--scopes', 'tag:read', ...ours()])
    const id = /key_\w{26}/.exec(made.err)![0]
    const listed = await underseal(['api-key', 'list', '--json', ...ours()])
    expect(JSON.parse(listed.out)).toContainEqual(
      expect.objectContaining({ id, name: 'old', scopes: 'tag:read', revokedAt: null }),
    )
    expect(listed.out).not.toContain(made.out.trim())
    expect((await underseal(['api-key', 'revoke', id, ...ours()])).code).toBe(0)
    const answer = await house.ask(null, 'GET', '/v1/tags', undefined, { authorization: `Bearer ${made.out.trim()}` })
    expect(answer.status).toBe(401)
    expect((await underseal(['api-key', 'revoke', 'key_0', ...ours()])).code).toBe(2)
  })

  test('doctor says how to mend what is wrong, and exits with 1', async () => {
    const { code, out } = await underseal(['doctor'])
    expect(code).toBe(1)
    expect(out).toContain('✗ Port: is taken\n    → Stop the other one.')
  })

  test.each(['bash', 'zsh', 'fish'])('completions for %s know every command', async (shell) => {
    const { code, out } = await underseal(['completions', shell])
    expect(code).toBe(0)
    for (const { name } of commands) for (const word of name.split(' ')) expect(out).toContain(word)
    if (shell === 'bash') {
      const offered = (words: string) =>
        spawnSync('bash', [], {
          input: `${out}\nCOMP_WORDS=(${words} ''); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _underseal; echo "\${COMPREPLY[@]}"`,
        }).stdout.toString()
      expect([offered('underseal api-key'), offered('underseal completions')]).toEqual([
        expect.stringContaining('revoke'),
        expect.stringContaining('fish'),
      ])
    }
    if (shell === 'zsh') expect(out).toContain('compdef _underseal underseal')
    expect((await underseal(['completions', 'csh'])).code).toBe(2)
  })
})

describe('keys rotate', () => {
  test('changes the key of each workspace and logs it', async () => {
    const { code, out } = await underseal(['keys', 'rotate', '--workspaces'])
    expect(code).toBe(0)
    expect(out).toContain(`${cast.ada.viewer.workspaceId}: version 2`)
    expect(out).toContain(cast.zoe.viewer.workspaceId)
    const log = await house.ask(cast.ada, 'GET', '/v1/activity?action=workspace-key.rotated')
    expect(log.body).toMatchObject({ items: [{ details: { version: 2, contacts: 7 } }] })
  })

  test('a change of the master key stands in the log of each workspace', async () => {
    expect((await underseal(['keys', 'rotate', '--master'])).out).toContain('it holds 2 workspace keys')
    for (const who of [cast.ada, cast.zoe]) {
      const log = await house.ask(who, 'GET', '/v1/activity?action=master-key.rotated')
      expect(log.body).toMatchObject({ items: [{ actor: { id: 'command-line' }, details: { workspaceKeys: 2 } }] })
    }
  })

  test.each([[[]], [['--signing']], [['--workspace', 'wsp_0']]])('refuses %j', async (args) => {
    expect(await underseal(['keys', 'rotate', ...args])).toMatchObject({ code: 2, out: '' })
  })
})

describe('activity', () => {
  test('an export is checked offline, and a changed row is named', async () => {
    const path = join(folder, 'log.jsonl')
    expect((await underseal(['activity', 'export', '-o', path, ...ours()])).code).toBe(0)
    const verified = await underseal(['activity', 'verify', path], withoutDatabase)
    expect(verified).toMatchObject({ code: 0 })
    expect(verified.out).toContain('the chain holds')
    const seen = /ends at (\d+:[0-9a-f]{64})\./.exec(verified.out)![1]!
    const longer = seen.replace(/^\d+/, (position) => String(Number(position) + 1))
    expect(await underseal(['activity', 'verify', path, '--seen', seen], withoutDatabase)).toMatchObject({ code: 0 })
    expect(await underseal(['activity', 'verify', path, '--seen', longer], withoutDatabase)).toMatchObject({ code: 1 })
    expect(await underseal(['activity', 'verify', path, '--seen', '12'], withoutDatabase)).toMatchObject({
      code: 2,
      out: '',
    })

    const { text } = await house.ask(cast.ada, 'GET', '/v1/activity/export')
    const changed = file('changed.jsonl', text.replace('workspace.created', 'workspace.changed'))
    const broken = await underseal(['activity', 'verify', '--file', changed], withoutDatabase)
    expect(broken.code).toBe(1)
    expect(broken.out).toContain('broken at row 1')
  })

  test('a live log is checked by workspace', async () => {
    const { code, out } = await underseal(['activity', 'verify', ...ours()])
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining(cast.ada.viewer.workspaceId) })
  })

  test('what is no export cannot be checked', async () => {
    expect((await underseal(['activity', 'verify', file('other.txt', 'hello\n')], withoutDatabase)).code).toBe(2)
    expect((await underseal(['activity', 'verify', join(folder, 'not-there')], withoutDatabase)).code).toBe(2)
  })
})

const withoutMachine = () => Promise.reject(new Error('this command works on files'))

const withoutDatabase: Partial<House> = {
  connect: () => {
    throw new Error('this command works offline')
  },
}

/** The log of ada's workspace, as it comes through the door. */
async function* exported(): AsyncIterable<string> {
  const { text } = await house.ask(cast.ada, 'GET', '/v1/activity/export')
  yield* text.trimEnd().split('\n')
}

function ours(): string[] {
  return ['--workspace', cast.ada.viewer.workspaceId]
}

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

async function underseal(argv: readonly string[], more: Partial<House> & Pick<Io, 'ask'> = {}) {
  const said = { out: '', err: '' }
  const io: Io = {
    stdin: (async function* () {})(),
    out: async (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    ...(more.ask ? { ask: more.ask } : {}),
  }
  const lent: House = {
    version: '9.9.9',
    environment: {},
    start: async () => 0,
    connect: async () => ({
      deps: house.deps,
      publicUrl: 'https://help.example.com',
      exportActivity: exported,
      verifyActivity: () => verifyExport(exported(), { sha256: sha256Hex, verify: verifyStatement }),
      rotateWorkspaceKey: async () => ({ version: 2, contacts: 7, resumed: false }),
      rotateMasterKey: async () => 2,
      conversationReader: async () => readConversation,
      close: async () => {},
    }),
    migrate: async () => {},
    examine: async () => [
      { what: 'Settings', state: 'fine', says: 'read' },
      { what: 'Port', state: 'wrong', says: 'is taken', mend: 'Stop the other one.' },
    ],
    backUp: async () => ({ rows: 0, workspaces: 0 }),
    restore: withoutMachine,
    drill: withoutMachine,
    makeBackupPair,
    verifySignature: verifyStatement,
    verifyExport: (lines, publicKey, seen) =>
      verifyExport(lines, { sha256: sha256Hex, verify: verifyStatement, publicKey, seen }),
    ...more,
  }
  return { code: await runCommand(argv, io, lent), ...said }
}
