import { readFile, realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { invalid } from '../core/errors.ts'
import { exitCodes, type BackupOrder, type Command, type RestoreOrder } from './command.ts'
import { rowCounter } from './row-counter.ts'

export const backup: Command = {
  name: 'backup',
  summary: 'write everything into one encrypted file, and the keys into another',
  help: `underseal backup [FILE] (--keys FILE | --without-keys) (--to PUBLICKEY | --passphrase-file FILE)

Writes all tables as they are at one moment, while messages come in, and needs no more memory for a large house. Both
files are encrypted. The keys are apart, because they must not live as long: an erased person is gone from a backup once
no file of keys from before the erasure is left. Keep the two in different places, and the keys for a few weeks only.
The master key is in neither: keep a copy of its file as well. Sign-ins are not in a backup; people sign in again.

  --keys FILE            where the keys go; without FILE in front, only they are written
  --without-keys         only the tables, for when the keys have a database and a backup of their own
  --to PUBLICKEY         locked for a key that \`underseal backup keygen\` made; this machine then cannot open it again
  --passphrase-file FILE locked with the passphrase in this file

  underseal backup house.backup --keys house.keys --to 'w3Yx…='
  underseal backup --keys hourly.keys --to 'w3Yx…='`,
  run: async (args, io, house) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        keys: { type: 'string' },
        'without-keys': { type: 'boolean' },
        to: { type: 'string' },
        'passphrase-file': { type: 'string' },
      },
    })
    const [dataFile, ...more] = positionals
    if (more.length > 0) throw invalid('file', 'Name one file.')
    if ((values.keys === undefined) === (values['without-keys'] !== true)) {
      throw invalid(
        'keys',
        'Say where the keys go, --keys FILE, or that they have a backup of their own, --without-keys.',
      )
    }
    if (dataFile === undefined && values.keys === undefined)
      throw invalid('file', 'Name the file to write: underseal backup FILE …')
    if (
      dataFile !== undefined &&
      values.keys !== undefined &&
      (await placeOf(dataFile)) === (await placeOf(values.keys))
    )
      throw invalid('keys', 'Name two files: the keys would take the place of the data.')
    const counter = rowCounter(io)
    const { rows, workspaces } = await house.backUp({
      dataFile,
      keysFile: values.keys,
      target: await readTarget(values.to, values['passphrase-file']),
      progress: counter.tell,
    })
    counter.end()
    const files = [dataFile, values.keys].filter((file) => file !== undefined).join(' and ')
    await io.out(
      `Written: ${files} (${dataFile === undefined ? 'the keys' : `${rows} rows`} of ${workspaces} workspace${workspaces === 1 ? '' : 's'}).\n`,
    )
    if (values['without-keys'])
      io.err('Without the keys this file opens nothing: see that they have a backup of their own.\n')
    return exitCodes.fine
  },
}

/** However it is spelled. A file that is there is replaced, and so is a link, so only the folder is followed. */
async function placeOf(file: string): Promise<string> {
  const folder = dirname(resolve(file))
  return join(await realpath(folder).catch(() => folder), basename(file))
}

async function readTarget(publicKey: string | undefined, file: string | undefined): Promise<BackupOrder['target']> {
  if (publicKey !== undefined && file === undefined) return { publicKey }
  if (file !== undefined && publicKey === undefined) return { passphrase: await readSecret(file, 'passphrase-file') }
  throw invalid('to', 'Say how to lock it: --to PUBLICKEY, or --passphrase-file FILE.')
}

export const secretFlags = { 'secret-file': { type: 'string' }, 'passphrase-file': { type: 'string' } } as const

export async function readLockSecret(values: {
  readonly 'secret-file'?: string | undefined
  readonly 'passphrase-file'?: string | undefined
}): Promise<RestoreOrder['secret']> {
  const { 'secret-file': secret, 'passphrase-file': passphrase } = values
  if (secret !== undefined && passphrase === undefined) return { privateKey: await readSecret(secret, 'secret-file') }
  if (passphrase !== undefined && secret === undefined)
    return { passphrase: await readSecret(passphrase, 'passphrase-file') }
  throw invalid('secret-file', 'Say what opens it: --secret-file FILE with the private key, or --passphrase-file FILE.')
}

async function readSecret(file: string, field: string): Promise<string> {
  const text = (await readFile(file, 'utf8')).replace(/\r?\n$/, '')
  if (text === '') throw invalid(field, `${file} is empty.`)
  return text
}
