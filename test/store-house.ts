/** The store on a real database and a real vault, with ada, ben and vic in one workspace and zoe in another. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Conversation } from '../src/core/conversation.ts'
import { makeId, type Noun } from '../src/core/id.ts'
import type { Part } from '../src/core/part.ts'
import { permissions } from '../src/core/permission.ts'
import { builtInRoles } from '../src/core/role.ts'
import type { SafeText } from '../src/core/seal.ts'
import type { Teammate, Visitor } from '../src/core/viewer.ts'
import { defaultMessenger } from '../src/core/workspace.ts'
import { openStore, type OpenStore } from '../src/store/open-store.ts'
import { localMasterKey } from '../src/vault/master-key.ts'
import { openVault, type OpenVault } from '../src/vault/open-vault.ts'
import { makeTestDatabase, silent } from './database.ts'

export type StoreHouse = OpenStore & {
  readonly vault: OpenVault
  readonly url: string
  readonly clock: { at: Date; now(): Date }
  readonly ada: Teammate
  readonly ben: Teammate
  readonly zoe: Teammate
  readonly vic: Visitor
  readonly wim: Visitor
  /** As the owner of the tables, past the store. */
  sql<T extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<T[]>
  /** Another process on the same database. */
  another(): Promise<OpenStore>
  startConversation(by: Visitor, title?: string): Promise<Conversation>
  addPart(by: Visitor | Teammate, conversation: Conversation, text: string, more?: Partial<Part>): Promise<Part>
  shut(): Promise<void>
}

const random = { bytes: (count: number) => randomBytes(count) }

export const id = (noun: Noun): string => makeId(noun, Date.now(), random.bytes)
export const safe = (text: string): SafeText => ({ text, seals: [] })

export async function openStoreHouse(): Promise<StoreHouse> {
  const database = await makeTestDatabase()
  const { url } = database
  const clock = { at: new Date('2026-05-04T10:00:00.000Z'), now: () => clock.at }
  const vault = openVault({ keysUrl: url, masterKey: localMasterKey([randomBytes(32)]), clock })
  await vault.migrate()
  await vault.ready()
  const open = () => openStore({ url, cipher: vault, vault, clock, random, log: silent, poolSize: 8 })
  const kept = await open()
  const { store } = kept
  const opened: OpenStore[] = [kept]
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()

  const found = async (name: string, people: readonly string[]): Promise<Teammate[]> => {
    const workspaceId = id('workspace')
    await vault.createWorkspaceKeys(workspaceId)
    return store.write(workspaceId, async (tx) => {
      await tx.addWorkspace({ id: workspaceId, name, messenger: defaultMessenger, createdAt: iso() })
      const roleId = id('role')
      await tx.addRole({ id: roleId, name: 'owner', builtIn: 'owner', permits: builtInRoles[0]!.permits })
      await tx.addPolicy({ name: 'default', rules: [], minConfidence: 0.5 }, 'system', clock.now())
      const permits = permissions.map((permission) => ({ permission }))
      const team: Teammate[] = []
      for (const person of people) {
        const teammateId = id('teammate')
        const profile = {
          id: teammateId,
          name: person,
          email: `${person}@example.org`,
          roleId,
          language: 'en',
          deactivatedAt: null,
          createdAt: iso(),
        } as const
        await tx.addTeammate(profile, null)
        team.push({
          type: 'teammate',
          address: '192.0.2.7',
          workspaceId,
          id: teammateId,
          sessionId: id('session'),
          permits,
        })
      }
      return team
    })
  }
  const visit = async (workspaceId: string, name: string): Promise<Visitor> => {
    const contactId = id('contact')
    await vault.createContactKey(workspaceId, contactId)
    await store.write(workspaceId, (tx) =>
      tx.addContact({
        id: contactId,
        kind: 'contact',
        name: safe(name),
        email: `${name.toLowerCase()}@example.net`,
        phone: null,
        externalId: null,
        attributes: {},
        createdAt: iso(),
        lastSeenAt: null,
        updatedAt: iso(),
        blockedAt: null,
        heldAt: null,
      }),
    )
    return {
      type: 'contact',
      address: '198.51.100.4',
      workspaceId,
      id: contactId,
      sessionId: id('visitorSession'),
      verified: true,
    }
  }
  const iso = () => clock.now().toISOString()

  const [ada, ben] = await found('Quillfeather Bank', ['adalind', 'benedikt'])
  const [zoe] = await found('Zoetrope', ['zoelle'])
  const vic = await visit(ada!.workspaceId, 'Victoria')
  const wim = await visit(ada!.workspaceId, 'Wimbledon')

  return {
    ...kept,
    vault,
    url,
    clock,
    ada: ada!,
    ben: ben!,
    zoe: zoe!,
    vic,
    wim,
    async sql<T extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) {
      return (await owner.query<T>(text, [...values])).rows
    },
    async another() {
      opened.push(await open())
      return opened.at(-1)!
    },
    async startConversation(by, title) {
      const conversation = {
        id: id('conversation'),
        contactId: by.id,
        title: title === undefined ? null : safe(title),
        createdAt: iso(),
      }
      await store.write(by.workspaceId, (tx) => tx.addConversation(conversation))
      return (await store.conversationFor(by, conversation.id))!
    },
    addPart(by, conversation, text, more = {}) {
      return store.write(by.workspaceId, (tx) =>
        tx.addPart({
          id: id('part'),
          conversationId: conversation.id,
          contactId: conversation.contactId,
          kind: 'message',
          author: { type: by.type, id: by.id },
          body: safe(text),
          event: null,
          policyVersion: 1,
          createdAt: iso(),
          ...more,
        }),
      )
    },
    async shut() {
      await owner.end()
      for (const one of opened) await one.close()
      await vault.close()
      await database.drop()
    },
  }
}
