import type { ImportedConversation } from '../core/import.ts'
import type { ChainHead, ChainVerdict } from '../core/verify-chain.ts'
import type { Deps } from '../flows/ports.ts'

/** One word (or two) after `underseal`. `help` teaches it whole: what it is for, how it is called, what it answers. */
export type Command = {
  readonly name: string
  readonly summary: string
  readonly help: string
  /** Resolves to the exit code. */
  readonly run: (args: readonly string[], io: Io, house: House) => Promise<number>
}

/** The terminal. A test hands in its own. */
export type Io = {
  readonly stdin: AsyncIterable<Uint8Array>
  /** Resolves when more may be written, so that a slow reader does not fill the memory. */
  readonly out: (text: string) => Promise<void>
  readonly err: (text: string) => void
  /** A person watches: a line may be written over. */
  readonly live?: boolean
  /** Undefined where nobody sits who could answer. */
  readonly ask?: (question: string) => Promise<string>
}

/** What `main.ts` lends to the commands. Nothing is opened before a command asks. */
export type House = {
  readonly version: string
  /** For programs that a command calls; settings are not read from it. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Serves until it is told to stop, and resolves to the exit code. */
  readonly start: (options: { readonly demo: boolean }) => Promise<number>
  /** The database and the vault, also while a server is running on them. */
  readonly connect: () => Promise<Connection>
  /** Tables and keys up to this version. */
  readonly migrate: () => Promise<void>
  /** Looks and changes nothing. */
  readonly examine: (options: { readonly quick: boolean }) => Promise<readonly Check[]>
  /** Writes the tables, and the keys apart from them, into encrypted files. Beside a running server, too. */
  readonly backUp: (order: BackupOrder) => Promise<{ readonly rows: number; readonly workspaces: number }>
  /** Into an empty database, with no server running. */
  readonly restore: (order: RestoreOrder) => Promise<RestoreReport>
  /** The same into a database that is made for it and thrown away after. */
  readonly drill: (order: RestoreOrder) => Promise<RestoreReport>
  /** For locking backups. */
  readonly makeBackupPair: () => { readonly publicKey: string; readonly privateKey: string }
  /** Ed25519, as the vault signs. Needs no vault and no database. */
  readonly verifySignature: (publicKey: string, statement: string, signature: string) => boolean
  /** Checks the lines of an activity export. Needs no database. */
  readonly verifyExport: (lines: AsyncIterable<string>, publicKey?: string, seen?: ChainHead) => Promise<ChainVerdict>
}

/** What was looked at. `worth`: nothing is wrong yet. */
export type Check = {
  readonly what: string
  readonly state: 'fine' | 'worth' | 'wrong'
  readonly says: string
  readonly mend?: string
}

export type BackupOrder = {
  /** Absent: only the keys. */
  readonly dataFile: string | undefined
  /** Absent: without the keys. */
  readonly keysFile: string | undefined
  readonly target: { readonly publicKey: string } | { readonly passphrase: string }
  readonly progress: (rows: number, estimate: number) => void
}

export type RestoreOrder = {
  readonly dataFile: string
  /** Absent: the keys have their own database, and lived. */
  readonly keysFile: string | undefined
  /** A newer file of keys, for its list of the erased. */
  readonly ledgerFile: string | undefined
  readonly secret: { readonly privateKey: string } | { readonly passphrase: string }
  readonly progress: (rows: number, estimate: number) => void
}

export type RestoreReport = {
  readonly madeAt: string
  readonly rows: number
  /** Who is in the list of the erased but was not in the backup's. */
  readonly erasedAgain: number
  readonly chains: readonly { readonly workspaceId: string; readonly verdict: ChainVerdict }[]
  /** How many texts and sealed values were tried, and how many of them opened. */
  readonly tried: number
  readonly opened: number
}

export type Connection = {
  readonly deps: Deps
  /** The console's address, for links. */
  readonly publicUrl: string
  /** The lines of one workspace's export, without line ends. */
  readonly exportActivity: (workspaceId: string) => AsyncIterable<string>
  readonly verifyActivity: (workspaceId: string, seen?: ChainHead) => Promise<ChainVerdict>
  /** A new version of a workspace's key; goes on with one that was interrupted. */
  readonly rotateWorkspaceKey: (
    workspaceId: string,
    options: { readonly signing: boolean; readonly progress: (contacts: number) => void },
  ) => Promise<{ readonly version: number; readonly contacts: number; readonly resumed: boolean }>
  /** How many workspace keys were wrapped anew. */
  readonly rotateMasterKey: () => Promise<number>
  /** Looks whether something is a conversation as POST /v1/imports takes it; throws what it would answer. */
  readonly conversationReader: () => Promise<(given: unknown) => ImportedConversation>
  readonly close: () => Promise<void>
}

/** 0 is fine, 1 is «looked and found something», 2 is «could not do it». */
export const exitCodes = { fine: 0, found: 1, failed: 2 } as const
