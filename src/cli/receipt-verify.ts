import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { saysOnly, type Json } from '../core/canonical-json.ts'
import { receiptStatement, type Receipt } from '../core/erasure.ts'
import { invalid } from '../core/errors.ts'
import { evidenceStatement, type Evidence } from '../core/evidence.ts'
import { trailStatement, type Trail } from '../core/trail.ts'
import { exitCodes, type Command } from './command.ts'
import { onOneLine } from './show-controls.ts'

export const receiptVerify: Command = {
  name: 'receipt verify',
  summary: 'check the receipt of an erasure, an evidence report or a trail, offline',
  help: `underseal receipt verify FILE [--public-key KEY]

Checks the Ed25519 signature of an erasure's receipt, of an evidence report or of the trail of a teammate or key. Needs no
database and no network. Without --public-key it is checked against the key that the file itself names: then the file is
whole, but anybody could have signed it. The workspace's public key stands in every evidence report and in every export of
the activity log.

Exit 0: the signature holds. 1: it does not. 2: this is neither, or says something twice.

  underseal receipt verify receipt.json --public-key 'GbT8…='`,
  run: async (args, io, house) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'public-key': { type: 'string' } },
    })
    const [file, ...more] = positionals
    if (!file || more.length > 0) throw invalid('file', 'Name one file: underseal receipt verify FILE.')
    const given = readRecord(await readFile(file, 'utf8'))
    const signed = (readers[String(given['type'])] ?? readReceipt)(given)
    const trusted = values['public-key']

    if (trusted !== undefined && trusted !== signed.publicKey) {
      await io.out('Not valid: it was signed with another key than the one given.\n')
      return exitCodes.found
    }
    if (!house.verifySignature(signed.publicKey, signed.statement, signed.signature)) {
      await io.out('Not valid: it was changed after it was signed, or was never signed by this key.\n')
      return exitCodes.found
    }
    await io.out(`Valid. ${onOneLine(signed.says)}\n`)
    if (trusted === undefined)
      io.err('Checked against the key in the file itself; add --public-key to know whose it is.\n')
    return exitCodes.fine
  },
}

/** `says`: what it states, in a sentence. */
type Signed = {
  readonly publicKey: string
  readonly signature: string
  readonly statement: string
  readonly says: string
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

function readReceipt(given: Record<string, unknown>): Signed {
  if (
    given['type'] !== 'underseal.erasure.v1' ||
    !words.every((word) => typeof given[word] === 'string') ||
    !isCounts(given['erased'])
  )
    throw neither()
  // Every field was looked at above. Unknown ones stay: they are under the signature, too.
  const receipt = given as unknown as Receipt
  const { contactId, keyDestroyedAt, completedAt, erased, publicKey, signature } = receipt
  const rows = Object.values(erased).reduce((sum, count) => sum + count, 0)
  return {
    publicKey,
    signature,
    statement: receiptStatement(receipt),
    says: `${contactId} was erased: key destroyed ${keyDestroyedAt}, ${rows} rows deleted by ${completedAt}.`,
  }
}

const evidenceWords = ['workspaceId', 'from', 'to', 'madeAt', 'madeBy', 'keyId', 'publicKey', 'signature']

function readEvidence(given: Record<string, unknown>): Signed {
  const { log, controls } = given
  if (
    !evidenceWords.every((word) => typeof given[word] === 'string') ||
    !isRecord(log) ||
    !Array.isArray(controls) ||
    !controls.every(isRecord)
  )
    throw neither()
  // What is read of it was looked at above; all of it is under the signature.
  const evidence = given as unknown as Evidence
  const { workspaceId, from, to, madeAt, publicKey, signature } = evidence
  const attention = controls.filter((control) => control['state'] === 'attention').length
  const chain = log['broken'] === null ? 'the log was whole' : 'THE LOG WAS BROKEN'
  return {
    publicKey,
    signature,
    statement: evidenceStatement(evidence),
    says: `Evidence of ${workspaceId} from ${from} to ${to}, made ${madeAt}: ${chain}, ${controls.length} controls, ${attention} to look at.`,
  }
}

const trailWords = ['workspaceId', 'from', 'to', 'madeAt', 'madeBy', 'keyId', 'publicKey', 'signature']

function readTrail(given: Record<string, unknown>): Signed {
  const { log, of, acts, people, peopleLeftOut } = given
  if (
    !trailWords.every((word) => typeof given[word] === 'string') ||
    !isRecord(log) ||
    !isRecord(of) ||
    typeof of['id'] !== 'string' ||
    typeof acts !== 'number' ||
    typeof peopleLeftOut !== 'number' ||
    !Array.isArray(people)
  )
    throw neither()
  // What is read of it was looked at above; all of it is under the signature.
  const trail = given as unknown as Trail
  const { from, to, madeAt, publicKey, signature } = trail
  const chain = log['broken'] === null ? 'the log was whole' : 'THE LOG WAS BROKEN'
  return {
    publicKey,
    signature,
    statement: trailStatement(trail),
    says: `Trail of ${of['id']} from ${from} to ${to}, made ${madeAt}: ${chain}, ${acts} acts, ${people.length + peopleLeftOut} people concerned.`,
  }
}

const readers: Readonly<Record<string, (given: Record<string, unknown>) => Signed>> = {
  'underseal.evidence.v1': readEvidence,
  'underseal.trail.v1': readTrail,
}

function readRecord(text: string): Record<string, unknown> {
  let given: unknown
  let isPlain = false
  try {
    given = JSON.parse(text)
    isPlain = saysOnly(text, given as Json)
  } catch {
    given = undefined
  }
  if (!isRecord(given)) throw neither()
  if (!isPlain)
    throw invalid(
      'file',
      'In this file a name stands twice, or a number reads as another: it says more than was signed.',
    )
  return given
}

const neither = () => invalid('file', 'This is neither the receipt of an erasure nor an evidence report nor a trail.')

function isRecord(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

function isCounts(given: unknown): boolean {
  return isRecord(given) && Object.values(given).every((count) => typeof count === 'number')
}
