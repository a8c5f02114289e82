import type { Kind } from '../../detect/finding.ts'
import { kindOf } from '../../detect/kinds.ts'
import type { Io } from '../command.ts'
import { onOneLine } from '../show-controls.ts'
import type { Hit } from './hit.ts'

/** Writes findings as they are found. `unread` is told of what could not be looked into, where a format can say so. */
export type Sheet = {
  readonly add: (hit: Hit) => Promise<void>
  readonly end: () => Promise<void>
  readonly unread?: (path: string, reason: string) => void
}
export type SheetName = keyof typeof sheets

export const sheets = { text, json, jsonl, csv, sarif } satisfies Record<string, (io: Io, version: string) => Sheet>

function text(io: Io): Sheet {
  return {
    add: ({ path, line, column, kind, hint, place, value }) => {
      const words = [
        `${onOneLine(path)}:${line}:${column}`,
        kind,
        hint,
        place === undefined ? '' : `(${onOneLine(place)})`,
        value === undefined ? '' : JSON.stringify(value),
      ]
      return io.out(`${words.filter((word) => word !== '').join(' ')}\n`)
    },
    end: async () => {},
  }
}

function jsonl(io: Io): Sheet {
  return { add: (hit) => io.out(`${JSON.stringify(told(hit))}\n`), end: async () => {} }
}

function json(io: Io): Sheet {
  const list = listOf(io, '[\n', '\n]\n', '[]\n')
  return { add: (hit) => list.add(JSON.stringify(told(hit))), end: list.end }
}

const columns = [
  'path',
  'line',
  'column',
  'start',
  'end',
  'kind',
  'class',
  'confidence',
  'detector',
  'hint',
  'place',
] as const

/** RFC 4180. */
function csv(io: Io): Sheet {
  let named = false
  const row = (cells: readonly string[]) => io.out(`${cells.map(cellOf).join(',')}\r\n`)
  const name = async (values: boolean) => {
    if (!named) await row(values ? [...columns, 'value'] : columns)
    named = true
  }
  return {
    add: async (hit) => {
      await name(hit.value !== undefined)
      await row([
        ...columns.map((column) => String(hit[column] ?? '')),
        ...(hit.value === undefined ? [] : [hit.value]),
      ])
    },
    end: () => name(false),
  }
}

/** A spreadsheet takes what begins with these for a formula and runs it; file names can be made so. */
function cellOf(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** SARIF 2.1.0 (OASIS), as code hosts take it: the rules at the end, once it is known which were needed. */
function sarif(io: Io, version: string): Sheet {
  const used = new Set<string>()
  const seen = new Map<string, number>()
  const unread: object[] = []
  const head =
    '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":['
  const list = listOf(io, `${head}\n`, '\n]', `${head}]`)
  return {
    add: ({ path, line, column, start, end, kind, hint, place, confidence }) => {
      used.add(kind)
      const title = kindOf(kind)?.title ?? kind
      const print = `${path} ${kind} ${hint}`
      seen.set(print, (seen.get(print) ?? 0) + 1)
      const result = {
        ruleId: kind,
        level: confidence >= 0.9 ? 'error' : 'warning',
        message: {
          text: [title, hint, place === undefined ? '' : `(${place})`].filter((word) => word !== '').join(' '),
        },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: uriOf(path) },
              region: { startLine: line, startColumn: column, charOffset: start, charLength: end - start },
            },
            ...(place === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: place }] }),
          },
        ],
        // Of what the finding shows anyway, and never of the value: a hash of a card number can be tried out.
        partialFingerprints: { 'underseal/v1': `${print} ${seen.get(print)}` },
      }
      return list.add(JSON.stringify(result))
    },
    // Whoever reads only this is not to take what could not be read for clean.
    unread: (path, reason) =>
      void unread.push({
        level: 'error',
        message: { text: reason },
        locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
      }),
    end: async () => {
      await list.end()
      const told = JSON.stringify([
        {
          executionSuccessful: unread.length === 0,
          ...(unread.length > 0 ? { toolExecutionNotifications: unread } : {}),
        },
      ])
      const rules = [...used].map(ruleOf)
      await io.out(
        `,"invocations":${told},"tool":{"driver":{"name":"Underseal","version":${JSON.stringify(version)},"rules":${JSON.stringify(rules)}}}}]}\n`,
      )
    },
  }
}

/** As a code host shows it beside the line: what it is, and what to do. */
function ruleOf(kind: Kind): object {
  const { title, class: klass } = kindOf(kind) ?? { title: kind, class: 'custom' }
  const first =
    klass === 'secret'
      ? 'Replace it where it was issued: what has once been committed was read. Then take it out here.'
      : 'Take it out here; in a repository it stays in the history until that is written anew.'
  return {
    id: kind,
    shortDescription: { text: title },
    fullDescription: { text: `A value of the kind « ${title} » lies open here.` },
    help: {
      text: `${first} If it is no real value, name its file in .undersealignore or take the finding into a baseline (--write-baseline).`,
    },
    properties: { tags: ['security', klass] },
  }
}

/** RFC 3986: a `#` or a commit's `:` would mean something else there. */
function uriOf(path: string): string {
  const steps = path.replaceAll('\\', '/').split('/').map(encodeURIComponent)
  return path.startsWith('/') ? `file://${steps.join('/')}` : steps.join('/')
}

function listOf(io: Io, head: string, tail: string, none: string) {
  let first = true
  return {
    add: async (entry: string) => {
      await io.out(`${first ? head : ',\n'}${entry}`)
      first = false
    },
    end: () => io.out(first ? none : tail),
  }
}

function told({ mark: _, ...hit }: Hit): Omit<Hit, 'mark'> {
  return hit
}
