// What the measurements of lists, search and console stand on: a house of its own with a busy workspace, made once and kept.
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { startEmbeddedPostgres } from '../src/store/embedded-postgres.ts'
import { localMasterKey } from '../src/vault/master-key.ts'
import { openVault } from '../src/vault/open-vault.ts'
import { freePort, startHouse, type RunningHouse } from '../test/running-house.ts'
import { asOwner, callerOf, newId, signInWith, type Call, type Owner } from '../test/withstand/clients.ts'
import { fillDesk, type Desk, type Filled } from './ui-fill.ts'

export type Ground = {
  readonly house: RunningHouse
  readonly desk: Desk
  readonly filled: Filled
  readonly views: readonly string[]
  readonly owner: Owner
  readonly call: Call
  get(path: string): Promise<{ status: number; ms: number; body: Record<string, unknown> }>
  post(path: string, body: unknown): Promise<{ status: number; ms: number; body: Record<string, unknown> }>
  connect(): Promise<pg.Client>
  close(): Promise<void>
}

type Note = { readonly desk: Desk; readonly filled: Filled; readonly views: readonly string[] }

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const ownersMail = 'owner@localhost'
const password = 'a calm harbour at night'
const names =
  'Ben Mori,Cleo Hart,Dora Falk,Emil Roth,Fay Lund,Gus Weber,Hana Ito,Ines Wolf,Jon Reed,Kim Berg,Lea Voss'.split(',')
const teams = ['Payments', 'Logistik', 'Accounts', 'Technik', 'Partners', 'Versicherung']
const tags = [
  'refund',
  'login',
  'delivery',
  'Rechnung',
  'bug',
  'feedback',
  'VIP',
  'Kündigung',
  'fraud',
  'press',
  'legal',
  'spam wave',
]

/** `UI_BENCH_DIR` says where; a workspace that is there is used again, one that was left half made is made anew. */
export async function openGround(conversations: number): Promise<Ground> {
  const folder = join(process.env['UI_BENCH_DIR'] ?? join(tmpdir(), 'underseal-bench-ui'), String(conversations))
  const noteFile = join(folder, 'note.json')
  if (!existsSync(noteFile)) await make(folder, conversations)
  const { desk, filled, views } = JSON.parse(readFileSync(noteFile, 'utf8')) as Note
  const house = await start(folder)
  const { call, close } = callerOf(house.url)
  const owner = await signIn(call)
  const headers = asOwner(owner)
  return {
    house,
    desk,
    filled,
    views,
    owner,
    call,
    get: async (path) => (await call('GET', path, headers)) as never,
    post: async (path, body) => (await call('POST', path, headers, body)) as never,
    connect: async () => connectTo(await urlOf(folder)),
    async close() {
      close()
      await house.stop()
    },
  }
}

async function make(folder: string, conversations: number): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  // The database runs as a user of its own, who has to pass through.
  chmodSync(folder, 0o711)
  writeFileSync(join(folder, 'master'), randomBytes(32).toString('base64'), { mode: 0o600 })
  const house = await start(folder)
  const { call, close } = callerOf(house.url)
  let desk: Desk
  let views: string[]
  try {
    const owner = await signInWith(call, house.link()!)
    const headers = asOwner(owner)
    const ask = async (method: string, path: string, body?: unknown) => {
      const answer = await call(method, path, headers, body)
      if (answer.status >= 300)
        throw new Error(`${method} ${path} was answered with ${answer.status} ${JSON.stringify(answer.body)}`)
      return answer.body as unknown as {
        id: string
        secret: string
        teammate: { id: string }
        items: { id: string; builtIn: string }[]
      }
    }
    await ask('PATCH', '/v1/profile', { name: 'Ada Quist', password, language: 'en' })
    const role = (await ask('GET', '/v1/roles')).items.find(({ builtIn }) => builtIn === 'teammate')!
    const teammates = [owner.teammateId]
    for (const [i, name] of names.entries()) {
      const { secret } = await ask('POST', '/v1/invitations', {
        id: newId('invitation'),
        email: `mate${i}@desk.example`,
        roleId: role.id,
      })
      const joined = await call('POST', '/v1/acceptances', {}, { secret, name, password })
      teammates.push(joined.body.teammate.id)
    }
    const made = { teams: [] as string[], tags: [] as string[], views: [] as string[] }
    for (const name of teams)
      made.teams.push(
        (await ask('POST', '/v1/teams', { id: newId('team'), name, memberIds: teammates.slice(0, 4) })).id,
      )
    for (const name of tags) made.tags.push((await ask('POST', '/v1/tags', { id: newId('tag'), name })).id)
    const filters = [
      { state: 'closed', assignee: 'me' },
      { team: made.teams[1], assignee: 'none' },
      { state: 'open', tag: made.tags[0], team: made.teams[0] },
    ]
    for (const [i, filter] of filters.entries())
      made.views.push(
        (await ask('POST', '/v1/views', { id: newId('view'), name: `View ${i + 1}`, filter, shared: true })).id,
      )

    desk = { workspaceId: owner.workspaceId, teammates, teams: made.teams, tags: made.tags }
    views = made.views
  } finally {
    close()
    await house.stop()
  }
  const begun = performance.now()
  // Nobody else is at it, and what a power cut would spoil is made anew.
  const settings = {
    fsync: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: '8GB',
    shared_buffers: '512MB',
  }
  const { url, stop } = await startEmbeddedPostgres({ dataDir: folder, log: silent, settings })
  const vault = openVault({ keysUrl: url, masterKey: masterKey(folder), clock: { now: () => new Date() } })
  try {
    const filled = await fillDesk(() => connectTo(url), vault, desk, conversations)
    console.log(
      `filled ${conversations} conversations with ${conversations * 10} parts in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
    )
    writeFileSync(join(folder, 'note.new'), JSON.stringify({ desk, filled, views } satisfies Note))
  } finally {
    await vault.close()
    await stop()
    // It names this process, which lives on; the house that comes next is another one.
    rmSync(join(folder, 'postgres.owner'), { force: true })
  }
  renameSync(join(folder, 'note.new'), join(folder, 'note.json'))
}

async function start(folder: string): Promise<RunningHouse> {
  return startHouse({
    dataDir: folder,
    port: await freePort(),
    env: { ...settings(folder), DEMO: 'off', RATE_LIMITS: '10000000,10000', LOG_LEVEL: 'warn' },
  })
}

const settings = (folder: string) => ({ MASTER_KEY: readFileSync(join(folder, 'master'), 'utf8') })
const masterKey = (folder: string) =>
  localMasterKey([Buffer.from(readFileSync(join(folder, 'master'), 'utf8'), 'base64')])

/** The database that the running house has started. */
async function urlOf(folder: string): Promise<string> {
  return (await startEmbeddedPostgres({ dataDir: folder, log: silent, share: true })).url
}

async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

export const account = { email: ownersMail, password }

async function signIn(call: Call): Promise<Owner> {
  const { status, body, headers } = await call('POST', '/v1/sessions', {}, account)
  if (status !== 201) throw new Error(`signing in was answered with ${status}`)
  return {
    cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '',
    workspaceId: body.workspace.id,
    teammateId: body.teammate.id,
  }
}
