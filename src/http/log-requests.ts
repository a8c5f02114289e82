import type { Doors } from './doors.ts'

/** One line for each request: the route's pattern and never its address, so that no id, query or secret is in a log. */
export function logRequests(app: Doors): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        reference: request.id,
        workspace: request.viewer?.workspaceId,
      },
      'answered',
    )
  })
}
