/** Writes src/store/schema.sql anew after a migration was added: node bin/run-ts.js test/write-schema.ts */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { dumpSchema } from '../src/store/dump-schema.ts'
import { makeTestDatabase } from './database.ts'

const database = await makeTestDatabase()
writeFileSync(fileURLToPath(new URL('../src/store/schema.sql', import.meta.url)), await dumpSchema(database.url))
await database.drop()
