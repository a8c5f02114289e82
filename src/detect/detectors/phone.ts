import { codeAt, isAlnum, isDigit } from '../characters.ts'
import { isFiller } from '../checks/check-digits.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { hasCallingCode, isAnywhere, isInternational, isNational, isNorthAmerican } from '../checks/phone-rules.ts'
import { takeRun } from '../scan/take-run.ts'
import { beginsDay, dateGroups, isDate, isLogged } from './phone-dates.ts'
import { extensionEnd, isBroken, runsOn } from './phone-gaps.ts'
import { otherNumbers, phoneWords, vagueWords } from './phone-words-data.ts'
import { inUrl, isWhole, lastOf, near, type View } from '../scan/view.ts'

export const phone: Detector = {
  name: 'phone',
  kind: 'phone',
  source: "libphonenumber's numbering plans; groupings as people write them",
  check: 'numbering plans',
  anchors: { chain: 6 },
  context: phoneWords,
  at: phonesIn,
  hits: [
    'order 5518-0031 / 07700 900 482 / leave it with a neighbour',
    'Auftrag 5518-0031 / 0171 3920447 / beim Nachbarn',
    '222 123 456',
    '2123 4567',
    'my number is415-555-2671',
    'telefon nr0171-2345678',
    'mi fijo es 91 441 82 20',
    '668 5702 office',
    'call me at (415) 555-2671',
    '415-555-2671',
    '+1 415 555 2671',
    '+49 30 901820',
    '030 901820 ist meine Telefonnummer',
    '+33 6 12 34 56 78',
    'my number is 4155552671',
    'tel. 0171 2345678',
    '+49 (0)171 2345678',
    '(212) 415-5788 x123',
    'teléfono: 630 304 365',
    '020 7946 0958',
    'mobile 07700 900123',
    'école : prévenir Anne (maman) 0639980447',
    'colegio: avisar a su madre 644718204',
    '"telefone": "11984412204"',
    'Teléfono de contacto: 644182204\nCuenta: abierta',
  ],
  misses: [
    'order 4155552671',
    'order phone number: 644182204 account',
    '2024-01-02 08:00',
    '1700000000',
    '12.50 13.50 14.50',
    '192.168.100.200',
    'ISBN 978-3-16-148410-0',
    '$4155552671',
    'item 415-555',
    'corner0171-2345678',
    '12 000 000',
    '10 11 2019',
    '12345678',
    '2011-2012 100',
    '## 7.0.0-beta.1 (2017-02-20)',
    '0.2.0 / 2014-06-15',
    'value > 2147483647',
    'fixed (94.0.4606.54)',
    'Boston, MA  02110-1301 USA',
    'a regression (CVE-2012-2806)',
    'ticket QYG-00968 05.12.2024',
    '2024-10-16 08:13:28 INFO offset 6105191867',
    'numer seryjny 7093401275',
    'Auftrag Nr. 6598-4807',
    'Contact: Mike Gorse 2001-2003 Sun',
  ],
}

function phonesIn(view: View): Match[] | undefined {
  const { chain, text } = view
  if (view.taken) return undefined
  // No telephone number has so many groups: a table, a list, or somebody's hostile text. With a plus sign, its beginning may be one.
  const groups = chain.n > 16 ? (codeAt(text, (chain.starts[0] ?? 0) - 1) === 43 ? 1 : 0) : chain.n
  if (groups === 0 || inUrl(view, chain.starts[0] ?? 0)) return undefined
  const bare = chain.n < 9 && (chain.n > 1 || startsWithZero(view) || isAskedFor(view)) ? wholeAt(view) : undefined
  if (bare) return [bare]
  let found: Match[] | undefined
  for (let from = 0; from < groups; from++) {
    const date = dateGroups(text, view, from)
    if (date > 0) {
      from += date - 1
      continue
    }
    let total = 0
    let best = -1
    for (let to = from; to < chain.n && to - from < 9; to++) {
      const size = (chain.ends[to] as number) - (chain.starts[to] as number)
      if (total + size > 17 || (to > from && (isBroken(text, view, to) || beginsDay(text, view, to)))) break
      total += size
      best = to
    }
    for (let to = best; total >= 6; to--) {
      const match = phoneAt(view, from, to, total)
      if (match) {
        ;(found ??= []).push(match)
        from = to
        break
      }
      total -= (chain.ends[to] as number) - (chain.starts[to] as number)
    }
  }
  return found
}

/** A message that is nothing but digits with signs between: whatever groups they stand in, somebody's plan allows the number. */
function wholeAt(view: View): Match | undefined {
  const { chain, text } = view
  const start = chain.starts[0] as number
  const end = chain.ends[chain.n - 1] as number
  if (chain.digits < 7 || chain.digits > 12 || !isWhole(view, start, end)) return undefined
  // A plus, a bracket or a sum of money is read elsewhere or is none.
  if (!/^[\s]*\d[\d ./-]*\d[\s.]*$/.test(text) || /[\n\r\t]|--/.test(text)) return undefined
  if (isDate(text) || /^\d{1,3}(?:[ .]\d{3})*[ .]000$/.test(text.trim())) return undefined
  takeRun(view, chain, 0, chain.n - 1)
  const { digits } = view
  // « And your zip code? » « 94105-1234 »
  if (view.prior !== '' && !isAskedFor(view) && near(view, otherNumbers)) return undefined
  view.steps += digits.length * 200
  if (isFiller(digits) || isBinary(digits) || !(isNorthAmerican(digits) || isAnywhere(digits))) return undefined
  // Shapes that are known have a place of their own below.
  const confidence = scored(view, false, false, start, end, 0, chain.n - 1)
  return { start, end, confidence: Math.max(isAskedFor(view) ? 0.75 : 0.51, confidence), hint: lastOf(digits, 2) }
}

/** « What is your phone number? » */
function isAskedFor(view: View): boolean {
  return view.prior !== '' && near(view, phoneWords)
}

function startsWithZero(view: View): boolean {
  return codeAt(view.text, view.chain.starts[0] as number) === 48
}

function phoneAt(view: View, from: number, to: number, total: number): Match | undefined {
  const { chain, text } = view
  let start = chain.starts[from] as number
  const end = chain.ends[to] as number
  const before = codeAt(text, start - 1)
  // What a word runs into is no number, but for three groups and behind « tel » and its like.
  if (to - from !== 2 && isAlnum(before) && !endsTel(before | 32)) return undefined
  const plus = before === 43 ? start - 1 : before === 40 && codeAt(text, start - 2) === 43 ? start - 2 : -1
  const bracket = before === 40
  if (plus >= 0) start = plus
  else if (bracket) start -= 1
  const outside = codeAt(text, start - 1)
  if (
    outside === 36 ||
    outside === 8364 ||
    outside === 163 ||
    outside === 35 ||
    outside === 95 ||
    (outside === 61 && plus < 0)
  )
    return undefined
  // `CVE-2012-2806`, `INC-04820 12.05.2024`
  if (
    outside === 45 &&
    (chain.ends[from] as number) - start > 3 &&
    /(?<!TEL|FAX|MOB|CELL|PHONE)(?<=[A-Z]{2})-$/.test(text.slice(Math.max(0, start - 7), start))
  )
    return undefined
  if (
    (outside === 45 || outside === 46 || outside === 47 || outside === 44 || outside === 58) &&
    isDigit(codeAt(text, start - 2))
  )
    return undefined
  if (runsOn(text, end) && extensionEnd(text, end) === end) return undefined
  // A token such as `HR12` in front: the groups belong to it.
  if (from > 0 && isAlnum(codeAt(text, (chain.starts[0] ?? 0) - 1)) && !isBroken(text, view, from)) return undefined
  // Most numbers could be no telephone's without a word; only for the others digits are put together.
  if (!bracket && plus < 0 && !mayStand(view, from, to, total))
    if (total < 7 || (total > mostDialled && codeAt(text, start) !== 48) || !known(view, start, end)) return undefined
  takeRun(view, chain, from, to)
  const { digits } = view
  view.steps += total * 4
  // No country's dialling begins with three zeros: accounts do.
  if (digits.startsWith('000') || (total === 10 && bounds.has(digits))) return undefined
  // « my number is415-555-2671 »: a word that runs into the number.
  const glued =
    isAlnum(outside) &&
    !/(?:tel|fax|ph|mob|cell|(?<!\p{L})n[ro]|umber|ummer|efon|hone|andy|[:.])$/iu.test(
      text.slice(Math.max(0, start - 5), start),
    )
  if (
    glued &&
    !(
      plus < 0 &&
      view.groups.length === 3 &&
      isNorthAmerican(digits) &&
      /[a-z]{2}$/.test(text.slice(Math.max(0, start - 2), start))
    )
  )
    return undefined
  const confidence = scored(view, plus >= 0, bracket, start, end, from, to)
  if (confidence < 0.3 || (glued && !known(view, start, end))) return undefined
  return { start, end: extensionEnd(text, end), confidence, hint: lastOf(digits, 2) }
}

/** No plan has longer numbers without a zero or a plus in front. */
const mostDialled = 15

/** Could these digits be a telephone number if no word says so? As many as some country dials, and a zero or enough of them. */
function mayStand(view: View, from: number, to: number, total: number): boolean {
  const { chain, text } = view
  const start = chain.starts[from] as number
  const first = codeAt(text, start)
  if (first === 48) return total >= 9
  if (first === 49) return total === 11
  return total === 10 || (total === 9 && from === to && isWhole(view, start, chain.ends[to] as number))
}

function scored(
  view: View,
  plus: boolean,
  bracket: boolean,
  start: number,
  end: number,
  from: number,
  to: number,
): number {
  const { digits, groups, language, chain } = view
  const international = plus ? isInternational(digits) : digits.startsWith('00') && isInternational(digits.slice(2))
  if (plus) {
    if (international) return digits.length < 7 ? (isWhole(view, start, end) ? 0.6 : 0) : 0.95
    if (digits.length < 8 || digits.length > 15) return 0
    if (known(view, start, end)) return 0.6
    return hasCallingCode(digits) && isWhole(view, start, end) ? 0.5 : 0
  }
  // No word makes a number of six.
  if (digits.length < 7) return 0
  const spoken = known(view, start, end)
  const other = !spoken && elsewhere(view, start, end)
  if (!spoken && (isFiller(digits) || isBinary(digits))) return 0
  if (international && digits.length >= 11) return spoken || groups.length > 1 ? 0.85 : other ? 0.2 : 0.5
  // Cut out of a longer chain with the same signs: part of something else.
  const part = view.cut && (from > 0 || to < chain.n - 1)
  const penalty = (part ? 0.35 : 0) + (other ? 0.35 : 0)
  const american = isNorthAmerican(digits.startsWith('001') ? digits.slice(2) : digits)
  const shape = shapeOf(groups)
  // « 2001-2003 », « 2008 -0700 »
  if (shape === fourFour && /^(?:19|20)\d\d ?(?:[-/] ?(?:19|20)\d\d|-0\d[03]0)$/.test(view.text.slice(start, end)))
    return 0
  // « Boston, MA 02110-1301 »
  if (shape === fiveFour && !spoken && /[A-Z]{2} {1,2}$/.test(view.text.slice(Math.max(0, start - 4), start))) return 0
  if (american && (shape === local || shape === longDistance))
    return (
      (view.separator === ' ' ? 0.78 : bracket || view.separator !== '*' || groups.length > 3 ? 0.9 : 0.7) +
      (spoken ? 0.08 : 0) -
      penalty
    )
  if (american && shape === threeSeven && (bracket || spoken || isWhole(view, start, end))) return 0.7 - penalty
  if (american && spoken) return 0.88
  // Nobody's plan, and yet given as a number: three in four bare numbers of ten digits in support chats are telephones.
  const ten = american || (digits.length === 10 && digits.charCodeAt(0) >= 50)
  if (ten && groups.length < 3 && isWhole(view, start, end)) return 0.62 - penalty
  // A bare ten-digit number in a short message is a phone number more often than anything else that people write.
  if (ten && spoken) return 0.86
  if (ten && (groups.length === 1 || shape === oneTen) && view.text.length < 80 && !isLogged(view.text))
    return 0.52 - (other ? 0.35 : 0)
  if (groups.length === 1 && digits.length === 9 && digits.charCodeAt(0) >= 50 && isWhole(view, start, end))
    return 0.5 - penalty
  if (spoken && shape === threeFour && digits.charCodeAt(0) >= 50 && nearby(view, start, end)) return 0.6 - penalty
  if (spoken && shape === local && nearby(view, start, end)) return 0.6 - penalty
  const regular =
    shape !== likeSsn &&
    groups.length > 1 &&
    groups.every((size) => size > 1) &&
    (groups[0] ?? 0) <= 5 &&
    groups.length <= 6
  // Thirty plans are asked, so only where an answer can matter.
  const national =
    ((digits[0] === '0' && digits.length >= 9) || (spoken && digits.length >= 8)) && isNational(digits, language)
  if (national && digits[0] === '0' && digits.length >= 9)
    return spoken
      ? 0.9
      : regular && view.separator !== '.'
        ? 0.68 - penalty
        : isWhole(view, start, end) && digits.length < 12
          ? 0.55 - penalty
          : view.text.startsWith(': ', start - 2) && digits.length < 13
            ? 0.5 - penalty
            : inCell(view, start, end)
              ? 0.52
              : 0.35 - penalty
  if (national && spoken && digits.length >= 8 && (groups.length > 1 || strongly(view, start, end))) return 0.85
  if (spoken && strongly(view, start, end) && digits.length >= 7 && digits.length <= 15)
    return digits.length === 10 || groups.length > 1 ? 0.72 : 0.58
  // The bracket holds the area, not all of it: `(94.0.4606.54)` is a version.
  if (
    bracket &&
    groups.length > 1 &&
    digits.length >= 9 &&
    (groups[0] ?? 0) <= 5 &&
    (view.separator === ' ' || codeAt(view.text, chain.ends[from] as number) === 41)
  )
    return 0.6 - penalty
  return 0
}

/** Sizes of groups as one number, so that no text is made of them. */
function shapeOf(groups: readonly number[]): number {
  let shape = 0
  for (let i = 0; i < groups.length; i++) shape = shape * 32 + (groups[i] as number)
  return shape
}

/** The last letters of « tel », « fax », « ph », « mob », « cell », « number », « telefon », « phone », « handy », « no ». */
function endsTel(lower: number): boolean {
  return 'lxhbrneyo'.includes(String.fromCharCode(lower))
}

const local = shapeOf([3, 3, 4])
const longDistance = shapeOf([1, 3, 3, 4])
const threeSeven = shapeOf([3, 7])
const threeFour = shapeOf([3, 4])
const oneTen = shapeOf([1, 10])
const fiveFour = shapeOf([5, 4])
const fourFour = shapeOf([4, 4])
const likeSsn = shapeOf([3, 2, 4])

/** Where whole numbers of 32 bits end. */
const bounds = new Set(['2147483647', '2147483648', '4294967295', '4294967296'])

function isBinary(digits: string): boolean {
  for (let i = 0; i < digits.length; i++) if (digits.charCodeAt(i) > 49) return false
  return true
}

/** The word stands next to the number, before or behind: « office 555 0132 », « 555 0132 fax ». */
function nearby(view: View, start: number, end: number): boolean {
  const { text } = view
  return (
    beside.test(text.slice(end, end + 12)) ||
    /(?:phone|tel|mobile|cell|fax|office|call|message|registered|number|contact)\S{0,6}(?: (?:is|at|on|my|the|no\.?|number))*[ :]{0,2}\(?$/i.test(
      text.slice(Math.max(0, start - 40), start),
    )
  )
}

const beside = /^[ ,-]{0,2}(?:office|fax|mobile|cell|home|work|tel|phone)/i

function known(view: View, start: number, end: number): boolean {
  view.start = start
  view.end = end
  if (
    near(view, phoneWords) ||
    (letterBefore(view, start) >= 0x400 &&
      /[电話话传傳真手机機号號]|電話|Тел|тел/.test(view.text.slice(Math.max(0, start - 10), start)))
  )
    return true
  return near(view, vagueWords) && !near(view, otherNumbers)
}

/** The last character before a value, blanks and signs left out. */
function letterBefore(view: View, start: number): number {
  let at = start - 1
  while (at > start - 8 && codeAt(view.text, at) < 0x400 && at > 0) at--
  return codeAt(view.text, at)
}

const other = /(?<!\p{L})(?:order|ticket|invoice|account|bestell|auftrag|rechnung|konto|pedido|commande|ordine)/iu

/** The word stands right before the number, not somewhere in the sentence. */
function strongly(view: View, start: number, end: number): boolean {
  const close = view.text.slice(Math.max(0, start - 32), start)
  return (
    // « telefone: »: no word farther away says otherwise.
    (!near(view, otherNumbers) || (/[:=] {0,2}["']?$/.test(close) && !other.test(close))) &&
    end > start &&
    /(?:phone|tel|mobil|cell|fax|contact|tfno|tlf|handy|ruf|whatsapp|my number|meine nummer|mi n[uú]mero|mon num[eé]ro|号|机|话)\p{L}*\.?(?: {0,2}(?:number|no|nr|num|is|ist|é|es|est|è|lautet|n[uú]mero|nummer)\.?){0,2}["']? {0,2}[:#]? {0,2}["']?$|(?:call|ring|llam|avis|chiam|appel|pr[eé]ven|anruf)\p{L}*(?: [\p{L}()]+){0,4} ?$|[号机话]是?$/iu.test(
      close,
    )
  )
}

/** « order 4471-0092 / 0639980447 / »: nothing else between two strokes. */
function inCell({ text }: View, start: number, end: number): boolean {
  return behindStroke.test(text.slice(Math.max(0, start - 6), start)) && /^ ?(?:[/|]|$)/.test(text.slice(end, end + 2))
}

/** « order 4471-0092 / 0639980447 »: the word went to the number before the stroke. */
const behindStroke = /\d ?[/|] \(?\+?$/

function elsewhere(view: View, start: number, end: number): boolean {
  if (behindStroke.test(view.text.slice(Math.max(0, start - 6), start))) return false
  view.start = start
  view.end = end
  return near(view, otherNumbers)
}
