type Answer = { headers?: Record<string, object> } & Record<string, unknown>
type Operation = { responses?: Record<string, Answer> }
type Description = { paths?: object; components?: object }

const seconds = { type: 'integer', minimum: 0 }
const headers = {
  'RateLimit-Limit': { description: 'Requests a minute', schema: seconds },
  'RateLimit-Remaining': { description: 'How many of them are left', schema: seconds },
  'RateLimit-Reset': { description: 'Seconds until there are all again', schema: seconds },
  'Retry-After': { description: 'Seconds to wait before the same request may succeed', schema: seconds },
  ETag: { description: 'Which state this is; send it back as If-Match', schema: { type: 'string' } },
  'Idempotent-Replayed': {
    description: '`true`: this is the first answer again, and nothing was done',
    schema: { type: 'string' },
  },
}

/** Which headers each answer has. They follow from how the doors are hung, so no door says them itself. */
export function describeHeaders<D extends Description>(document: D): D {
  for (const methods of Object.values(document.paths ?? {}) as Record<string, Operation>[]) {
    const change = methods['patch'] ?? methods['put']
    const isTagged = change?.responses?.['412'] !== undefined
    for (const [method, { responses = {}, ...operation }] of Object.entries(methods)) {
      const repeats = JSON.stringify(operation).includes('"Idempotency-Key"')
      for (const [status, answer] of Object.entries(responses)) {
        const names = [
          ...(responses['429'] ? ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'] : []),
          ...(['429', '503'].includes(status) ? ['Retry-After'] : []),
          ...(isTagged && status === '200' && ['get', 'patch', 'put'].includes(method) ? ['ETag'] : []),
          ...(repeats && status.startsWith('2') ? ['Idempotent-Replayed'] : []),
        ]
        if (names.length > 0)
          answer.headers = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
      }
    }
  }
  document.components = { ...document.components, headers }
  return document
}
