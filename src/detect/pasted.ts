import { codeAt } from './characters.ts'

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
const longestWords = 30
/** More of them nobody reads in a chat, and each is looked at by itself. */
const most = 2000

/** Words that head a column of values: the whole cell, with a word of whom or what it is. */
const labels =
  /^(?:\p{L}{1,14}[ _-])?(?:pin|pin[ _-]?code|password|passwort|kennwort|passwd|pwd|pass|pw|mot de passe|mdp|contrase[nñ]a|clave|senha|palavra-passe|wachtwoord|ssn|social[ _]security(?:[ _]number)?|d\.?o\.?b\.?|date[ _]of[ _]birth|birth[ _]?da(?:y|te)|geb\.?|geburtsdatum|geb\.?-?datum|date de naissance|ddn|fecha[ _](?:de[ _])?nac(?:imiento|\.)?|data[ _](?:de[ _]|di[ _])?nasc(?:imento|ita)?|geboortedatum|(?:tele)?phone|tel\.?|telefon|mobile?|mobil|cell|handy|t[eé]l[eé]fono|t[eé]l[eé]phone|telefone|celular|cellulare|telefoon|(?:account|acct|konto|cuenta|conta|conto|compte|rekening)[ _-]?(?:no\.?|nr\.?|num(?:ber|mer|ero)?|n[úu]mero)|kontonummer|rekeningnummer|sort[ _-]?code|routing(?:[ _](?:no|number))?|cvv2?|cvc2?|passport|reisepass|passeport|pasaporte|passaporto|passaporte|paspoort|(?:driver'?s?|driving)?[ _]?licen[cs]e|f[üu]hrerschein|plate|kennzeichen|placa|targa|kenteken|mrn|patient[ _](?:id|no|nr)|(?:insurance|member|policy)[ _](?:id|no|number)|dni|nie|cpf|nif|bsn|pesel|steuer-?id|(?:national|tax)[ _]id|nino|nhs|codice[ _]fiscale)(?:[ _](?:no\.?|nr\.?|number|num))?$/iu
const heading = /^[\p{L}_ #().'*-]{0,30}$/u
/** Somebody speaks: « Agent: », « [10:14] jo: », « A: ». */
const speaker =
  /^(?:\[?[\d:./, -]{4,22}(?:[AP]M)?\]?[ -]{0,3})?(?<name>\p{L}[\p{L}\d .'-]{0,23}?)(?: \(\p{L}+\))?: {1,2}/iu
/** What wants an answer, and what wants one without a digit. */
const wanting =
  /\?|(?<!\p{L})(?:please|confirm|provide|tell me|give me|enter|may i|bitte|nennen|best[aä]tigen|indiquez|donnez|confirme[rz]?|por favor|indique|diga|informe|per favore|mi dica|conferm\p{L}|alstublieft|graag|geef)(?!\p{L})/iu
const secret =
  /pass|pwd?(?!\p{L})|wort|word|parola|palabra|palavra|contrase|senha|clave|mdp|wachtwoord|woord|question|frage|pregunta|pergunta|domanda|vraag|maiden|m[aä]dchenname|jeune fille|soltera|solteira|nubile|meisjesnaam|(?<!\p{L})pet(?!\p{L})/iu

/** What else stands in a text of several lines that its neighbours tell nothing about: a table that somebody copied, a talk. */
export function pastedIn(text: string): Pasted[] {
  const found: Pasted[] = []
  let table: Table | undefined
  let asked: Question | undefined
  for (let from = 0, end = 0; from < text.length && found.length < most; from = end + 1) {
    end = readLine(text, from)
    if (end === from || end - from > longestLine) {
      table = undefined
      continue
    }
    if (table && cellsOf(found, text.slice(from, end), from, table)) continue
    table = line.sign === '' || line.digits ? undefined : headOf(text, from, end, line.sign)
    if (table) continue
    const asks = codeAt(text, end - 1) === 63 || codeAt(text, end - 2) === 63
    if (!line.colon && !asks && !asked) continue
    const whole = text.slice(from, end)
    const who = line.colon ? speaker.exec(whole) : null
    const by = who?.groups?.['name'] ?? ''
    const lead = who?.[0].length ?? 0
    const said = lead > 0 ? whole.slice(lead) : whole
    if (asked && (by === '' || by !== asked.by) && mayAnswer(said, asked.words))
      found.push({ text: said, prior: asked.words, lead: 0, at: from + lead })
    asked = asks || (who && wanting.test(said)) ? { by, words: said.slice(-160).toLowerCase() } : undefined
  }
  return found
}

/** A number, or a word or two where a word was asked for. */
function mayAnswer(said: string, question: string): boolean {
  return line.digits ? said.length <= longestAnswer : said.length <= longestWords && secret.test(question)
}

type Table = { readonly sign: string; readonly heads: readonly string[] }
type Question = { readonly by: string; readonly words: string }

/** What the line has that was read last. */
const line = { sign: '', digits: false, colon: false }

/** Where the line ends that begins at `from`. */
function readLine(text: string, from: number): number {
  line.sign = ''
  line.digits = false
  line.colon = false
  let at = from
  for (; at < text.length; at++) {
    const c = text.charCodeAt(at)
    if (c === 10) break
    if (c > 59) {
      if (c === 124 && line.sign !== '\t' && line.sign !== ';') line.sign = '|'
    } else if (c > 47) {
      if (c < 58) line.digits = true
      else if (c === 58) line.colon = true
      else if (line.sign !== '\t') line.sign = ';'
    } else if (c === 9) line.sign = '\t'
    else if (c === 44 && line.sign === '') line.sign = ','
  }
  return at
}

/** The names of a table's columns, if a row of as many cells follows. */
function headOf(text: string, from: number, end: number, sign: string): Table | undefined {
  if (end >= text.length) return undefined
  const cells = text.slice(from, end).split(sign).map(plain)
  const heads = cells.map((cell) => (labels.test(cell) ? cell : ''))
  if (!heads.some((head) => head !== '') || !cells.every((cell) => heading.test(cell))) return undefined
  const next = text.slice(end + 1, end + 1 + longestLine).split('\n', 1)[0] ?? ''
  return next.split(sign).length === cells.length ? { sign, heads } : undefined
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
