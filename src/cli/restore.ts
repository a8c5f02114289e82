import { parseArgs } from 'node:util'
import { invalid } from '../core/errors.ts'
import { readLockSecret, secretFlags } from './backup.ts'
import { exitCodes, type Command, type House, type Io, type RestoreReport } from './command.ts'
import { rowCounter } from './row-counter.ts'

const explained = `  --keys FILE            the file of keys; without it, those in the keys database are used
  --ledger FILE          a newer file of keys: only its list of erased people is read
  --secret-file FILE     the private key, for a backup locked with --to
  --passphrase-file FILE the passphrase, for one locked with it`

export const restore: Command = {
  name: 'restore',
  summary: 'put a backup into an empty database',
  help: `underseal restore FILE [--keys FILE] [--ledger FILE] (--secret-file FILE | --passphrase-file FILE)

Needs the master key that the backup was made under, and an empty database, on whatever machine and PostgreSQL from 15 on;
no server may run on it. Everything comes back or nothing. People in the list of the erased are erased again before any
door opens: the list in the keys' own database, in --keys and in --ledger counts together. Then the chain of the activity
log is verified and a sample of texts and values is opened. Keys, accounts and invitations that were revoked after the
backup are as they were then: look through them.

${explained}

Exit 0: restored and verified. 1: restored, but the chain or the sample does not hold. 2: nothing was restored.

  underseal restore house.backup --keys house.keys --ledger hourly.keys --secret-file backup.secret`,
  run: (args, io, house) => run(args, io, house, 'restore'),
}

export const backupDrill: Command = {
  name: 'backup drill',
  summary: 'prove that a backup can be restored, without touching anything',
  help: `underseal backup drill FILE --keys FILE [--ledger FILE] (--secret-file FILE | --passphrase-file FILE)

Restores into a database that is made for it and thrown away after, verifies the chain of the activity log and opens a
sample of texts and values. Needs the master key, and as much space under the temporary folder as the database takes.

${explained}

Exit 0: the backup is good. 1: it was restored, but the chain or the sample does not hold. 2: it cannot be restored.

  underseal backup drill house.backup --keys house.keys --secret-file backup.secret`,
  run: (args, io, house) => run(args, io, house, 'drill'),
}

async function run(args: readonly string[], io: Io, house: House, how: 'restore' | 'drill'): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...secretFlags, keys: { type: 'string' }, ledger: { type: 'string' } },
  })
  const [dataFile, ...more] = positionals
  if (dataFile === undefined || more.length > 0) throw invalid('file', 'Name one backup to restore.')
  if (how === 'drill' && values.keys === undefined)
    throw invalid('keys', 'A drill begins with nothing: name the file of keys, --keys FILE.')
  const counter = rowCounter(io)
  const report = await house[how]({
    dataFile,
    keysFile: values.keys,
    ledgerFile: values.ledger,
    secret: await readLockSecret(values),
    progress: counter.tell,
  })
  counter.end()
  return tell(io, report, how)
}

async function tell(io: Io, report: RestoreReport, how: 'restore' | 'drill'): Promise<number> {
  const broken = report.chains.filter(({ verdict }) => verdict.broken)
  await io.out(`${how === 'drill' ? 'Restored for a drill' : 'Restored'}: ${report.rows} rows of ${report.madeAt}.\n`)
  if (report.erasedAgain > 0) await io.out(`Erased again, as the list of the erased asks: ${report.erasedAgain}.\n`)
  for (const { workspaceId, verdict } of report.chains) {
    await io.out(
      verdict.broken
        ? `${workspaceId}: the chain is broken at row ${verdict.broken.position}: ${verdict.broken.why}\n`
        : `${workspaceId}: the chain holds, ${verdict.rows} rows.\n`,
    )
  }
  await io.out(`Opened ${report.opened} of ${report.tried} texts and values that were tried.\n`)
  if (broken.length === 0 && report.opened === report.tried) return exitCodes.fine
  io.err('This backup is not as it should be. Keep it, and look at an older one.\n')
  return exitCodes.found
}
