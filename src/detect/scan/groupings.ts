import type { Detector } from '../detector.ts'
import { takeRun } from './take-run.ts'
import { hears, isSilent, isWhole, type View } from './view.ts'

/**
 * Who could accept a run of digits, by the sizes of its groups: a node is reached by them one after the other, so a chain of
 * groups is followed only as long as some number may still come of it. Detectors say what they accept in `groupings` and
 * `needsWord`; the lists are made of that once.
 */
export type GroupNode = {
  readonly next: (GroupNode | undefined)[]
  readonly all: Detector[]
  /** The words of those that need one. */
  words: readonly string[] | undefined
  /** Those that look although no word stands near: at digits in groups, and at bare ones. */
  heedless: readonly [grouped: readonly Detector[], bare: readonly Detector[]] | undefined
}

/** A group of more digits is of no number that a person has: longest are cards and accounts. */
const mostDigits = 24
const noGroups = Array.from<GroupNode | undefined>({ length: mostDigits + 1 })

export function groupNode(): GroupNode {
  return { next: noGroups.slice(), all: [], words: undefined, heedless: undefined }
}

export function addGrouping(root: GroupNode, grouping: string, one: Detector): void {
  let node = root
  for (const size of grouping.split('-')) node = node.next[Number(size)] ??= groupNode()
  node.all.push(one)
}

/** Behind one more group of so many digits. */
export function groupAfter(node: GroupNode, size: number): GroupNode | undefined {
  return size > mostDigits ? undefined : node.next[size]
}

/** Those of a node who have something to say to groups `from`…`to` of the chain; the view holds that run if there are any. */
export function awakeAt(view: View, node: GroupNode, from: number, to: number): readonly Detector[] {
  const { all } = node
  const [grouped, bare] = (node.heedless ??= heedlessOf(all))
  const silent = bare.length < all.length && isSilent(view, (node.words ??= wordsOf(all)))
  const most = from === to ? bare : grouped
  // Most numbers have no word near, and nobody who would need none.
  if (silent && most.length === 0 && view.asked.length === 0) return most
  takeRun(view, view.chain, from, to)
  const heedless = view.cut ? bare : most
  if (!silent)
    return heedless.length === all.length || view.asked.length > 0 || isWhole(view, view.start, view.end)
      ? all
      : spokenTo(view, all, heedless === bare)
  // Who asks for one kind by name has said the word already.
  return view.asked.length === 0
    ? heedless
    : all.filter((one) => heedless.includes(one) || view.asked.includes(one.kind))
}

/** A word near speaks to a few of them, and to the others no more than silence. */
function spokenTo(view: View, all: readonly Detector[], isBare: boolean): readonly Detector[] {
  const few: Detector[] = []
  let asked: readonly string[] | undefined
  let isAsked = false
  for (let k = 0; k < all.length; k++) {
    const one = all[k] as Detector
    const { needsWord, official, context } = one
    // Half of all share a list.
    if (official !== asked) {
      asked = official
      isAsked = official !== undefined && hears(view, official)
    }
    const isHeedless = needsWord === undefined || (needsWord === 'bare' && !isBare)
    if (isHeedless || isAsked || (context !== undefined && hears(view, context))) few.push(one)
  }
  return few
}

function heedlessOf(all: readonly Detector[]): readonly [readonly Detector[], readonly Detector[]] {
  const grouped = all.filter((one) => one.needsWord !== 'always')
  return [grouped, grouped.filter((one) => one.needsWord !== 'bare')]
}

/** Each once: half of all detectors share a list. */
function wordsOf(all: readonly Detector[]): string[] {
  return [...new Set(all.flatMap((one) => (one.needsWord ? [...(one.context ?? []), ...(one.official ?? [])] : [])))]
}
