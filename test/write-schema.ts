/** Writes src/store/schema.sql anew after a migration was added: node bin/run-ts.js test/write-schema.ts */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dumpSchema } from '../src/store/dump-schema.ts'
import { makeTestDatabase } from './database.ts'

const database = await makeTestDatabase()
writeFileSync(join(import.meta.dirname, '../src/store/schema.sql'), await dumpSchema(database.url))
await database.drop()
