import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { receiptStatement, type Receipt } from '../core/erasure.ts'
import { invalid } from '../core/errors.ts'
import { exitCodes, type Command } from './command.ts'

export const receiptVerify: Command = {
  name: 'receipt verify',
  summary: 'check the receipt of an erasure, offline',
  help: `underseal receipt verify FILE [--public-key KEY]

Checks the Ed25519 signature of an erasure's receipt. Needs no database and no network. Without --public-key it is
checked against the key that the receipt itself names: then the receipt is whole, but anybody could have signed it.
The workspace's public key stands in the console beside the activity, and in every activity export.

Exit 0: the signature holds. 1: it does not. 2: this is no receipt.

  underseal receipt verify receipt.json --public-key 'GbT8…='`,
  run: async (args, io, house) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'public-key': { type: 'string' } },
    })
    const [file, ...more] = positionals
    if (!file || more.length > 0) throw invalid('file', 'Name one file: underseal receipt verify FILE.')
    const receipt = readReceipt(await readFile(file, 'utf8'))
    const trusted = values['public-key']

    if (trusted !== undefined && trusted !== receipt.publicKey) {
      await io.out('Not valid: the receipt was signed with another key than the one given.\n')
      return exitCodes.found
    }
    if (!house.verifySignature(receipt.publicKey, receiptStatement(receipt), receipt.signature)) {
      await io.out('Not valid: the receipt was changed after it was signed, or was never signed by this key.\n')
      return exitCodes.found
    }
    const rows = Object.values(receipt.erased).reduce((sum, count) => sum + count, 0)
    await io.out(
      `Valid. ${receipt.contactId} was erased: key destroyed ${receipt.keyDestroyedAt}, ${rows} rows deleted by ${receipt.completedAt}.\n`,
    )
    if (trusted === undefined)
      io.err('Checked against the key in the receipt itself; add --public-key to know whose it is.\n')
    return exitCodes.fine
  },
}

const words = [
  'erasureId',
  'workspaceId',
  'contactId',
  'requestedBy',
  'startedAt',
  'completedAt',
  'keyDestroyedAt',
  'keyId',
  'publicKey',
  'signature',
]

function readReceipt(text: string): Receipt {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    given = undefined
  }
  if (
    !isRecord(given) ||
    given['type'] !== 'underseal.erasure.v1' ||
    !words.every((word) => typeof given[word] === 'string') ||
    !isCounts(given['erased'])
  ) {
    throw invalid('file', 'This is not the receipt of an erasure.')
  }
  // Every field was looked at above. Unknown ones stay: they are under the signature, too.
  return given as unknown as Receipt
}

function isRecord(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

function isCounts(given: unknown): boolean {
  return isRecord(given) && Object.values(given).every((count) => typeof count === 'number')
}
