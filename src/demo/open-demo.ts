import { SignJWT } from 'jose'
import { makeId, type Noun } from '../core/id.ts'
import type { Founded, Founding } from '../flows/found-workspace.ts'
import type { Deps } from '../flows/ports.ts'
import { conversationsDe } from './conversations-de-data.ts'
import { conversationsEn } from './conversations-en-data.ts'
import { demoPerson, people } from './people-data.ts'
import { seededBytes } from './seeded.ts'
import { seedDemo } from './seed-demo.ts'

const demoFounding: Founding = {
  name: 'Nordhafen Bank',
  owner: { name: 'Ada Brandt', email: 'ada@nordhafen.example', language: 'en' },
}

const identityMinutes = 60

/** The invented bank: what its desk holds, and what its public page needs to boot the messenger. */
export function openDemo(d: Deps) {
  const workspaceId = async () => (await d.store.workspaceIds())[0]

  return {
    founding: demoFounding,

    /** A new workspace is filled; one that was interrupted is completed; one that never was the demo's is left alone. */
    async fill(founded: Founded | undefined): Promise<void> {
      if (founded) return seedDemo(d, founded)
      const half = await halfFilled(d, await workspaceId())
      // The rest of an example is never a reason to keep a house shut: its people may have been merged, blocked or erased since.
      if (half) await seedDemo(d, half).catch(() => undefined)
    },

    doors: {
      settingsJson: async () => ({ app_id: await workspaceId() }),
      /** What a real site's server does: says who is signed in, signed with the workspace's secret, for an hour. */
      identityJson: async () => {
        const id = (await workspaceId())!
        const [secret] = await d.store.liveIdentitySecrets(id)
        const token = new SignJWT({ user_id: demoPerson.userId, email: demoPerson.email, name: demoPerson.name })
          .setProtectedHeader({ alg: 'HS256' })
          .setExpirationTime(Math.floor(d.clock.now().getTime() / 1000) + identityMinutes * 60)
        return { app_id: id, intercom_user_jwt: await token.sign(new TextEncoder().encode(secret)) }
      },
    },
  }
}

async function halfFilled(d: Deps, id: string | undefined): Promise<Founded | undefined> {
  const workspace = id === undefined ? undefined : await d.store.workspace(id)
  if (!workspace) return undefined
  const founding = Date.parse(workspace.createdAt)
  const idOf = (noun: Noun, key: string) => makeId(noun, founding, seededBytes(`${workspace.id} ${noun} ${key}`))
  const house = { type: 'api-key', id: 'demo', workspaceId: workspace.id, permits: [], address: null } as const
  const begun = await d.store.contactFor(house, idOf('contact', people[0]!.key))
  if (!begun) return undefined
  // Whoever erased one of its people works here. Their conversations are not missing, and nobody is brought back.
  if ((await d.store.erasures(house)).length > 0) return undefined
  for (const { key, lines } of [...conversationsEn, ...conversationsDe]) {
    const conversation = await d.store.conversationFor(house, idOf('conversation', key))
    if ((conversation?.lastPosition ?? 0) < lines.length) return founded(d, workspace.id)
  }
  return undefined
}

async function founded(d: Deps, workspaceId: string): Promise<Founded | undefined> {
  const house = { type: 'api-key', id: 'demo', workspaceId, permits: [], address: null } as const
  const roles = await d.store.roles(house)
  const owner = roles.find((role) => role.builtIn === 'owner')
  const ownerId = (await d.store.teammates(house)).find((teammate) => teammate.roleId === owner?.id)?.id
  return ownerId === undefined
    ? undefined
    : { workspaceId, ownerId, roles: Object.fromEntries(roles.map((role) => [role.builtIn ?? role.name, role.id])) }
}
