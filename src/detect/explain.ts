import { listenedFor, type Listened } from './custom.ts'
import type { Detector } from './detector.ts'
import { find, type Engine } from './scan/find.ts'
import type { Seen } from './scan/seen.ts'
import type { Why } from './finding.ts'
import type { DetectOptions } from './options.ts'

type Explain = (one: Seen) => Why

/** Looks through the text again without words and without the question: what differs is their effect. */
export function explainer(
  engine: Engine,
  text: string,
  prior: string,
  found: readonly Seen[],
  threshold: number,
  { language = '', custom = [] }: DetectOptions,
): Explain {
  const { view } = engine
  const again = (before: string, deaf: boolean): Seen[] => {
    view.deaf = deaf
    const seen = [...(find(engine, text, before, language) ?? [])]
    view.deaf = false
    return seen
  }
  view.heard = []
  again(prior, false)
  const heardNear = lookNear(view.heard)
  view.heard = undefined
  const foundNear = lookNear(found)
  const plain = sureness(again('', true))
  const withWords = prior === '' ? undefined : sureness(again('', false))
  const rules = new Map(engine.detectors.map((one) => [one.name, one]))

  const heardOf = (one: Seen): Listened => {
    const base = plain.get(markOf(one)) ?? (one.by === undefined ? one.confidence : 0)
    const unasked = withWords === undefined || one.by === undefined ? one.confidence : (withWords.get(markOf(one)) ?? 0)
    const words = heardNear(one)
      .filter((each) => each.by === one.by)
      .flatMap((each) => each.words)
    return { base, unasked, words }
  }

  return (one) => {
    const { base, unasked, words } = one.class === 'custom' ? listenedFor(custom, one, text, prior) : heardOf(one)
    const detector: Detector | undefined = one.by === undefined ? undefined : rules.get(one.by)
    return {
      rule: detector?.source ?? ruleOf(one),
      ...(detector?.check ? { check: detector.check } : {}),
      ...formOf(one, text),
      base: rounded(base),
      words: { heard: [...new Set(words)], effect: rounded(unasked - base) },
      question: rounded(one.confidence - unasked),
      threshold,
      beat: foundNear(one)
        .filter((other) => other !== one)
        .map((other) => ({
          kind: other.kind,
          detector: other.detector,
          confidence: rounded(other.confidence),
          by:
            other.confidence < threshold
              ? 'threshold'
              : other.rank !== one.rank
                ? 'rank'
                : other.confidence !== one.confidence
                  ? 'confidence'
                  : 'length',
        })),
    }
  }
}

/** Of what the scanner does not see. */
function ruleOf({ kind, class: group, detector }: Seen): string {
  if (group === 'custom') return 'a detector of one’s own'
  if (detector.endsWith('/known')) return 'what is known of the writer'
  if (detector.endsWith('/again')) return 'the same value stands elsewhere in the text, where it was told'
  if (detector.endsWith('/corrected')) return 'a value of the same form was put right by it, or puts it right'
  if (kind === 'person-name') return 'lists of names and a small model: docs/model-card.md'
  return kind === 'postal-address' ? 'how addresses are written in seven languages' : detector
}

const markOf = ({ detector, kind, start, end }: Seen) => `${start} ${end} ${kind} ${detector}`

/** How sure each was; of two alike the first. */
function sureness(list: readonly Seen[]): ReadonlyMap<string, number> {
  return new Map(list.toReversed().map((one) => [markOf(one), one.confidence]))
}

type Span = { readonly start: number; readonly end: number }

/** Those that overlap a place, in their order: a text may have a hundred thousand findings, and each asks for its own. */
function lookNear<T extends Span>(list: readonly T[]): (place: Span) => readonly T[] {
  const near = new Map<number, number[]>()
  list.forEach((one, i) => {
    for (const block of blocksOf(one)) {
      const there = near.get(block)
      if (there) there.push(i)
      else near.set(block, [i])
    }
  })
  return (place) =>
    [...new Set(blocksOf(place).flatMap((block) => near.get(block) ?? []))]
      .toSorted((a, b) => a - b)
      .map((i) => list[i]!)
      .filter(({ start, end }) => start < place.end && place.start < end)
}

const blockLength = 64

function blocksOf({ start, end }: Span): number[] {
  const first = Math.floor(start / blockLength)
  return Array.from({ length: Math.floor(end / blockLength) - first + 1 }, (_, i) => first + i)
}

function formOf(one: Seen, text: string): { form?: string } {
  if (one.class === 'secret' || one.class === 'custom') return {}
  const groups = text.slice(one.start, one.end).match(/\d+/g)
  return groups && groups.length < 12 ? { form: groups.map((group) => group.length).join('-') } : {}
}

function rounded(value: number): number {
  return Math.round(Math.min(0.99, value) * 100) / 100
}
