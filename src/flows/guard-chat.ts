import { detect } from '../detect/detect.ts'
import type { Finding } from '../detect/finding.ts'
import type { Json } from '../core/canonical-json.ts'
import { fail, invalid } from '../core/errors.ts'
import { textOf } from '../core/exact-numbers.ts'
import { fieldNamesOf, leavesOf, plainlySpelled, withLeaves, type Leaf } from '../core/json-strings.ts'
import {
  keyOf,
  labelOf,
  nextNumber,
  openRestorer,
  placeholdersIn,
  restorePlaceholders,
  valueKey,
  writePlaceholder,
  type Standing,
} from '../core/placeholders.ts'
import type { Staff } from '../core/viewer.ts'
import { lookInTurns, openTurns, perValue } from './in-turns.ts'
import { lookForAll } from './own-detectors.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'

/** What stands for what in one chat. It lives as long as the request and is kept nowhere. */
export type ChatStanding = {
  restore(text: string): string
  /** In all strings of an answer; inside arguments of a tool call, which are JSON in a string, spelled as JSON wants it. */
  restoreAll(answer: Json): Json
  /** The model was told to write JSON, so a value in its words is spelled as JSON wants it. */
  readonly contentIsJson: boolean
  /** For a text that comes in pieces. `inJson`: the text is itself JSON. */
  openRestorer(inJson: boolean): { push(piece: string): string; end(): string }
}

/** What the protocol itself means by its words: changed, the request would be another one. */
const protocolPath =
  /^\/(?:model|stream|n|seed|service_tier|reasoning_effort|temperature|top_p|top_logprobs|[a-z_]*tokens|[a-z]+_penalty|logit_bias)(?:\/|$)|^\/(?:messages|tools|tool_choice|response_format)\/(?:.*\/)?(?:role|type|id|tool_call_id)$|\/function\/name$/

/** Replaces what is sensitive in a chat, and gives what puts it back. */
export async function openChat(
  d: Deps,
  viewer: Staff,
  chat: { readonly [key: string]: Json },
): Promise<{ safe: Json; chat: ChatStanding }> {
  const turns = openTurns(d)
  const leaves = leavesOf(chat)
  if (turns.due(leaves.length * perValue)) await turns.pause()
  if (leaves.some(cannotBeRead)) {
    throw fail('unsupported', 'Pictures, sound and files cannot be looked at here, so they are not sent on.')
  }
  for (const name of fieldNamesOf(chat)) {
    if ((await lookInTurns(turns, name, {})).length === 0) continue
    throw invalid(
      'messages',
      'The name of a field carries a sensitive value, and names cannot be replaced. Put it into the value.',
    )
  }
  if (leaves.some(({ path, value }) => typeof value === 'string' && protocolPath.test(path) && holdsValue(value))) {
    throw invalid(
      'messages',
      'A word of the protocol (a model, a role, an id, the name of a function) carries a sensitive value, and such words cannot be replaced.',
    )
  }
  const found: FoundIn[] = []
  const labels = new Map<string, string>()
  const firsts = new Map<string, string>()
  const kinds: Record<string, number> = {}
  for (const { path, value } of leaves) {
    const text = plainlySpelled(textOf(value))
    const findings = protocolPath.test(path) ? [] : await lookInTurns(turns, text, lookForAll())
    const keys: string[] = []
    for (const { kind, start, end } of findings) {
      kinds[kind] = (kinds[kind] ?? 0) + 1
      const given = text.slice(start, end)
      const key = valueKey(kind, given)
      keys.push(key)
      labels.set(key, labelOf(kind))
      if (!firsts.has(key)) firsts.set(key, given)
      if (turns.due(perValue)) await turns.pause()
    }
    found.push({ text, findings, keys })
  }
  const avoid = new Set<string>()
  for (const { text } of found) {
    for (const standing of placeholdersIn(text)) avoid.add(keyOf(standing))
    if (turns.due(text.length / 8)) await turns.pause()
  }
  const standings = new Map<string, Standing>()
  const counts: Record<string, number> = {}
  for (const [key, label] of labels) {
    standings.set(key, nextNumber(label, counts, avoid))
    if (turns.due(perValue / 8)) await turns.pause()
  }
  const written: string[] = []
  for (const { text, findings, keys } of found) {
    let out = ''
    let at = 0
    for (const [i, { start, end }] of findings.entries()) {
      out += text.slice(at, start) + writePlaceholder(standings.get(keys[i]!)!)
      at = end
      if (turns.due(perValue / 8)) await turns.pause()
    }
    written.push(out + text.slice(at))
  }
  const safe = withLeaves(chat, (i, value) => (found[i]!.findings.length === 0 ? value : written[i]!))
  await recordRead(d, viewer, 'text.redacted', null, {
    details: { operator: 'chat', texts: leaves.length, found: kinds },
  })
  const values = new Map<string, string>()
  for (const [key, standing] of standings) {
    values.set(keyOf(standing), firsts.get(key)!)
    if (turns.due(perValue / 8)) await turns.pause()
  }
  const contentIsJson = leaves.some(({ path, value }) => path === '/response_format/type' && value !== 'text')
  return { safe, chat: standingOf(values, contentIsJson) }
}

/** What was found in a text, and for each of it what tells its value from others. */
type FoundIn = { readonly text: string; readonly findings: readonly Finding[]; readonly keys: readonly string[] }

/** Ids of calls are random and look like keys; what is anything else for sure is no id. */
function holdsValue(word: string): boolean {
  return detect(word, { minConfidence: 0.9 }).some((finding) => finding.class !== 'secret')
}

/** A part of a message that is no text, whatever it is called, and what is sent as the bytes of a file in any place. */
function cannotBeRead({ path, value }: Leaf): boolean {
  if (/^\/messages\/\d+\/content\/\d+\/type$/.test(path)) return value !== 'text' && value !== 'refusal'
  return /^\s*data:(?!text\/)[\w.+-]+\/[\w.+-]+[;,]/i.test(String(value))
}

function standingOf(values: ReadonlyMap<string, string>, contentIsJson: boolean): ChatStanding {
  const plain = (standing: Standing) => values.get(keyOf(standing))
  const spelled = (standing: Standing) => {
    const value = plain(standing)
    return value === undefined ? undefined : JSON.stringify(value).slice(1, -1)
  }
  const isJson = (path: string) => path.endsWith('/arguments') || (contentIsJson && path.endsWith('/message/content'))
  return {
    contentIsJson,
    restore: (text) => restorePlaceholders(text, plain),
    restoreAll: (answer) => {
      const paths = leavesOf(answer).map(({ path }) => path)
      return withLeaves(answer, (i, value) =>
        typeof value === 'number' ? value : restorePlaceholders(value, isJson(paths[i]!) ? spelled : plain),
      )
    },
    openRestorer: (inJson) => openRestorer(inJson ? spelled : plain),
  }
}
