import { codeAt, isDigit, isLetter } from './characters.ts'
import { wordHash } from './context.ts'
import type { View } from './scan/view.ts'

/** Words that may stand between what a value is and the value: `number is`, `lautet`, `es el`. Without accents. */
const joining = hashes(
  'is are was be it its that this the a an my your our his her their for of on to in at number numbers no num nr code value equals follows following below here ' +
    'new old current nova antiga antigua ancien ancienne nouveau nouvelle vecchia nuova oude nieuwe alt alte altes altem set changed still now just also called i m ve r use used using got received chose card account online banking access login user app ' +
    'roteador router box fritzbox internet hotspot repeater fi wi debito bankpas meu debit credit bleue bancaire bancomat pas sim ec visa mastercard girocard maestro giro from von numer numeru numara numarası numaram has been temporary wifi wlan router portal id book car vehicle ' +
    'ist war lautet hat heisst heist sind das der die den vom zum beim im mein meine meiner dein deine ihr ihre unser nummer neu neue neues jetzt folgende folgendes wie folgt am fur zu von karte konto zugang online-banking auto ' +
    'est sont c mon ma votre le la les l numero suivant voici de du d pour carte compte acces voiture vehicule vehiculo el mi su tu es nueva nuevo actual siguiente en del al tarjeta cuenta acceso coche que q uso usaba tengo tiene son ' +
    'e sao sono zijn o minha meu seu sua do da no na em cartao conta acesso carro tem heeft il mio mia tuo suo della di carta conto accesso numero n nummer mijn uw je het van kaart rekening toegang provisoire temporaire actuel actuelle provisional temporal actual ' +
    'era fue foi etait waren provvisoria temporanea attuale provisoria temporaria atual tijdelijk tijdelijke huidige vorlaufiges aktuelles',
)

export type After = {
  /** Where the value may begin. */
  readonly at: number
  /** The strongest joint seen: `:` and `=` bind closest, then a word such as `is`, then mere neighbourhood. */
  readonly joint: 'sign' | 'word' | 'none'
  /** The quote that opens the value, or ''. */
  readonly quote: string
}

const linking = hashes(
  'been era fue foi etait waren is are sind ist lautet heisst heist est sont es son e sao sono zijn was war equals to',
)

function hashes(words: string): Set<number> {
  return new Set(words.split(' ').map((word) => wordHash(word, 0, word.length)))
}

/** Steps over joining words and signs after a keyword, at most 48 characters. */
export function valueAfter(view: View, from: number): After | undefined {
  const { text } = view
  const stop = Math.min(text.length, from + 48)
  let at = from
  let joint: After['joint'] = 'none'
  let words = 0
  while (at < stop) {
    const c = codeAt(text, at)
    if (c === 32 || c === 9 || c === 10 || c === 13) at++
    else if (isLetter(c)) {
      const end = wordEnd(text, at, stop)
      const word = wordHash(text, at, end)
      if (!joining.has(word) || isValueChar(text, end) || beginsPlate(text, at, end) || ++words > 5) break
      if (joint === 'none' && linking.has(word)) joint = 'word'
      at = end
    } else if (
      c === 58 ||
      c === 61 ||
      c === 62 ||
      (c === 59 && at === from && isSlip(text, at)) ||
      (c === 45 && joint === 'none' && codeAt(text, at + 1) === 32)
    ) {
      if (c !== 45) joint = 'sign'
      at++
      // `Reisepass-Nr.`, « wi-fi »
    } else if (c === 45 && isLetter(codeAt(text, at + 1)) && (at === from || joins(text, at, stop))) at++
    // `passport_number`
    else if (c === 95 && joins(text, at, stop)) at++
    else if ((c === 39 || c === 0x2019) && isElided(text, at)) {
      at++
    } else if (c === 34 || c === 39 || c === 96) {
      // `"password": "x"`: a quote before the sign closes the keyword, one after it opens the value.
      const next = codeAt(text, at + 1)
      const closes =
        joint !== 'sign' &&
        (next === 58 || next === 61 || next === 32 || next === 93) &&
        (at === from || isLetter(codeAt(text, at - 1)))
      if (!closes) return { at: at + 1, joint, quote: text[at] as string }
      at++
      // « passport, number 533380006 »
    } else if (c === 44 && at === from && /^ n(?:o\b|r|um|[úu]m|º|°)/i.test(text.slice(at + 1, at + 5))) at++
    else if (
      isFrame(c) ||
      (c === 46 &&
        (codeAt(text, at + 1) === 32 ||
          codeAt(text, at + 1) === 58 ||
          (codeAt(text, at + 1) === 10 && /n[or]$/i.test(text.slice(at - 2, at))) ||
          codeAt(text, at + 1) === 0xba))
    )
      at++
    else break
  }
  view.steps += at - from
  return at >= text.length || at >= stop ? undefined : { at, joint, quote: '' }
}

/** Words that have nothing to do with the value, and what binds it after all: « number of my wife is », « for the voicemail: », « , it's ». */
const apart =
  /^(?:[ ,(/]{1,2}[\p{L}'’.-]{1,18}\)?){0,5}?(?: ?[:=]|,? (?:is|ist|lautet|war|est|es|é|è|was|its|it'?s|c'est|from|von)(?!\p{L})| \(\p{L}{2,14}\)| (?=\(\d)|[ ,_/](?:numbers?|no|nr|nummer|n\.?[º°]|num[eé]ro|n[úu]mero)(?!\p{L})\.?(?: ?[:=]| (?:is|ist|lautet|est|es|é|è)(?!\p{L}))?) {0,2}["'«(]?/iu
const beforeAny = new RegExp(`${apart.source}(?=#?[A-Z\\d])`, 'iu')
const beforeDigits = new RegExp(`${apart.source}(?=#?\\d)`, 'iu')
/** Whose value it is instead, or that none is told. */
const elsewhere =
  /(?<!\p{L})(?:order|booking|ticket|invoice|flight|case|claim|tracking|reference|ref|(?<!(?:over|by|via|per|par|por|through) (?:the |my )?)(?:phone|tel|call|e?mail)|zip|until|till|since|expire[sd]?|cost[s]?|page|version|model|item|error|code|password|pin|date|bestell\p{L}*|rechnung\p{L}*|telefon\p{L}*|auftrag\p{L}*|seit|bis|commande|facture|depuis|pedido|factura|desde|hasta|ordine|fattura|dal|encomenda|fatura|bestelling|factuur|sinds)(?!\p{L})/iu

/** Where a value begins that stands farther from its name than joining words reach, or -1. Only for values whose form says enough. */
export function valueApart(view: View, from: number, { digits = false, ofAnything = false } = {}): number {
  const ahead = view.text.slice(from, from + 72)
  view.steps += ahead.length
  const gap = (digits ? beforeDigits : beforeAny).exec(ahead)?.[0]
  return gap && (ofAnything || !elsewhere.test(gap)) ? from + gap.length : -1
}

function wordEnd(text: string, at: number, stop: number): number {
  let end = at
  while (end < stop && isLetter(text.charCodeAt(end))) end++
  return end
}

/** « pw;Tulip44 »: the key of the colon, without the shift. */
function isSlip(text: string, at: number): boolean {
  return /^;[^\s;]*\d[^\s;]*(?:\s|$)/.test(text.slice(at, at + 40))
}

/** Joining words on both sides of a dash, or behind the line of a name in code. */
function joins(text: string, dash: number, stop: number): boolean {
  return isLetter(codeAt(text, dash - 1)) && joining.has(wordHash(text, dash + 1, wordEnd(text, dash + 1, stop)))
}

/** `D-AB 1234`, `M XY 12`: a letter that is no word there. */
function beginsPlate(text: string, at: number, end: number): boolean {
  if (end - at > 1) return false
  const next = codeAt(text, end)
  const c = codeAt(text, at)
  return next === 45 || (next === 32 && c >= 65 && c <= 90 && c !== 73)
}

/** `c'est`, `l'accès`, `I'm`: one letter in front, and a word goes on. */
function isElided(text: string, at: number): boolean {
  const c = codeAt(text, at - 1) | 32
  return (
    (c === 99 || c === 108 || c === 100 || c === 105) &&
    !isLetter(codeAt(text, at - 2)) &&
    isLetter(codeAt(text, at + 1))
  )
}

/** `( [ ] ) # *`, the ellipsis, and the ring of `n°`. */
function isFrame(c: number): boolean {
  return (
    c === 0xb0 || c === 0xba || c === 40 || c === 91 || c === 93 || c === 41 || c === 35 || c === 42 || c === 0x2026
  )
}

function isValueChar(text: string, at: number): boolean {
  const c = codeAt(text, at)
  if (c > 127) return /\p{N}/u.test(text[at] as string)
  return isDigit(c) || (c >= 35 && c <= 38) || c === 42 || c === 43 || c === 64 || c === 94 || c === 95 || c === 126
}
