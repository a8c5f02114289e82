import { connect, createServer, type AddressInfo, type NetConnectOpts, type Socket } from 'node:net'

/** A way to a server through this process, which can be closed: as when a cable is pulled. */
export async function openWay(): Promise<{ readonly to: (url: string) => Promise<string>; close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  let target: NetConnectOpts = { path: '' }
  const server = createServer((near) => {
    const far = connect(target)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => (near.destroy(), far.destroy(), sockets.delete(socket)))
    }
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    async to(url) {
      const there = new URL(url)
      const folder = there.searchParams.get('host')
      const port = Number(there.port || 5432)
      target = folder === null ? { host: there.hostname, port } : { path: `${folder}/.s.PGSQL.${port}` }
      const near = new URL(url)
      near.searchParams.delete('host')
      near.hostname = '127.0.0.1'
      near.port = String((server.address() as AddressInfo).port)
      return near.href
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
