import { codeAt, isDigit } from '../characters.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import type { View } from '../scan/view.ts'
import { codeBefore, coded, digitsEnd } from './codes.ts'

/** « the code you sent me is 482913 », « der Code aus der SMS ist 482913 »: that it was sent says what kind of code it is. */
export const sentCode: Detector = {
  name: 'one-time-code/sent',
  kind: 'one-time-code',
  source: 'how people pass on a code that was sent to them, in seven languages',
  anchors: { literals: ['^code', '^codigo', '^codice'] },
  needsDigit: true,
  at: sentAt,
  hits: [
    'the code you sent me is 482913',
    'I got the 6-digit code 482913',
    '482913 is the code I got by text',
    'der Code aus der SMS ist 482913',
    'le code reçu par SMS est 482913',
    'el código que me llegó por SMS es 482913',
    'o código que recebi por SMS é 482913',
    'il codice ricevuto via SMS è 482913',
    'de code die ik heb ontvangen is 482913',
    'the code you texted me is 482 913',
    'Telegram code: 48291',
    'WhatsApp code 482-913',
    'codigo de whatsapp 482-913',
    'el código que recibí fue 48 29 13',
    'code: 93 18 27 came by sms just now',
    "it's 482-913, the code from the text message",
    'the code is 482913',
    'here is the code you sent 48 29 13',
    'j’ai eu le code 482 913 par texto',
    'der Code ist 482 913',
    'le code est le 482 913',
    'code reçu 482913',
    'code came thru finally 482 913',
    'endlich Code da 482 913',
    'code enfin reçu 482 913',
    'eindelijk code binnen 482 913',
    'code reçu par sms 482 913 mais expiré',
    'el código es 482913',
    'o código é 482913',
    'il codice è 482-913',
    'de code is 482913',
    '482913 is your Instagram code',
    'Your code is G-482913 it says',
    'bei mir steht 48 29 13 als Code',
    'teh code is 482913',
    'i got a code G-482913 i did not ask for',
    'le code reçu G-482913 est normal ?',
    'just got 482913 as the code',
    'voici le code 482 913',
    'Ihr Code lautet 4829. Teilen Sie ihn niemandem mit.',
  ],
  misses: [
    'the discount code you sent me is 20245',
    'error code 482913 was sent to me',
    'the code you sent me in 2024 did not work',
    'zip code 94105 got the sms',
    'le code postal est 75011, envoyé',
    'the code is 4829',
    'the printer shows an error, the code is 482913',
    'I have a voucher and the code is 482913',
    'de code is 2024',
    '482913 is the order code',
    '482913 is the error code',
  ],
}

/** « Telegram code: 48291 »: whose codes are sent, and for nothing else. */
const senders =
  '(?:telegram|whatsapp|google|signal|instagram|facebook|apple|paypal|microsoft|amazon|twitter|discord|steam|epic|roblox|netflix|uber|klarna|revolut|n26|monzo|coinbase|binance|linkedin|tiktok|snapchat)'
const sender = new RegExp(`(?:^|[^\\p{L}])${senders}(?: (?:login|security|sign-?in))? $`, 'iu')
/** « código de WhatsApp 482-913 » */
const senderBehind = new RegExp(`^ (?:de|del|do|da|di|von|van|from) ${senders} $`, 'iu')

const sent =
  /(?<![\p{L}])(?:sent|got|received|texted|text|sms|digits?|stellige[nr]?|geschickt|gesendet|erhalten|bekommen|zugeschickt|re[cç]u|envoy[eé]\p{L}{0,3}|recib\p{L}{1,4}|lleg[oó]|mand\p{L}{1,5}|envi\p{L}{1,6}|receb\p{L}{1,4}|chegou|ricevuto|arrivato|inviat[oa]|ontvangen|gekregen|kreeg|gestuurd|verstuurd|share|teilen|partage[rz]|compart\p{L}{1,3}|sali[oó]|condivid\p{L}{2,3}|delen|cifre|d[ií]gitos|chiffres|cijfers)(?![\p{L}])/iu
const otherCodes =
  'discount|promo\\p{L}{0,8}|coupon|voucher|gift|zip|postal|post|area|country|error|status|product|item|bar|qr|source|dress|tracking|booking|reference|rabatt|gutschein|fehler|erreur|r[eé]duction|descuento|c[oó]digo de barras|desconto|sconto|korting\\p{L}{0,4}|tarif|swift|sort'
const ofOthers = new RegExp(`(?:${otherCodes})[ -]?$`, 'iu')
/** Of these somebody may have spoken before: « I have a voucher, the code is … ». */
const aboutOthers = new RegExp(
  `(?<!\\p{L})(?:${otherCodes}|deal|offer|sale|shop|card|order|model|part|color|colour|hex|karte|carte|tarjeta|cart[aã]o|carta|bestell\\p{L}*|fout)`,
  'iu',
)
const told =
  /(?:[:=]|(?<!\p{L})(?:is|was|are|ist|war|lautet|est|es|era|fue|foi|é|è|e|=)(?: (?:le|el|il|o|the))?)[ "'«(]{0,3}(?:[A-Z]{1,2}-)?$/iu
/** « the code is », and nothing in front of « code » that says of what. */
const plainly =
  /(?:^|[.,;:!?\n(]|(?<!\p{L})(?:the|teh|my|your|der|mein|dein|ihr|le|mon|ton|votre|el|mi|tu|su|il|mio|tuo|o|meu|seu|de|mijn|je|uw)) ?$/iu
/** Six digits, in one or in groups, as codes by text message have. */
const six = /^(?:\d{6}|\d{3}[ -]\d{3}|\d\d[ -]\d\d[ -]\d\d)$/
const isNamed =
  /^\p{L}{0,3}(?: ?[:=]| (?:is|was|ist|war|lautet|est|es|era|fue|foi|é|è)(?: (?:le|el|il|o|the))?) ["'«(]{0,2}(?:[A-Z]{1,2}-)?$/iu
/** « code reçu 482913 » */
const isGot =
  /^ (?:re[cç]u|recibido|recebido|ricevuto|erhalten|ontvangen|received)(?: (?:par|por|via|per|by|in|door) (?:sms|text|e?mail|mensaje|mensagem))?[ :]{1,2}(?:[A-Z]{1,2}-)?$/iu

/** « code came thru finally 664 028 », « endlich Code da 664 028 » */
const isHere =
  /^(?:,? (?:has |is |just |finally |endlich |enfin |now |jetzt )?(?:came|come|arrived|here|da|gekommen|angekommen|drin|bien re[cç]u|enfin re[cç]u|arriv[eé]|binnen|aangekomen|er)(?: (?:thru|through|in|at last|finally|now|just now|enfin|eindelijk)){0,2})[ :,]{1,2}$/iu

/** « den Code 482913 bekommen » */
/** « 482913 is your Instagram code », « got 482913 as the code » */
const sixBefore =
  /(?:^|[^\w.,/:-])(\d{6}|\d{3}[ -]\d{3}|\d\d[ -]\d\d[ -]\d\d) (?:is|as|ist|als|est|comme|es|como|é|è|come) (?:(?:the|my|your|der|mein|ihr|le|mon|votre|el|mi|su|o|meu|seu|il|mio|suo|de|mijn|uw) )?(?:\p{Lu}\p{L}+ )?$/u
/** « here is the code 482913 » */
const handed =
  /(?:here is|here's|heres|hier ist|voici|aqu[ií] (?:est[aá]|tiene|va)|ecco|hier is)(?: (?:the|my|der|mein|le|mon|el|mi|o|meu|il|mio|de|mijn))? $/iu
const gotLast = /^ (?:(?:per|by|via|par|por) (?:sms|texto?)|bekommen|erhalten|gekriegt|gekregen|ontvangen)(?!\p{L})/iu

function sentAt(view: View): Match | undefined {
  const { text, start, end } = view
  // `<code>`
  if (codeAt(text, start - 1) === 60 || codeAt(text, start - 1) === 47) return undefined
  let at = end
  const stop = Math.min(text.length, end + 48)
  while (at < stop && !isDigit(codeAt(text, at))) at++
  view.steps += at - end
  const last = at < stop ? digitsEnd(text, at, 4, 8) : -1
  const code = last > 0 ? text.slice(at, last) : ''
  if (!code && !digitBefore(text, start)) return undefined
  const before = text.slice(Math.max(0, start - 40), start)
  if (ofOthers.test(before)) return undefined
  const behind = text.slice(last > 0 ? last : end, (last > 0 ? last : end) + 32)
  if (!code) {
    const six = sixBefore.exec(before)?.[1]
    if (six && !aboutOthers.test(before + behind)) {
      const from = start - before.length + before.lastIndexOf(six)
      return coded(view, from, from + six.length, 'one-time-code', 0.65)
    }
    return sent.test(behind) ? (codeBefore(view, 4, 8, 'one-time-code') ?? codeApart(view)) : undefined
  }
  const between = text.slice(end, at)
  if (/[.!?\n]/.test(between) || /postal|zip|(?:^| )(?:in|am|on) $/i.test(between) || /^(?:19|20)\d\d$/.test(code))
    return undefined
  const isTold = told.test(between)
  const heard =
    sent.test(between) ||
    sent.test(before.slice(-24)) ||
    (isTold ? sent.test(behind) : six.test(code) && (gotLast.test(behind) || handed.test(before)))
  if (senderBehind.test(between) || (sender.test(before) && (isTold || /^ $/.test(between))))
    return coded(view, at, last, 'one-time-code', 0.7)
  if (heard && (isTold || /^[ "'«(]{1,3}(?:[A-Z]{1,2}-)?$/.test(between) || (six.test(code) && handed.test(before))))
    return coded(view, at, last, 'one-time-code', isTold ? 0.8 : 0.7)
  const here = isHere.test(between)
  if (
    !six.test(code) ||
    !(isNamed.test(between) || isGot.test(between) || (here && /[ -]/.test(code))) ||
    !(here || plainly.test(before)) ||
    aboutOthers.test(before + behind)
  )
    return undefined
  return coded(view, at, last, 'one-time-code', 0.6)
}

/** « it's 482-913, the code from the text » */
function codeApart(view: View): Match | undefined {
  const from = Math.max(0, view.start - 40)
  const before = view.text.slice(from, view.start)
  view.steps += before.length
  const found = /(?:^|[^\w.,/:-])(\d{3}[ -]?\d{3}),? (?:(?:the|der|le|el|il|o|de) )?$/iu.exec(before)
  if (!found?.[1]) return undefined
  const start = from + found.index + found[0].indexOf(found[1])
  return coded(view, start, start + found[1].length, 'one-time-code', 0.7)
}

function digitBefore(text: string, from: number): boolean {
  for (let at = from - 1; at >= 0 && at > from - 40; at--) if (isDigit(codeAt(text, at))) return true
  return false
}
