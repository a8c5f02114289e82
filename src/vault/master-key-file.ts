import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { keyLength } from './aead.ts'
import { keysAway } from './keys-away.ts'
import { openKeyService, type AwsKms, type VaultTransit } from './key-service.ts'
import { localMasterKey, masterKeyRing, parseMasterKeys, type MasterKey } from './master-key.ts'

export type MasterKeySource = {
  /** The key itself, when the environment holds it. */
  readonly text?: string | undefined
  /** Else the file it stands in. */
  readonly file: string
  /** Whether a missing file is written: only for the default one. A file somebody named must be there. */
  readonly create: boolean
  /** A service that keeps the key. A local one is then an older one, if there is any. */
  readonly service?: AwsKms | VaultTransit | null | undefined
}

export function openMasterKey(source: MasterKeySource): MasterKey {
  if (source.service) {
    const isThere = source.text !== undefined || statSync(source.file, { throwIfNoEntry: false }) !== undefined
    return masterKeyRing(openKeyService(source.service), isThere ? [openLocal({ ...source, create: false })] : [])
  }
  return openLocal(source)
}

function openLocal(source: MasterKeySource): MasterKey {
  if (source.text !== undefined) return parsed(source.text, 'MASTER_KEY')
  if (source.create) createMissing(source.file)
  return rereading(source.file)
}

/**
 * A key that stands in the file only since this process was started is found there when it is first met, so that the
 * master key can be changed under a running server. The key that wraps stays the one that was first at the start.
 */
function rereading(file: string): MasterKey {
  let ring = parsed(readPrivate(file), file)
  const { id, olderIds, wrap } = ring
  return {
    id,
    olderIds,
    wrap,
    unwrap(wantedId, wrapped, context) {
      if (wantedId !== ring.id && !ring.olderIds.includes(wantedId)) ring = parsed(readPrivate(file), file)
      if (wantedId === ring.id || ring.olderIds.includes(wantedId)) return ring.unwrap(wantedId, wrapped, context)
      throw keysAway(`these keys belong to master key ${wantedId}, but the one given is ${id}`)
    },
  }
}

/**
 * Puts a new key before those in the file; the old ones stay, because backups and running processes need them. Whole or
 * not at all: a file with half a key in it would lock everybody out.
 */
export function addMasterKey(file: string): void {
  const there = readPrivate(file).trim()
  parsed(there, file)
  if (lstatSync(file).isSymbolicLink()) {
    throw keysAway(`${file} is a link that something else keeps; put the new key before the old one there yourself`)
  }
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeDraft(draft, `${randomBytes(keyLength).toString('base64')}\n${there}\n`, statSync(file).mode & 0o777)
  renameSync(draft, file)
}

function writeDraft(draft: string, text: string, mode: number): void {
  const handle = openSync(draft, 'wx', mode)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
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
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeDraft(draft, `${randomBytes(keyLength).toString('base64')}\n`, 0o600)
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw keysAway(`the master key file ${file} cannot be written`)
  } finally {
    unlinkSync(draft)
  }
}
