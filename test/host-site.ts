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
      lib: { entry: join(import.meta.dirname, 'sdk-page.ts'), formats: ['iife'], name: 'page', fileName: () => 'sdk.js' },
    },
  })
  const server = createServer((request, response) => {
    if (request.url === '/sdk.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' })
      return response.end(readFileSync(join(folder, 'sdk.js')))
    }
    const script =
      request.url === '/sdk'
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

export type HostSite = Awaited<ReturnType<typeof openHostSite>>
