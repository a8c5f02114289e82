/**
 * Whose requests are counted together. A home or a server is given a whole /64 of IPv6 addresses, so one that guesses could
 * come from a new one each time; an IPv4 address stands for itself, also in the IPv6 spelling of a socket that hears both.
 */
export function callerAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped) return mapped[1]!
  if (!address.includes(':')) return address
  const [left = '', right = ''] = address.split('::')
  const [head, tail] = [left, right].map((side) => side.split(':').filter(Boolean)) as [string[], string[]]
  const gap = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  const network = [...head, ...gap, ...tail].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${network.join(':')}::/64`
}
