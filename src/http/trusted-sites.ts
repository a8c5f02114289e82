import type { FastifyRequest } from 'fastify'
import { fail } from '../core/errors.ts'
import { isTrusted } from '../core/trusted-origin.ts'
import type { Deps } from '../flows/ports.ts'

/**
 * Which sites may have the messenger of a workspace on them. A browser says itself where a request comes from and a page
 * cannot change that; a program can say what it likes, and is kept out by its token alone.
 */
export function trustedSites(d: Deps, publicUrl: string) {
  const ours = new URL(publicUrl).origin

  async function allows(origin: string | undefined, workspaceId: string, sites?: readonly string[]): Promise<boolean> {
    if (origin === ours) return true
    const origins = sites ?? (await d.store.workspace(workspaceId))?.messenger.origins
    return origins === undefined || isTrusted(origins, origin ?? '')
  }

  async function check(request: FastifyRequest, workspaceId: string, sites?: readonly string[]): Promise<void> {
    const { origin } = request.headers
    // Our own pages (the demo, the console's preview): a browser leaves the origin out where it is the same.
    if (origin === undefined && request.method === 'GET') return
    if (!(await allows(origin, workspaceId, sites)))
      throw fail(
        'forbidden',
        'This site is not among the trusted domains of the workspace. An admin can add it in the console, under Messenger.',
      )
  }

  return {
    /** For a WebSocket: every browser says where it was opened, on our own pages as well. */
    allows,
    check,
    ofVisitor: async (request: FastifyRequest) => {
      const { viewer } = request
      if (viewer?.type === 'contact') await check(request, viewer.workspaceId, viewer.sites)
    },
  }
}
