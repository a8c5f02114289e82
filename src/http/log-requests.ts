import type { Doors } from './doors.ts'

/** For whoever counts. The pattern of the route and never its address. */
export type Answered = {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly ms: number
  readonly startedAt: number
  readonly parent: string | undefined
}

const probes = new Set(['/health', '/ready'])

/** One line for each request: the route's pattern and never its address, so that no id, query or secret is in a log. */
export function logRequests(app: Doors, observe: (one: Answered) => void = () => {}): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    const { method } = request
    const { statusCode: status, elapsedTime: ms } = reply
    const parent = request.headers['traceparent']
    observe({
      method,
      route,
      status,
      ms,
      startedAt: Date.now() - ms,
      parent: typeof parent === 'string' ? parent : undefined,
    })
    // A probe asks each second or two, and would bury the rest: only its failures are worth a line.
    request.log[probes.has(route) && status === 200 ? 'debug' : 'info'](
      {
        method,
        route,
        status,
        ms: Math.round(ms),
        reference: request.id,
        workspace: request.viewer?.workspaceId,
      },
      'answered',
    )
  })
}
