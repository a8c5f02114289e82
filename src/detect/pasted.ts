import { codeAt, isDigit } from './characters.ts'
import type { View } from './scan/view.ts'

/** A cell of a table with its heading before it, or what was answered in a talk, with the question. */
type Pasted = {
  readonly text: string
  /** What the one before asked, as `priorOf` gives it. */
  readonly prior: string
  /** So much of `text` stands elsewhere; the rest stands in the whole from `at` on. */
  readonly lead: number
  readonly at: number
}

const longestLine = 400
const longestAnswer = 120
/** Of a word or two, where a word was asked for. */
const longestWords = 30
/** A number with fewer is no value of anybody's, but may be part of a secret. */
const fewestDigits = 3
/** Of who speaks, with the time before it. */
const longestName = 60
/** More of them nobody reads in a chat, and each is looked at by itself. */
const most = 2000

/** Words that head a column of values: the whole cell, with a word of whom or what it is. */
const labels =
  /^(?:\p{L}{1,14}[ _-])?(?:pin|pin[ _-]?code|password|passwort|kennwort|passwd|pwd|pass|pw|mot de passe|mdp|contrase[nñ]a|clave|senha|palavra-passe|wachtwoord|ssn|social[ _]security(?:[ _]number)?|d\.?o\.?b\.?|date[ _]of[ _]birth|birth[ _]?da(?:y|te)|geb\.?|geburtsdatum|geb\.?-?datum|date de naissance|ddn|fecha[ _](?:de[ _])?nac(?:imiento|\.)?|data[ _](?:de[ _]|di[ _])?nasc(?:imento|ita)?|naissance|nacimiento|nascimento|nascita|geboren|geboortedatum|(?:tele)?phone|tel\.?|telefon|mobile?|mobil|cell|handy|t[eé]l[eé]fono|t[eé]l[eé]phone|telefone|celular|cellulare|telefoon|(?:account|acct|konto|cuenta|conta|conto|compte|rekening)[ _-]?(?:no\.?|nr\.?|num(?:ber|mer|ero)?|n[úu]mero)|kontonummer|rekeningnummer|sort[ _-]?code|routing(?:[ _](?:no|number))?|cvv2?|cvc2?|passport|reisepass|passeport|pasaporte|passaporto|passaporte|paspoort|(?:driver'?s?|driving)?[ _]?licen[cs]e|f[üu]hrerschein|plate|kennzeichen|placa|targa|kenteken|mrn|patient[ _](?:id|no|nr)|(?:insurance|member|policy)[ _](?:id|no|number)|dni|nie|cpf|nif|bsn|pesel|steuer-?id|(?:national|tax)[ _]id|nino|nhs|codice[ _]fiscale)(?:[ _](?:no\.?|nr\.?|number|num))?$/iu
const heading = /^[\p{L}_ #().'*-]{0,30}$/u
/** Somebody speaks: « Agent: », « [10:14] jo: », « A: ». */
const speaker =
  /^(?:\[?[\d:./, -]{4,22}(?:[AP]M)?\]?[ -]{0,3})?(?<name>\p{L}[\p{L}\d .'-]{0,23}?)(?: \(\p{L}+\))?: {1,2}/iu
/** What wants an answer, and what wants one without a digit. */
const wanting =
  /\?|(?<!\p{L})(?:please|confirm|provide|tell me|give me|enter|(?:may|can|could) i|what(?:['’]?s| is| was)|and (?:the|your)|wie (?:war|ist|lautet)|und (?:d[ae][rs]|die|ihre?n?|deine?)|mag ik|wat (?:is|was)|en (?:de|het|een|uw)|qual (?:era|[eè]|é)|cu[aá]l|c['’]est quoi|quel(?:le)? est|et (?:l[ae]|une?|votre|ta)|y (?:la|el|su|tu)|e (?:la|il|a|o)|[dm]i dic[ea]|dime|me dice|send|schick|envo(?:ie|yez)|manda|p[aá]same|stuur|bitte|nennen|best[aä]tigen|indiquez|donnez|confirme[rz]?|por favor|indique|diga|informe|per favore|mi dica|conferm\p{L}|alstublieft|graag|geef)(?!\p{L})/iu
const secret =
  /pass|pwd?\b|wort|word|parola|palabra|palavra|contrase|senha|clave|mdp|woord|question|frage|pregunta|pergunta|domanda|vraag|maiden|m[aä]dchenname|jeune fille|soltera|solteira|nubile|meisjesnaam|\bpet\b|\bapi\b|\bkey\b|ken(?:nz|teken)|plate|matr[ií]c|registra|targa|placa/

/**
 * What else stands in a text of several lines that its neighbours tell nothing about: a table that somebody copied, a talk. Lines
 * are come by from the signs that make them one or the other, since most have none. The view is that of a scan of this text, which
 * has met its numbers.
 */
export function pastedIn(text: string, { numbers, metNumbers }: View): Pasted[] {
  const found: Pasted[] = []
  addTables(found, text)
  addAnswers(found, text, numbers, metNumbers)
  return found
}

function addTables(found: Pasted[], text: string): void {
  const next = [-1, -1, -1, -1]
  let sign = nextSign(next, text, 0)
  while (sign < text.length && found.length < most) {
    let end = placeOf(text, '\n', sign)
    const below = nextSign(next, text, end + 1)
    // Nearly all signs stand in a sentence, and none in the line below it.
    const table = below < placeOf(text, '\n', end + 1) ? headOf(text, lineStart(text, sign), end) : undefined
    while (table && end < text.length && found.length < most) {
      const from = end + 1
      const rowEnd = placeOf(text, '\n', from)
      if (rowEnd - from > longestLine || !cellsOf(found, text.slice(from, rowEnd), from, table)) break
      end = rowEnd
    }
    sign = table ? nextSign(next, text, end + 1) : below
  }
}

/** Where the next sign of a table stands; `next` is where each of them does, of those asked before. */
function nextSign(next: number[], text: string, at: number): number {
  let least = text.length
  for (let i = 0; i < next.length; i++) {
    if ((next[i] as number) < at) next[i] = placeOf(text, cellSigns[i] as string, at)
    if ((next[i] as number) < least) least = next[i] as number
  }
  return least
}

/** What asks ends with a question mark, or somebody says it who is named. */
function addAnswers(found: Pasted[], text: string, numbers: Int32Array, metNumbers: number): void {
  const known = Math.min(metNumbers, numbers.length)
  let met = 0
  let mark = -1
  let name = -1
  for (let at = 0; at < text.length && found.length < most;) {
    if (mark < at) mark = nextAsking(text, at)
    if (name < at) name = placeOf(text, ': ', at)
    const place = Math.min(mark, name)
    if (place === text.length) return
    const end = placeOf(text, '\n', place)
    at = end + 1
    let line = at
    while (codeAt(text, line) === 10) line++
    const lineStop = placeOf(text, '\n', line)
    if (lineStop - line > longestName + longestAnswer) continue
    const byName = name < end
    if (name < line) name = placeOf(text, ': ', line)
    while (met < known && (numbers[met] as number) < line) met++
    // Of more numbers than there is room for nobody knows where they stand; and one may go on from the line before, but not behind a question mark.
    const isBare = mark < line && (met < known ? (numbers[met] as number) >= lineStop : metNumbers === known)
    let count = isBare ? 0 : digitsIn(text, line, lineStop)
    if (count === 0 && lineStop - line > longestWords && name > lineStop) continue
    const from = lineStart(text, place)
    if (end - from > longestLine) continue
    const asked = byName ? spoken(text, from, end) : { by: '', start: from }
    if (!isAsking(text, end) && !(asked.start > from && wanting.test(text.slice(asked.start, end)))) continue
    const said = name < lineStop ? spoken(text, line, lineStop) : { by: '', start: line }
    if ((said.by !== '' && said.by === asked.by) || said.start === lineStop) continue
    if (count > 0 && said.start > line) count = digitsIn(text, said.start, lineStop)
    if (lineStop - said.start > (count > 0 ? longestAnswer : longestWords)) continue
    const words = text.slice(Math.max(asked.start, end - 160), end).toLowerCase()
    const answer = text.slice(said.start, lineStop)
    if (count >= fewestDigits || secret.test(words) || (count > 0 && secret.test(answer.toLowerCase())))
      found.push({ text: answer, prior: words, lead: 0, at: said.start })
  }
}

/** Where the next line ends that asks. */
function nextAsking(text: string, from: number): number {
  for (let at = placeOf(text, '?', from); at < text.length; at = placeOf(text, '?', at + 1))
    if (codeAt(text, at + 1) === 10 || codeAt(text, at + 2) === 10) return at
  return text.length
}

function isAsking(text: string, end: number): boolean {
  return codeAt(text, end - 1) === 63 || codeAt(text, end - 2) === 63
}

/** Who speaks in a line, if they are named, and where begins what they say. */
function spoken(text: string, from: number, end: number): { by: string; start: number } {
  const who = speaker.exec(text.slice(from, end))
  return { by: who?.groups?.['name'] ?? '', start: from + (who?.[0].length ?? 0) }
}

/** Where it stands next, or the text's end. */
function placeOf(text: string, what: string, from: number): number {
  const place = text.indexOf(what, from)
  return place < 0 ? text.length : place
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
}

type Table = { readonly sign: string; readonly heads: readonly string[] }

/** What parts cells; of two in a line the earlier here. */
const cellSigns = '\t;|,'
const anySign = 15
const digits = 16
/** Stands in no name of a column. */
const unfit = 32
const colon = 64

/** What a character below 128 is of these; each sign has a bit of its own. */
const signs = new Uint8Array(128)
for (const c of '!$%&+/<=>?@[]\\^`{}~') signs[c.charCodeAt(0)] = unfit
signs[58] = unfit | colon
for (let digit = 48; digit < 58; digit++) signs[digit] = digits
for (let i = 0; i < cellSigns.length; i++) signs[cellSigns.charCodeAt(i)] = 1 << i

function signsIn(text: string, from: number, end: number): number {
  let has = 0
  for (let at = from; at < end; at++) {
    const c = text.charCodeAt(at)
    if (c < 128) has |= signs[c] as number
  }
  return has
}

/** How many digits, of which nobody asks for more than so many. */
function digitsIn(text: string, from: number, end: number): number {
  let count = 0
  for (let at = from; at < end && count < fewestDigits; at++) if (isDigit(text.charCodeAt(at))) count++
  return count
}

/** The names of a table's columns, if a row of as many cells follows. */
function headOf(text: string, from: number, end: number): Table | undefined {
  if (end >= text.length || end - from > longestLine) return undefined
  const has = signsIn(text, from, end)
  if ((has & (digits | unfit)) > 0) return undefined
  const sign = cellSigns.charAt(31 - Math.clz32(has & anySign & -has))
  const rowEnd = Math.min(end + 1 + longestLine, placeOf(text, '\n', end + 1))
  if (countOf(text, from, end, sign) !== countOf(text, end + 1, rowEnd, sign)) return undefined
  const cells = text.slice(from, end).split(sign).map(plain)
  const heads = cells.map((cell) => (labels.test(cell) ? cell : ''))
  return heads.some((head) => head !== '') && cells.every((cell) => heading.test(cell)) ? { sign, heads } : undefined
}

function countOf(text: string, from: number, end: number, sign: string): number {
  const code = codeAt(sign, 0)
  let count = 0
  for (let at = from; at < end; at++) if (text.charCodeAt(at) === code) count++
  return count
}

/** Nothing is told by a row that has more cells, or fewer, than the heading. */
function cellsOf(found: Pasted[], line: string, from: number, { sign, heads }: Table): boolean {
  const cells = line.split(sign)
  if (cells.length !== heads.length) return false
  let at = from
  for (const [column, cell] of cells.entries()) {
    const value = plain(cell)
    const head = heads[column] ?? ''
    if (head !== '' && value.length <= 80 && /\d|\S[!#$%&*?@^]/.test(value))
      found.push({
        text: `${head}: ${value}`,
        prior: '',
        lead: head.length + 2,
        at: at + cell.indexOf(value),
      })
    at += cell.length + 1
  }
  return true
}

function plain(cell: string): string {
  return cell.replace(/^[\s"'*]+|[\s"'*]+$/g, '')
}
