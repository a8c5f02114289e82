import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { clientTypes } from './client-types.js'
import { root } from './root.js'

/** `underseal/client`: the small runtime from src/client, and the types of all operations from the description itself. */
export async function buildClient() {
  const { apiDescription } = await import(pathToFileURL(join(root, 'dist/http/api-description.js')).href)
  const folder = join(root, 'dist/client')
  writeFileSync(join(folder, 'operations.d.ts'), clientTypes(await apiDescription()))
  writeFileSync(
    join(folder, 'underseal.js'),
    "export { everyItem, makeClient as createClient, newId, UndersealError } from './client.js'\n",
  )
  writeFileSync(
    join(folder, 'underseal.d.ts'),
    [
      "import type { Client, ClientOptions } from './client.js'",
      "import type { Operations } from './operations.d.ts'",
      "export { everyItem, newId, UndersealError } from './client.js'",
      "export type { ClientOptions } from './client.js'",
      "export type * from './operations.d.ts'",
      'export declare function createClient(options: ClientOptions): Client<Operations>',
      '',
    ].join('\n'),
  )
}
