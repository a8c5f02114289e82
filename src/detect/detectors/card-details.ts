import { codeAt, isAlnum, isAsciiLetter, isDigit } from '../characters.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { valueAfter } from '../value-after.ts'
import { near, type View } from '../scan/view.ts'
import { beginsMonth } from '../read-date.ts'
import { luhn } from '../checks/check-digits.ts'

/** How far behind a card its expiry and code are looked for. */
const reach = 64

export const cardExpiry: Detector = {
  name: 'card-expiry',
  kind: 'card-expiry',
  source: 'ISO/IEC 7813: month and year on the face of a card',
  anchors: {
    literals: [
      '^exp',
      '^expiry',
      '^expires',
      '^expiration',
      '^expiring',
      'valid thru',
      'valid through',
      'valid until',
      'valid till',
      'gultig bis',
      'lauft ab',
      'geldig tot',
      '^caduca',
      '^scade',
      '^expira',
      'ablaufdatum',
      'verfallsdatum',
      '^valable',
      "date d'expiration",
      'caducidad',
      '^vence',
      '^validade',
      '^scadenza',
      'vervaldatum',
      '^mm/yy',
      '^vervalt',
      '^verloopt',
    ],
  },
  needsDigit: true,
  at: expiryAfterWord,
  hits: [
    'exp 09/27',
    'expiry date: 12/2028',
    '"expiration_date":"12/27"',
    'valid thru 03-29',
    'gültig bis 11/26',
    'sie läuft ab 09/27',
    'elle expire le 09/27',
    'vence en 09/27',
    'validade 09/27',
    'scade il 09/27',
    'geldig tot 09/27',
    'my card expires sept 2027',
    'card J DOE, expiry - 0927',
    'Karte gültig bis März 2027',
  ],
  misses: [
    'expires on 12 March',
    'expiry 13/27',
    'exp 2024',
    'experience 10/10',
    'expires 10/12/2025',
    'my passport expires in May 2027',
    'my card expires March 28',
    'the coupon expires 09/27',
    'Gutschein gültig bis 12/2027',
  ],
}

/** What stands behind a card number. Must stand behind `paymentCard` in the list: it reads the cards that one has seen. */
export const besideCard: Detector = {
  name: 'card-security-code/beside-card',
  kind: 'card-security-code',
  source: 'the order in which people type a card: number, expiry, code',
  anchors: { chain: 12 },
  at: besideAt,
  hits: [
    '4242 4242 4242 ' + '4242 12/27 123',
    '4242 4242 4242 ' + '4242|12|27|123',
    '424242424242' + '4242, 09/28, 987',
    '424242424242' + '4242,12/26,055',
    '4242 4242 4242 ' + '4242 et au dos 703',
    '4242 4242 4242 ' + '4242 scad 0428 sul retro 703',
    '4242 4242 4242 ' + '4242 geldig tot 0428 achterop 703',
    '4242 4242 4242 ' + '4242 exp may 2027 security number 209',
    '424242424242' + '4242/0428/901',
    '424242424242' + '4242\n0428\n901',
    'pan=424242424242' + '4242&exp=0428&cvv=901',
  ],
  misses: [
    '4242 4242 4242 4242',
    '4242 4242 4242 4243 12/27 123',
    '12/27 123',
    '4242 4242 4242 4242 seen [11/02/2027]',
  ],
}

export const cardTrackData: Detector = {
  name: 'card-track-data',
  kind: 'card-track-data',
  source: 'ISO/IEC 7813, tracks 1 and 2',
  anchors: { literals: ['%b', ';'] },
  rank: 3,
  at: trackAt,
  hits: ['%B424242424242' + '4242^DOE/JO^27121011000?', ';424242424242' + '4242=27121011000012300000?'],
  misses: ['%B424242424242' + '4243^DOE/JO^27121011000?', '; 4242', ';1234=5', '100%but'],
}

function expiryAfterWord(view: View): Match | undefined {
  const { text } = view
  let from = view.end
  const stop = from + 10
  while (from < stop && (isAsciiLetter(codeAt(text, from)) || codeAt(text, from) === 46)) from++
  if (
    from === stop ||
    (from > view.end && /^(?:[ae]?[rn]|(?!date[=:"'])[ac-hj-qstv-z])/i.test(text.slice(view.end, from)))
  )
    return undefined
  const after = valueAfter(view, from + (/^[ _]dates?\b/i.exec(text.slice(from, from + 7))?.[0].length ?? 0))
  if (!after) return undefined
  const end = expiryEnd(text, after.at)
  if (end > 0) {
    view.end = end
    if (near(view, lapsing) && !near(view, cards)) return undefined
  }
  if (end > 0) return { start: after.at, end, confidence: 0.85, hint: '' }
  return writtenExpiry(view, after.at)
}

/** What else ends in a month. */
const lapsing = [
  'coupon',
  'voucher',
  'code',
  'promo',
  'discount',
  'warranty',
  'licence',
  'license',
  'certificate',
  'domain',
  'passport',
  'membership',
  'subscription',
  'offer',
  'milk',
  'medicine',
  'product',
  'food',
  'best before',
  'gutschein',
  'rabatt',
  'garantie',
  'reisepass',
  'vertrag',
  'abo',
  'angebot',
  'zertifikat',
  'produkt',
  'passeport',
  'bon',
  'offre',
  'abonnement',
  'produit',
  'cupon',
  'garantia',
  'pasaporte',
  'oferta',
  'producto',
  'cupom',
  'passaporte',
  'produto',
  'buono',
  'garanzia',
  'passaporto',
  'offerta',
  'prodotto',
  'kortingscode',
  'paspoort',
  'contract',
]

/** Of these it is said that they expire. */
const cards = [
  'card',
  'debit',
  'credit',
  'visa',
  'mastercard',
  'amex',
  'karte',
  'carte',
  'tarjeta',
  'cartao',
  'carta',
  'kaart',
]

const inWords = /^\p{L}{3,10}\.?,? (?:(?:de|of|do|di) )?(?:20|['’])[2-4]\d(?!\d)/u
/** `0927` */
const inFourTied = /^(?:0[1-9]|1[0-2])[2-4]\d[/|;,:]\d{3,4}(?!\d)/
/** `0927` and the code below it. */
const inFourAbove = /^(?:0[1-9]|1[0-2])[2-4]\d\n\d{3,4}(?!\d)/
const inFour = /^(?:0[1-9]|1[0-2])[2-4]\d(?![\d/.:-])/

/** « sept 2027 », « 0927 »: many things end in a month of a year, so that a card must be spoken of. */
function writtenExpiry(view: View, at: number): Match | undefined {
  const { text } = view
  const found = (beginsMonth(text, at) ? inWords : inFour).exec(text.slice(at, at + 24))
  if (!found) return undefined
  view.start = at
  view.end = at + found[0].length
  return near(view, cards) ? { start: at, end: view.end, confidence: 0.75, hint: '' } : undefined
}

/** `MM/YY`, `MM/YYYY`, `MM-YY`, `MM YY` with a slash, dash or dot, and nothing more behind it. */
function expiryEnd(text: string, at: number): number {
  const found = /^(0?[1-9]|1[0-2]) ?[/.|-] ?(20[2-4]\d|[2-4]\d)(?![\d/.-]\d|\d)/.exec(text.slice(at, at + 12))
  return found ? at + found[0].length : 0
}

/** `exp=0428`, or tied to the card in front and the code behind: `/0428/331`. */
function fourAfterWord(text: string, at: number): number {
  const ahead = text.slice(at, at + 10)
  const before = text.slice(Math.max(0, at - 16), at)
  const isNamed =
    inFour.test(ahead) &&
    /(?:exp\p{L}{0,8}["']?[=:]\s?["']?|(?:exp|s?cad|val|g[uü]ltig|geldig)\p{L}{0,6}\.?(?: bis| tot)? )$/iu.test(before)
  return isNamed ||
    (inFourTied.test(ahead) && /\d[/|;,:]$/.test(before)) ||
    (inFourAbove.test(ahead) && before.endsWith('\n'))
    ? at + 4
    : 0
}

function besideAt(view: View): Match[] | undefined {
  const { cards } = view
  if (!cards) return undefined
  const { text } = view
  const found: Match[] = []
  for (const [k, card] of cards.entries()) {
    if (card.confidence < 0.6) continue
    const next = cards[k + 1]
    let at = card.end
    const stop = Math.min(text.length, card.end + reach)
    view.steps += stop - at
    let expiryStop = -1
    while (at < stop) {
      const c = text.charCodeAt(at)
      // The month of a whole date behind it is no expiry.
      const inDate = at - 2 >= card.end && isDigit(codeAt(text, at - 2)) && '/.-'.includes(text.charAt(at - 1))
      if (!isDigit(c) || isAlnum(codeAt(text, at - 1)) || (inDate && expiryStop < 0)) {
        at++
        continue
      }
      // Another card, not what belongs to this one.
      if (at === next?.start && next.confidence > 0.8) break
      const expiry = expiryEnd(text, at) || fourAfterWord(text, at)
      if (expiry > 0 && expiryStop < 0) {
        found.push({
          start: at,
          end: expiry,
          confidence: 0.9,
          hint: '',
          kind: 'card-expiry',
          detector: 'card-expiry/beside-card',
        })
        expiryStop = expiry
        at = expiry
        continue
      }
      let end = at
      while (end < stop && isDigit(text.charCodeAt(end))) end++
      const alone =
        !isAlnum(codeAt(text, end)) &&
        !('.,:/-'.includes(text.charAt(end)) && isDigit(codeAt(text, end + 1))) &&
        // `12/27,123`: nothing else stands tied to an expiry.
        (at - 1 === expiryStop || !'$€£.,:/#-'.includes(text.charAt(at - 1)))
      if (alone && (end - at === 3 || end - at === 4) && (expiryStop > 0 || named.test(text.slice(card.end, at)))) {
        found.push({ start: at, end, confidence: expiryStop > 0 ? 0.85 : 0.7, hint: '' })
        break
      }
      if (end - at > 4) break
      at = end
    }
  }
  return found.length ? found : undefined
}

/** How the code on the back is called, or nothing but a sign between it and the card. */
const named =
  /cv[cv]|csc|\bsecurity\b|\bc[oó]d(?:e|igo|ice)?\b|crypto|pr[uü]f|\b(?:back|dos|verso|reverso|atr[aá]s|detr[aá]s|retro|achterop|achterkant|r[uü]ckseite|hinten)\b|^[\s,;/|]{1,3}$/i

/** Up to 79 characters of track 1, 40 of track 2. */
function trackAt(view: View): Match | undefined {
  if (!isDigit(codeAt(view.text, view.end))) return undefined
  const window = view.text.slice(view.start, view.start + 110)
  view.steps += window.length
  const found =
    window[0] === ';'
      ? /^;(\d{12,19})=\d{7,30}\??/.exec(window)
      : /^%B(\d{12,19})\^[^^?]{2,26}\^\d{7,60}[^?\s]{0,40}\??/i.exec(window)
  if (!found?.[1] || !luhn(found[1])) return undefined
  return { start: view.start, end: view.start + found[0].length, confidence: 0.98, hint: '' }
}
