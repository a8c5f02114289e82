import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

/** Somebody else's site, on an origin of its own: `/` has our script tag, `/sdk` the official SDK pointed to us. */
export async function openHostSite(house: string, workspaceId: string) {
  const folder = mkdtempSync(join(tmpdir(), 'underseal-host-'))
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      lib: {
        entry: join(import.meta.dirname, 'sdk-page.ts'),
        formats: ['iife'],
        name: 'page',
        fileName: () => 'sdk.js',
      },
    },
  })
  const server = createServer((request, response) => {
    if (request.url === '/sdk.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' })
      return response.end(readFileSync(join(folder, 'sdk.js')))
    }
    const { pathname, searchParams } = new URL(request.url ?? '/', house)
    if (pathname === '/loader.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' })
      return response.end(loader(house))
    }
    const settings = JSON.stringify({ app_id: workspaceId, ...Object.fromEntries(searchParams) })
    const script =
      pathname === '/loader'
        ? `<script>window.intercomSettings = ${settings}</script><script src="/loader.js"></script>`
        : request.url === '/sdk'
          ? '<script src="/sdk.js"></script>'
          : `<script src="${house}/messenger.js" data-workspace="${workspaceId}" async></script>`
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(
      `<!doctype html><html lang="en"><title>Harbour shop</title><body data-workspace="${workspaceId}" data-house="${house}"><main><h1>Harbour shop</h1></main>${script}</body></html>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** As sites write it: a queue under the usual name, then the script; on a page that has it already, only the news. */
const loader = (house: string) => `(() => {
  window.heard = []
  if (typeof window.Intercom === 'function') {
    window.Intercom('reattach_activator')
    return window.Intercom('update', window.intercomSettings)
  }
  const queue = (...request) => queue.c(request)
  queue.q = []
  queue.c = (request) => queue.q.push(request)
  window.Intercom = queue
  window.Intercom('onShow', () => window.heard.push('show'))
  window.Intercom('boot', window.intercomSettings)
  window.Intercom('show')
  const script = document.createElement('script')
  script.async = true
  script.src = '${house}/messenger.js'
  document.body.append(script)
})()`

export type HostSite = Awaited<ReturnType<typeof openHostSite>>
