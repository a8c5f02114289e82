import { codeAt, isAlnum } from '../characters.ts'
import { isFiller } from '../checks/check-digits.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { takeRun } from '../scan/take-run.ts'
import { isWhole, lastOf, near, type View } from '../scan/view.ts'
import { issuerOf } from './card-issuer-table.ts'

/** Groupings that are printed on cards. Others count only if the whole chain is the card. */
const printed = [
  '4-4-4-4',
  '4-4-4-4-3',
  '4-4-4-4-2',
  '4-4-4-4-1',
  '4-6-5',
  '4-6-4',
  '4-4-4-3',
  '4-4-4',
  '4-4-5',
  '8-8',
  '6-13',
  '4-4-4-2',
  '4-4-4-1',
  '4-5-6',
]
/** The same as numbers, so that a long chain is walked without making strings. */
const printedKeys = new Set<number>()
const printedBeginnings = new Set<number>()
for (const grouping of printed) {
  let key = 0
  for (const size of grouping.split('-')) printedBeginnings.add((key = key * 20 + Number(size)))
  printedKeys.add(key)
}

export const denials = [
  'order',
  'tracking',
  'invoice',
  'imei',
  'isbn',
  'ean',
  'serial number',
  'sendungsnummer',
  'bestellnummer',
  'rechnungsnummer',
  'barcode',
  'timestamp',
  'commande',
  'suivi',
  'pedido',
  'seguimiento',
  'encomenda',
  'rastreio',
  'ordine',
  'spedizione',
  'bestelling',
  'bestelnummer',
  'ordernummer',
  'serienummer',
  'seriennummer',
  'ordrenummer',
  'zamowienie',
  'siparis',
  'pesanan',
  'porudzbina',
  'uzsakymas',
]

export const paymentCard: Detector = {
  name: 'payment-card',
  kind: 'payment-card',
  source: 'ISO/IEC 7812; ranges and lengths as published by the card networks',
  check: 'issuer range, length, Luhn',
  anchors: { chain: 12 },
  context: [
    'card',
    'cards',
    'visa',
    'mastercard',
    'amex',
    'maestro',
    'discover',
    'diners',
    'jcb',
    'credit',
    'debit',
    'cc',
    'pan',
    'karte',
    'kreditkarte',
    'kartennummer',
    'kreditkartennummer',
    'carte',
    'tarjeta',
    'cartao',
    'carta',
    'creditcard',
    'kaart',
    'unionpay',
    'pay',
    'charge',
    'cvv',
    'cvc',
  ],
  at: cardsInChain,
  hits: [
    'my card is 4242 4242 4242 ' + '4242',
    '4539-7801-2345-' + '6781',
    '378282246310' + '005',
    'x453978012345' + '6781y',
    '4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2',
    'card 675964982643' + '8453 please',
    '4242 4242 4242 ' + '4242 12/27 123',
    'visa 411111111111' + '1111',
    'card number411111111111' + '1111',
    '6011-0009-7315-' + '4846',
    '1354123456789' + '03',
  ],
  misses: [
    '4242 4242 4242 4243',
    'order 8937 0400 4405 1234',
    '0000 0000 0000 0000',
    'ISBN 978-3-16-148410-0',
    '1700000000000',
    'keynumber411111111111' + '1111',
    '1234567890123456',
    'order 655-9967007-' + '6894963',
  ],
}

function cardsInChain(view: View): Match[] | undefined {
  const { chain, text } = view
  let found: Match[] | undefined
  for (let from = 0; from < chain.n; from++) {
    let total = 0
    let key = 0
    let best: Match | undefined
    let reached = from
    // Luhn's sum of the digits so far, and the same if one more digit followed: each digit makes them change places.
    let sum = 0
    let turned = 0
    const whole = from === 0 && chain.digits <= 19
    // No issuer's range begins with 7.
    if (codeAt(text, chain.starts[from] ?? 0) === 55) continue
    for (let to = from; to < chain.n; to++) {
      const size = (chain.ends[to] ?? 0) - (chain.starts[to] ?? 0)
      total += size
      view.steps++
      if (total > 19) break
      if (to > from && !whole && !printedBeginnings.has(key * 20 + size)) break
      key = to - from > 5 ? 0 : key * 20 + size
      for (let i = chain.starts[to] as number; i < (chain.ends[to] as number); i++) {
        const d = text.charCodeAt(i) - 48
        const plain = turned + d
        turned = sum + (d > 4 ? d * 2 - 9 : d * 2)
        sum = plain
      }
      if (total < 12 || sum % 10 !== 0) continue
      const isPrinted = printedKeys.has(key)
      if (to > from && !isPrinted && !(from === 0 && to === chain.n - 1)) continue
      view.steps += total
      takeRun(view, chain, from, to)
      const match = cardAt(view, isPrinted)
      // The first twelve digits of a card pass its check by chance one time in ten: the surer is meant, then the longer.
      if (!match || (best && match.confidence < best.confidence)) continue
      best = match
      reached = to
    }
    if (!best) continue
    ;(found ??= []).push(best)
    from = reached
  }
  view.cards = found
  const card = found?.[0]
  if (card && card.confidence > 0.8 && card.start === chain.starts[0] && card.end === chain.ends[chain.n - 1])
    view.taken = true
  return found
}

/** Digits whose check holds. */
function cardAt(view: View, isPrinted: boolean): Match | undefined {
  const { digits, text } = view
  const issuer = issuerOf(digits)
  if (!issuer || isFiller(digits)) return undefined
  // Unequal groups of unequal numbers, such as dates and prices in a row, are read as a card only with one separator.
  if (view.groups.length > 1 && !isPrinted && view.separator === '*') return undefined
  const attached = isAlnum(codeAt(text, view.start - 1)) || isAlnum(codeAt(text, view.end))
  if (
    attached &&
    (issuer === 'weak' || (hugging(text, view.start, view.end) && !behindName(text, view.start, view.end)))
  )
    return undefined
  let confidence = issuer === 'strong' ? 0.96 : 0.45
  if (digits.length < 14 || digits.length > 16) confidence -= digits.length === 13 ? 0.3 : 0.18
  if (attached) confidence -= 0.15
  if (near(view, paymentCard.context)) confidence = Math.min(0.99, confidence + (issuer === 'strong' ? 0.25 : 0.4))
  // `655-9967007-6894963`: how a large shop numbers its orders.
  else if (view.groups.length === 3 && view.groups[0] === 3 && view.groups[1] === 7) return undefined
  // Cells of a table's row, which go on.
  else if (view.separator === '\t' && (codeAt(text, view.start - 1) === 9 || codeAt(text, view.end) === 9))
    return undefined
  else if (near(view, denials)) confidence -= 0.4
  // A rarer network's number that is the whole message.
  else if (digits.length === 15 && issuer === 'weak' && isWhole(view, view.start, view.end)) confidence = 0.55
  return { start: view.start, end: view.end, confidence, hint: lastOf(digits, 4) }
}

/** « card number4242… »: the name runs into the number. */
function behindName(text: string, start: number, end: number): boolean {
  return (
    !isAlnum(codeAt(text, end)) &&
    /(?<!\p{L})(?:card|visa|number|no|nr|nummer|numero|karte|carte|tarjeta|cart[aã]o|carta|kaart)$/iu.test(
      text.slice(Math.max(0, start - 9), start),
    )
  )
}

/** More than a letter or two on a side: a hash or a key, not a card with a stray letter. */
function hugging(text: string, start: number, end: number): boolean {
  return (
    (isAlnum(codeAt(text, start - 1)) && isAlnum(codeAt(text, start - 2)) && isAlnum(codeAt(text, start - 3))) ||
    (isAlnum(codeAt(text, end)) && isAlnum(codeAt(text, end + 1)) && isAlnum(codeAt(text, end + 2)))
  )
}
