/**
 * Whether a site may embed the messenger. An empty list means any. `https://*.example.com` is every host below example.com,
 * not example.com itself. A scheme and a port must be the same: `http` is not `https`.
 */
export function isTrusted(origins: readonly string[], origin: string): boolean {
  if (origins.length === 0) return true
  const given = origin.toLowerCase()
  return origins.some((one) => {
    const [scheme, host] = one.toLowerCase().split('://')
    if (!host?.startsWith('*.')) return given === one.toLowerCase()
    const rest = given.startsWith(`${scheme}://`) ? given.slice(`${scheme}://`.length) : ''
    return rest.endsWith(host.slice(1)) && rest.length > host.length - 1 && !rest.includes('/')
  })
}

export const originPattern = '^https?://(\\*\\.)?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?$'
export const maxOrigins = 50
