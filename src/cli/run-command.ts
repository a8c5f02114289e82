import { Failure } from '../core/errors.ts'
import { activityExport } from './activity-export.ts'
import { activityVerify } from './activity-verify.ts'
import { apiKeyCreate } from './api-key-create.ts'
import { apiKeyList, apiKeyRevoke } from './api-keys.ts'
import { backup } from './backup.ts'
import { backupKeygen } from './backup-keygen.ts'
import { exitCodes, type Command, type House, type Io } from './command.ts'
import { completionsOf } from './completions.ts'
import { doctor } from './doctor.ts'
import { erase } from './erase.ts'
import { keysRotate } from './keys-rotate.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { migrate } from './migrate.ts'
import { nearest } from './nearest.ts'
import { receiptVerify } from './receipt-verify.ts'
import { redact } from './redact.ts'
import { backupDrill, restore } from './restore.ts'
import { scan } from './scan/scan.ts'
import { start } from './start.ts'
import { teammateLink } from './teammate-link.ts'
import { teammateDeactivate, teammateInvite, teammateList } from './teammates.ts'
import { workspaceCreate, workspaceList } from './workspaces.ts'

export const commands: readonly Command[] = [
  start,
  scan,
  redact,
  doctor,
  migrate,
  workspaceList,
  workspaceCreate,
  teammateList,
  teammateInvite,
  teammateLink,
  teammateDeactivate,
  apiKeyList,
  apiKeyCreate,
  apiKeyRevoke,
  keysRotate,
  // Before `backup` alone, whose FILE could otherwise be one of these words.
  backupKeygen,
  backupDrill,
  backup,
  restore,
  erase,
  exportCommand,
  importCommand,
  receiptVerify,
  activityVerify,
  activityExport,
  completionsOf(() => commands),
]

/** `underseal` as it was typed, without the name itself. Resolves to the exit code and never throws. */
export async function runCommand(argv: readonly string[], io: Io, house: House): Promise<number> {
  if (argv[0] === '--version' || (argv[0] === 'version' && argv.length === 1)) {
    await io.out(`${house.version}\n`)
    return exitCodes.fine
  }
  if (argv[0] === 'help') return runCommand([...argv.slice(1), '--help'], io, house)
  const command = commands.find(({ name }) => name.split(' ').every((word, i) => argv[i] === word))
  if (!command) return withoutCommand(argv, io)

  const args = argv.slice(command.name.split(' ').length)
  if (asksForHelp(args)) {
    await io.out(`${command.help}\n`)
    return exitCodes.fine
  }
  try {
    return await command.run(args, io, house)
  } catch (error) {
    io.err(`${sentenceOf(error, command)}\n`)
    return exitCodes.failed
  }
}

async function withoutCommand(argv: readonly string[], io: Io): Promise<number> {
  if (argv.length === 0 || asksForHelp(argv)) {
    await io.out(`${overview(argv.filter((word) => !word.startsWith('-')))}\n`)
    return exitCodes.fine
  }
  const typed = argv.filter((word) => !word.startsWith('-')).slice(0, 2)
  const group = commands.filter(({ name }) => name.startsWith(`${typed[0]} `)).map(({ name }) => name.split(' ')[1])
  if (typed.length === 1 && group.length > 0) {
    io.err(`Say what to do: \`underseal ${typed[0]}\` goes on with ${listed(group)}.\n`)
    return exitCodes.failed
  }
  const meant = nearest(
    typed,
    commands.map(({ name }) => name),
  )
  const hint = meant === undefined ? '`underseal --help` lists them all.' : `did you mean \`underseal ${meant}\`?`
  io.err(`There is no command \`underseal ${typed.join(' ')}\`; ${hint}\n`)
  return exitCodes.failed
}

/** Behind `--`, and as the value of an option, `--help` is a name like any other; the first is what people have. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end === -1 ? undefined : end).some((word) => word === '--help' || word === '-h')
}

function overview(words: readonly string[]): string {
  const group = commands.filter(({ name }) => words[0] !== undefined && name.startsWith(`${words[0]} `))
  const shown = group.length > 0 ? group : commands
  const width = Math.max(...shown.map(({ name }) => name.length))
  return [
    'underseal: a customer-messaging workspace in which nothing sensitive lies in the open',
    '',
    ...shown.map(({ name, summary }) => `  underseal ${name.padEnd(width)}  ${summary}`),
    '',
    '`underseal <command> --help` explains a command with examples.',
    'Exit codes: 0 fine, 1 looked and found something, 2 could not do it.',
  ].join('\n')
}

function sentenceOf(error: unknown, command: Command): string {
  // Only the vault gives a cause, for the operator: ids, paths and error codes.
  if (error instanceof Failure && error.cause instanceof Error)
    return `${error.message}\nThe cause: ${error.cause.message}.`
  if (error instanceof Failure || (error instanceof Error && error.name === 'ConfigMistakes')) return error.message
  // Node's own words on a wrong option quote the option and nothing else; the rest of its advice is about quoting.
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    return `${error.message.split('. ')[0]?.replace(/\.$/, '')}; see \`underseal ${command.name} --help\`.`
  }
  // A system error names the file and what was refused, never content. Of anything else only the kind is told.
  if (error instanceof Error && 'syscall' in error) return systemSentence(error as NodeJS.ErrnoException) // as Node makes them
  return `Something failed on our side (${error instanceof Error ? error.name : 'unknown'}). Start the server to see its log.`
}

const systemWords: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder',
  EISDIR: 'This is a folder, and a file is needed',
  ENOTDIR: 'Something on the way to it is no folder',
  EACCES: 'Whoever runs this command may not open it',
  EPERM: 'Whoever runs this command may not open it',
  EROFS: 'Nothing can be written there',
  EEXIST: 'It is there already',
  ENOSPC: 'The disk is full',
}

function systemSentence(error: NodeJS.ErrnoException): string {
  const words = systemWords[error.code ?? '']
  // What is being written has another name until it is whole.
  const path = error.path?.replace(/\.\d+\.part$/, '')
  return words === undefined ? `${error.message}.` : `${words}${path === undefined ? '' : `: ${path}`}.`
}

const listed = (words: readonly (string | undefined)[]) =>
  [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' or ')
