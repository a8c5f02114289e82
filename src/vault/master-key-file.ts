import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { keyLength } from './aead.ts'
import { keysAway } from './keys-away.ts'
import { localMasterKey, parseMasterKeys, type MasterKey } from './master-key.ts'

export type MasterKeySource = {
  /** The key itself, when the environment holds it. */
  readonly text?: string | undefined
  /** Else the file it stands in. */
  readonly file: string
  /** Whether a missing file is written: only for the default one. A file somebody named must be there. */
  readonly create: boolean
}

export function openMasterKey(source: MasterKeySource): MasterKey {
  if (source.text !== undefined) return parsed(source.text, 'MASTER_KEY')
  if (source.create) createMissing(source.file)
  return parsed(readPrivate(source.file), source.file)
}

function parsed(text: string, where: string): MasterKey {
  const keys = parseMasterKeys(text)
  if (keys === undefined) throw keysAway(`${where} is not a master key: 32 random bytes in base64 or hex are needed`)
  return localMasterKey(keys)
}

function readPrivate(file: string): string {
  let mode: number
  try {
    mode = statSync(file).mode
  } catch {
    throw keysAway(`the master key file ${file} is missing or cannot be read`)
  }
  // A group may read (that is how clusters hand secrets to a process); anybody else may not. Windows has no such bits.
  if (process.platform !== 'win32' && (mode & 0o027) !== 0) {
    throw keysAway(`the master key file ${file} is open to others; run: chmod 600 ${file}`)
  }
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw keysAway(`the master key file ${file} cannot be read by this user`)
  }
}

/** Whole or not at all, and never over an existing one: two first starts at once end with the same key. */
function createMissing(file: string): void {
  if (statSync(file, { throwIfNoEntry: false }) !== undefined) return
  const folder = dirname(file)
  if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) chmodSync(folder, 0o700)
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  const handle = openSync(draft, 'wx', 0o600)
  try {
    writeSync(handle, `${randomBytes(keyLength).toString('base64')}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw keysAway(`the master key file ${file} cannot be written`)
  } finally {
    unlinkSync(draft)
  }
}
