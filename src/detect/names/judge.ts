/**
 * The sequence model weighs word by word; whether the whole that it found is a person is judged once more, by how sure it
 * was of each part, how many words there are, and how much of the text is a name. A logistic model: bench/train-judge.ts
 * learns it from spans found with weights that did not see their rows. Only the few spans found are judged.
 */
import { judgeWeights } from './judge-data.ts'
import { firm, flagsOf, place } from './name-list.ts'
import { namesakes } from './namesakes-data.ts'
import type { Tagger } from './tagger.ts'
import { shape, type Tokens } from './tokens.ts'
import { hashOf } from './word-hash.ts'

export type Judge = {
  readonly facts: Float64Array
  readonly weights: readonly number[]
  /** Told of each span while the weights are learned. */
  learn?: (facts: Float64Array, start: number, end: number) => void
}

/** How many facts a span has; their order is that of the weights. */
export const factCount = 24

/** `Albert Heijn` and `San José` are listed whole: by so much the odds of a person fall. No set labels enough of them to learn it. */
const shopLess = 6
const townLess = 2
const named = new Set(namesakes.map((name) => hashOf(name)))
/** `Frau Schwarz`, `Sig. Bianco`: by so much the odds rise behind what people are called politely. */
const politeMore = 2.5
const polite = new Set(
  'herr herrn frau fr mr mrs ms miss mister mme mlle madame mademoiselle monsieur sig sigra sra srta señor señora senhor senhora dhr mw mevr mevrouw meneer signor signora signore'
    .split(' ')
    .map((word) => hashOf(word)),
)

/** « the chair Oscar », « Haltestelle Konrad Adenauer », « die Korvette Freya »: by so much the odds fall behind what is given a person's name. */
const thingLess = 4
const things = new Set(
  (
    'armchair sofa couch lamp shelf bookcase wardrobe dresser mattress rug stroller hurricane storm steamer corvette frigate schooner ' +
    'stuhl sessel lampe leuchte schreibtisch regal schrank kommode hocker teppich matratze kinderwagen haltestelle orkan sturmtief dampfer korvette fregatte kreuzer ' +
    'fauteuil chaise canapé étagère armoire tabouret tapis matelas poussette arrêt ouragan tempête paquebot frégate ' +
    'sillón silla sofá lámpara estantería armario cómoda taburete alfombra colchón parada huracán borrasca fragata ' +
    'poltrona cadeira candeeiro luminária estante armário cômoda tapete colchão paragem furacão ' +
    'sedia divano lampada scrivania armadio sgabello tappeto materasso fermata uragano piroscafo fregata ' +
    'stoel fauteuil boekenkast kruk tapijt matras kinderwagen halte orkaan stoomboot fregat'
  )
    .split(' ')
    .map((word) => hashOf(word)),
)

export function newJudge(weights: readonly number[] = judgeWeights): Judge {
  return { facts: new Float64Array(factCount), weights }
}

/** How likely the tokens from `first` to `last` are a person; `mean` is what the sequence model says of their words. */
export function judged(
  judge: Judge,
  tagger: Tagger,
  tokens: Tokens,
  text: string,
  first: number,
  last: number,
  mean: number,
): number {
  const { facts, weights } = judge
  const { starts, ends } = tokens
  readFacts(facts, tagger, tokens, first, last, mean)
  judge.learn?.(facts, starts[first] as number, ends[last] as number)
  let sum = 0
  for (let k = 0; k < factCount; k++) sum += (facts[k] as number) * (weights[k] as number)
  if (isDoctor(text, starts[first] as number) && named.has(hashOf(`Dr ${text.slice(starts[first], ends[first])}`)))
    sum -= shopLess
  if (last > first) {
    const hash = hashOf(text, starts[first], ends[last])
    const whole = flagsOf(tagger.list, hash)
    // `Jack Daniels bottle`: what is bought follows.
    const isNamed = named.has(hash) || named.has(hashOf(text, starts[first], ends[first + 1]))
    if (whole & firm || isNamed) sum -= shopLess
    else if (whole & place) sum -= townLess
  }
  if (isPolite(tokens, first - 1)) sum += politeMore
  else if (isThing(tokens, first, last)) sum -= thingLess
  return 1 / (1 + Math.exp(-sum))
}

/** `Dr. Martens`: the full stop parts what the list has as one. */
function isDoctor(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1) === 32 ? at - 2 : at - 1
  if (text.charCodeAt(before) !== 46) return false
  return /(?<!\p{L})dr\. ?$/iu.test(text.slice(Math.max(0, at - 6), at))
}

/** Whether the token, or that before its full stop, says that a person follows. */
export function isPolite({ hashes, shapes }: Tokens, at: number): boolean {
  const word = at > 0 && shapes[at] === shape.stop ? at - 1 : at
  return word >= 0 && polite.has(hashes[word] as number)
}

/** In English, and with an article, also behind the name: « the Charlotte armchair ». */
function isThing({ n, hashes, shapes }: Tokens, first: number, last: number): boolean {
  const before = first > 0 && shapes[first - 1] === shape.quote ? first - 2 : first - 1
  if (before >= 0 && things.has(hashes[before] as number)) return true
  if (last > first && things.has(hashes[first] as number)) return true
  return before >= 0 && hashes[before] === article && last + 1 < n && things.has(hashes[last + 1] as number)
}

const article = hashOf('the')

function readFacts(
  into: Float64Array,
  tagger: Tagger,
  tokens: Tokens,
  first: number,
  last: number,
  mean: number,
): void {
  const { inName, begins, tongue } = tagger
  const { n, shapes } = tokens
  let least = 1
  let words = 0
  let others = 0
  let capitals = 0
  for (let i = 0; i < n; i++) {
    const kind = shapes[i] as number
    if (kind < shape.capital) continue
    if (kind <= shape.initial) capitals++
    if (i < first || i > last) {
      if ((inName[i] as number) > 0.8) others++
      continue
    }
    words++
    least = Math.min(least, inName[i] as number)
  }
  const odds = oddsOf(mean)
  const single = words < 2 ? 1 : 0
  const german = tongue === 1 ? 1 : 0
  const romance = tongue === 2 ? 1 : 0
  const small = (shapes[first] as number) >= shape.lower ? 1 : 0
  let k = 0
  into[k++] = 1
  into[k++] = odds
  into[k++] = oddsOf(least)
  into[k++] = oddsOf(begins[first] as number)
  into[k++] = single
  into[k++] = single * odds
  into[k++] = words === 2 ? 1 : 0
  into[k++] = words === 3 ? 1 : 0
  into[k++] = words > 3 ? 1 : 0
  into[k++] = german
  into[k++] = romance
  into[k++] = german * odds
  into[k++] = romance * odds
  into[k++] = german * single
  into[k++] = romance * single
  into[k++] = Math.min(others, 4) / 4
  into[k++] = others > 0 ? 1 : 0
  into[k++] = capitals / n
  into[k++] = n < 5 ? 1 : 0
  into[k++] = Math.log(n)
  into[k++] = first === 0 ? 1 : 0
  into[k++] = last === n - 1 ? 1 : 0
  into[k++] = small * odds
  into[k++] = small * single
}

function oddsOf(likelihood: number): number {
  return Math.max(-6, Math.min(8, Math.log((likelihood + 1e-6) / (1 - likelihood + 1e-6))))
}
