import { isLetter, plainLetters } from '../characters.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { near, type View } from '../scan/view.ts'
import { conditions, cutAtAccent, medicines, neither, persons } from './health-words-data.ts'

const literalsOf = (list: string) => phrasesOf(list).map((one) => (one.startsWith('*') ? one.slice(1) : `^${one}`))

/** Several of the list are two words long: a beginning of a phrase that the next entry continues. */
const phrases = new Set([
  'hiv posit',
  'vih posit',
  'fausse couche',
  'aborto espont',
  'angina pectoris',
  'sickle cell',
  'multiple sclerosis',
  'multipler sklerose',
  'multiple sklerose',
  'esclerosis multiple',
  'sclerosi multipla',
  'esclerose multipla',
  'opioid addict',
  'panic attack',
  'panic disorder',
  'anxiety disorder',
  'kidney failure',
  'renal failure',
  'insuficiencia renal',
  'insuffisance renale',
  'insufficienza renale',
  'kidney stone',
  'macular degen',
  'brain tumor',
  'down syndrome',
  'cystic fibros',
  'fibrosis quistic',
  'peanut allerg',
  'penicillin allerg',
  'lithium carb',
  'heart attack',
  'heart disease',
  'crise cardiaque',
  'ataque al',
  'ataque cardiaco',
  'pressao alta',
])

function phrasesOf(list: string): string[] {
  const words = list.split(' ')
  const out: string[] = []
  for (let i = 0; i < words.length; i++) {
    const two = `${words[i]} ${words[i + 1]}`
    if (words[i]?.includes('_')) out.push((words[i] as string).replaceAll('_', ' '))
    else if (phrases.has(two)) {
      out.push(two)
      i++
    } else out.push(words[i] ?? '')
  }
  return out.filter((one) => one.length > 3 || one === 'hiv' || one === 'vih')
}

const others = neither.split(' ')
/** The longest word, with what may follow it, that is read. */
const longest = 40

export const diagnosis: Detector = {
  name: 'diagnosis',
  kind: 'diagnosis',
  source: 'a list of common conditions in seven languages, with somebody near whom they are said of',
  anchors: { literals: [...literalsOf(conditions), ...cutAtAccent] },
  context: persons,
  at: (view) => wordAt(view, stems.conditions),
  hits: [
    'I was diagnosed with diabetes last year',
    'Ich habe Epilepsie seit 2010',
    'mi madre tiene demencia',
    "j'ai la leucémie",
    'my son has multiple sclerosis',
    'meine Schwester ist schwanger',
    'sofro de depressão',
    'mia moglie è incinta',
    'mijn moeder heeft borstkanker',
    'soffro di epilessia',
    'ik heb suikerziekte',
    "j'ai le VIH",
    'mein Sohn hat Scharlach',
    'bei mir wurde Morbus Crohn festgestellt',
    "on m'a diagnostiqué une sclérose en plaques",
    'my daughter has a nut allergy',
    'bij mij is reuma vastgesteld',
    'Allergie: Laktoseintoleranz',
    'my son is dyslexic',
    'I have ulcerative colitis',
    'ich habe Colitis ulcerosa',
  ],
  misses: [
    'Asthma products are on sale',
    'the cancer research fund',
    'add a line to the order',
    'mes plaques de cuisson sont cassées',
    'meine Morbus-Ausgabe',
  ],
}

export const medication: Detector = {
  name: 'medication',
  kind: 'medication',
  source: 'international nonproprietary names and common brands, with somebody near or a dose',
  anchors: { literals: literalsOf(medicines) },
  context: persons,
  at: (view) => wordAt(view, stems.medicines),
  hits: [
    'I take 500 mg metformin twice a day',
    'ich nehme Sertralin',
    'mi padre toma omeprazol',
    'she is on candesartan',
    'he takes bisoprolol and apixaban, my doctor says',
    'estou a tomar sertralina',
    'mi hanno prescritto sertralina',
    'ik gebruik omeprazol',
    'alergia a dipirona',
    'allergisch voor amoxicilline',
    'bitte Rezept für L-Thyroxin 100 und Ramipril',
    'tomo Sintrom, receta por favor',
  ],
  misses: ['ibuprofen is sold out', 'the statin market'],
}

/** Beginnings by their first letter; endings of classes under `*`. */
type Stems = ReadonlyMap<string, readonly string[]>

const stemsOf = (list: string): Stems => {
  const byLetter = new Map<string, string[]>()
  for (const one of phrasesOf(list)) byLetter.set(one.charAt(0), [...(byLetter.get(one.charAt(0)) ?? []), one])
  return byLetter
}

const stems = { conditions: stemsOf(conditions), medicines: stemsOf(medicines) }

function wordAt(view: View, known: Stems): Match | undefined {
  const { text } = view
  let start = view.start
  while (start > 0 && view.start - start < longest && isLetter(text.charCodeAt(start - 1))) start--
  let end = view.end
  while (end < text.length && end - view.end < longest && isLetter(text.charCodeAt(end))) end++
  view.steps += end - start
  const word = plainLetters(text.slice(start, end)).toLowerCase()
  if (end - start < 3 || others.some((one) => word.startsWith(one)) || !isKnown(word, known)) return undefined
  view.start = start
  view.end = end
  if (!near(view, persons)) return undefined
  // « Morbus Crohn », « morbo di Parkinson »
  if (known === stems.conditions) {
    start -= named.exec(text.slice(Math.max(0, start - 16), start))?.[0].length ?? 0
    end += more.exec(text.slice(end, end + 20))?.[0].length ?? 0
  }
  return { start, end, confidence: 0.65, hint: '' }
}

const named =
  /(?<!\p{L})(?:morbus|morbo d[ei]|mal(?:adie|attia) d[ei]|enfermedad de|doen[cç]a de|mal de|ziekte van|ulcerative|rheumatoid|acute|chronic) $/iu
/** « colitis ulcerosa », « bipolar disorder » */
const more =
  /^ (?:ulc[eé]r\p{L}{2,8}|ulzer\p{L}{2,6}|h[eé]morrag\p{L}{2,5}|disorder|disease|syndrome?|mellitus|zoster|cr[oó]nic[ao]|chronique)(?!\p{L})/iu

function isKnown(word: string, known: Stems): boolean {
  for (const stem of known.get(word.charAt(0)) ?? [])
    if (stem.length > 3 ? word.startsWith(stem) : word === stem) return true
  for (const ending of known.get('*') ?? []) if (word.indexOf(ending.slice(1)) > 2) return true
  return false
}
