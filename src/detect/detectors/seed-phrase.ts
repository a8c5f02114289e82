import { isDigit } from '../characters.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { bytesOf } from '../names/base64.ts'
import type { View } from '../scan/view.ts'
import { seedWordBits } from './seed-words-data.ts'

/** Longest is twenty-four words of eight letters, numbered. */
const most = 320
/** Twelve words of three letters. */
const shortest = 47
const lengths = new Set([12, 15, 18, 21, 24])

export const seedPhrase: Detector = {
  name: 'crypto-seed-phrase',
  kind: 'crypto-seed-phrase',
  source: 'BIP 39: twelve to twenty-four words of its English list, which has three to eight letters a word',
  anchors: {
    literals: [
      '^seed',
      '^recovery phrase',
      '^recovery words',
      '^mnemonic',
      '^wallet phrase',
      '^wiederherstellungs',
      '^phrase secrete',
      '^phrase de recuperation',
      '^frase semilla',
      '^frase de recupera',
      '^frase di recupero',
      '^frase seed',
      '^herstelzin',
      '^words',
      '^worter',
      '^mots',
      '^palabras',
      '^palavras',
      '^parole',
      '^woorden',
    ],
    answer: true,
    list: true,
  },
  check: 'the words stand in the list',
  takes: true,
  at: phraseAt,
  hits: [
    'seed phrase: ' + 'legal winner thank year wave sausage worth useful legal winner thank yellow',
    'my 12 words are legal winner thank year wave sausage worth useful legal winner thank ' + 'yellow',
    'meine Wiederherstellungswörter: legal winner thank year wave sausage worth useful legal winner thank ' + 'yellow',
    'ma phrase de récupération : legal winner thank year wave sausage worth useful legal winner thank ' + 'yellow',
    'mi frase semilla es legal winner thank year wave sausage worth useful legal winner thank ' + 'yellow',
    'minha frase de recuperação: legal winner thank year wave sausage worth useful legal winner thank ' + 'yellow',
    'la mia frase di recupero: legal winner thank year wave sausage worth useful legal winner thank ' + 'yellow',
    'mijn herstelzin: legal winner thank year wave sausage worth useful legal winner thank ' + 'yellow',
    '1. legal 2. winner 3. thank 4. year 5. wave 6. sausage 7. worth 8. useful 9. legal 10. winner 11. thank 12. ' +
      'yellow',
    '1 legal\n2 winner\n3 thank\n4 year\n5 wave\n6 sausage\n7 worth\n8 useful\n9 legal\n10 winner\n11 thank\n12 ' +
      'yellow',
    'my seed: 1) legal 2) winner 3) thank 4) year 5) wave 6) sausage 7) worth 8) useful 9) legal 10) winner 11) thank 12) ' +
      'yellow',
    'my seed phrase is legal winner thank year wave sausage worth useful legal winner thank ' +
      'yellow and it shows zero',
    'recovery phrase: 1. legal 2. winner 3. thank 4. year 5. wave 6. sausage 7. worth 8. useful 9. legal 10. winner 11. thank 12. ' +
      'yellow',
  ],
  misses: [
    'seed phrase is lost, can you help me get it back please I would be glad',
    'recovery phrase legal winner thank',
    'when I seed the tomatoes again they grow better than those of last year',
    'please help update this order because there was some problem with delivery',
    'the 12 words are on a paper at home and nobody but me has ever seen them',
    '1. milk 2. sugar 3. coffee',
    'can you please check this order again because nothing ever came here today thanks',
  ],
}

const said =
  /^[\p{L}]{0,12}(?:[ -](?:phrase|words))?(?: (?:is|are|ist|sind|lautet|lauten|est|sont|es|son|é|são|è|sono|zijn))?(?: ?[:=])?[\s"'«]*/u
const numbered = /^(?:\d{1,2}[.):]? ?)?([a-z]{3,8})([\s,;]{1,3}|(?![\p{L}\d]))/u

function phraseAt(view: View): Match | undefined {
  const { text } = view
  // Woken by a turn before, the message must be nothing else.
  const bare = view.end === view.start
  if (bare && (text.length < shortest || !mayBegin(text.charCodeAt(0)))) return undefined
  // « my 12 words are … »: the bare word says nothing without the number before it.
  if (
    !bare &&
    /^(?:words|w.rter|mots|palabras|palavras|parole|woorden)$/i.test(text.slice(view.start, view.end)) &&
    !/(?:12|15|18|21|24|twelve|zw.lf|douze|doce|doze|dodici|twaalf) (?:\p{L}+ )?$/u.test(
      text.slice(Math.max(0, view.start - 16), view.start),
    )
  )
    return undefined
  const from = bare ? 0 : view.end + (said.exec(text.slice(view.end, view.end + 40))?.[0].length ?? 0)
  let at = from
  let end = from
  let words = 0
  let known = 0
  let whole = 0
  while (at < from + most && words < 25) {
    const found = numbered.exec(text.slice(at, at + 20))
    view.steps += 20
    if (!found?.[1]) break
    words++
    if (isSeedWord(found[1])) known++
    else if (bare) return undefined
    at += found[0].length
    end = at - (found[2] ?? '').length
    // Behind the last of its words a sentence may go on.
    if (known === words && lengths.has(words)) whole = end
  }
  // Where it is named a mistake or two may be in it; where nothing is said all must be right.
  const enough = bare
    ? lengths.has(words) && known === words && end === text.trimEnd().length
    : words >= 11 && known >= words - 2
  if (!bare && whole > 0) return { start: from, end: whole, confidence: 0.95, hint: '' }
  return enough ? { start: from, end, confidence: bare ? 0.85 : 0.95, hint: '' } : undefined
}

/** Its number or its first word in small letters: most talk begins with a capital. */
function mayBegin(c: number): boolean {
  return isDigit(c) || (c >= 97 && c <= 122)
}

let bits: Uint8Array | undefined

/** A set of hashes, one bit a word: one in eight of other words passes, of twelve words hardly ever all. */
function isSeedWord(word: string): boolean {
  bits ??= bytesOf(seedWordBits)
  const place = seedWordPlace(word)
  return ((bits[place >> 3] as number) & (1 << (place & 7))) !== 0
}

function seedWordPlace(word: string): number {
  let hash = 0
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 16777619) + word.charCodeAt(i)) | 0
  return Math.imul(hash, 0x9e3779b1) >>> 18
}
