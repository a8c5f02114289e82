import type { Detector } from '../detector.ts'
import { casing, lead, longest, noWord, remark, tail } from '../answer-words.ts'
import type { Match } from '../scan/match.ts'
import { beginsMonth } from '../read-date.ts'
import { near, type View, questionOf } from '../scan/view.ts'

/** The question wants to hear the password itself, and not whether there is one. */
const wanted =
  /(?<!\p{L})(?:what(?:'?s| is| was)|(?:what|which) (?:\p{L}+ )?pass\p{L}+ (?:do|did|are|have|is)|tell me|give me|provide|share|enter|type|send|wie (?:lautet|ist)|nennen|geben sie|quel est|donnez|indiquez|cu[aá]l es|d[ií]game|indique|qual (?:[ée]|è|era)|diga|informe|mi dica|wat is|geef)(?!\p{L})|^(?:(?:and|und|et|y|e|en) )?(?:your|votre|ihr|su|sua|(?:il |la )?(?:suo|sua|tuo|tua)|uw|jouw|tu|ton|dein) [^?.,]{4,40}\?$/u
/** Not the password is asked for, but something about it. */
const about =
  /length|how long|how many|hint|policy|rule|länge|wie lang|longueur|longitud|tamanho|lunghezza|lengte|code(?:s|nummer)? (?:does|zeigt|affiche)/
const tails = [
  'last four',
  'last digits',
  'last numbers',
  'last 4',
  'ending',
  'ends',
  'letzten vier',
  'letzten ziffern',
  'derniers chiffres',
  'ultimos',
  'ultime',
  'laatste',
]

const asked = {
  'card-security-code': [
    'cvv',
    'cvc',
    'csc',
    'security code',
    'prufnummer',
    'prufziffer',
    'kartenprufnummer',
    'sicherheitscode',
    'cryptogramme',
    'codigo de seguridad',
    'codice di sicurezza',
    'codigo de seguranca',
    'beveiligingscode',
    'back of the card',
    'back of your card',
    'code on the back',
    'digits on the back',
    'code on the front',
    'ruckseite',
    'code hinten',
    'au dos',
    'reverso',
    'de atras',
    'achterop',
    'drei ziffern',
    'trois chiffres',
    'no verso',
    'sul retro',
    'achterkant',
  ],
  'card-expiry': [
    'expiry',
    'expiration',
    'expire',
    'expires',
    'valid until',
    'valid thru',
    'ablaufdatum',
    'gultig bis',
    'karte gultig',
    'verfallsdatum',
    'expiration date',
    'caducidad',
    'scadenza',
    'validade',
    'vervaldatum',
    'caduca',
    'vence',
    'scade',
    'geldig tot',
    'kaart geldig',
    'carte est valable',
    'valida ate',
    'valida hasta',
    'vencimiento',
    'vencimento',
    'karte gultig',
    'karte ab',
    'lauft die karte',
    'lauft ihre karte',
    'kaart verloopt',
    'verloopt',
    'vervalt',
    'expira',
  ],
  pin: [
    'pin',
    'pincode',
    'geheimzahl',
    'passcode',
    'code secret',
    'numero secreto',
    'codigo secreto',
    'codice segreto',
  ],
  'one-time-code': [
    'otp',
    'one time passcode',
    'passcode we',
    'verification code',
    'confirmation code',
    'one time code',
    'login code',
    'code we sent',
    'code i sent',
    'code we just',
    'code i just',
    'code you received',
    'code you got',
    'code by',
    'code from',
    'digit code',
    'stelligen code',
    'stellige code',
    'code in der',
    'code dans le',
    'code sent',
    'zugesandten code',
    'code erhalten',
    'code recu',
    'codigo que recibio',
    'codigo que recebeu',
    'codice ricevuto',
    'ontvangen code',
    'tan',
    'sms code',
    'einmalcode',
    'bestatigungscode',
    'code de verification',
    'codigo de verificacion',
    'codigo de verificacao',
    'codice di verifica',
    'verificatiecode',
    'code per sms',
    'codigo por sms',
    'codice via sms',
  ],
  // The word alone: six digits answer, unless it is the code of something else.
  code: ['code', 'codigo', 'codice'],
  password: [
    'password',
    'passphrase',
    'passwort',
    'kennwort',
    'mot de passe',
    'contrasena',
    'senha',
    'palavra passe',
    'wachtwoord',
    'parola chiave',
    'palavra chave',
    'palabra clave',
    'parola d ordine',
    'clave',
    'security word',
    'secret word',
    'memorable word',
    'kundenkennwort',
    'telefonkennwort',
  ],
}

const nameWords =
  'name names username surname nickname user login nom nombre nome usuario utente naam gebruikersnaam identifiant vorname nachname benutzername kundenname kontoname'.split(
    ' ',
  )

export const bareAnswer: Detector = {
  name: 'answer',
  kind: 'pin',
  source: 'a question in the turn before, a message that is nothing but the answer',
  // Beside the value stand `lead` and `tail` alone, which ask for nothing, or the names that were asked for.
  anchors: { answer: [...Object.values(asked).flat(), ...nameWords] },
  at: answerAt,
  rank: 1,
  hits: [],
  misses: ['482', 'hunter2!', '4821'],
}

function answerAt(view: View): Match | undefined {
  const { text } = view
  if (text.length > longest) return undefined
  const start = lead.exec(text)?.[0].length ?? 0
  view.steps += text.length
  const value =
    /^(?:\d\d \d\d \d\d|\d{1,2}(?: ?[/.-] ?| )\d{2,4}|\p{L}{3,10}\.? 20[2-4]\d|\d{3}[ -]\d{3}|\d(?: \d){2,7}|\d{3,8}|[^\s]{4,40}?)(?=["'»”]?[.,!?]?(?:\s|$))/u.exec(
      text.slice(start),
    )?.[0] ?? ''
  const rest = text.slice(start + value.length)
  if (
    value === '' ||
    !(tail.test(rest) || casing.test(rest) || (/\d.{0,2}\d.{0,2}\d/.test(value) && remark.test(rest)))
  ) {
    view.start = 0
    view.end = 0
    return toldBoth(view) ?? codeAtLast(view)
  }
  view.start = start
  view.end = start + value.length
  if (near(view, tails)) return undefined
  const kind = kindOf(view, value)
  return kind === undefined
    ? undefined
    : { start, end: view.end, confidence: 0.85, hint: '', kind, detector: `${kind}/answer` }
}

/** « bluewhale », « Sommerwind »: one word that no refusal is. */
function isOwnWord(value: string): boolean {
  return /^\p{L}\p{Ll}{5,23}$/u.test(value) && !noWord.test(value)
}

/** « What is your user name and PIN? » */
const namesAsked =
  /(?<!\p{L})(?:\p{L}{0,9}name[ns]?|user|login|nom|nombre|nome|usuario|utente|usu[aá]rio|naam|gebruikersnaam|identifiant)(?!\p{L})/u
/** « john smith 74656 », « ann and tulip 44 », « acme ltd, pin 9284 »: who, and then the value to the end, which holds a digit. */
const behindName =
  /^(?:\p{L}[\p{L}'.]{1,19}[ ,/:|]{1,3}){1,4}?(?:(?=\p{L}{0,8}\d)|(?:(?:and|und|et|y|e|en|&) )?(?:(?:the |my )?(?:pin|password|pw|pass|passwort|mot de passe|contraseña|senha|wachtwoord)(?: is| ist|:)? )|(?:and|und|et|y|e|en|&) )((?=[^\n]{0,12}\d)[^\s@]{2,24}(?: [\p{L}\d]{1,8}){0,6})$/iu

/** Both were asked for, and both are told. */
function toldBoth(view: View): Match | undefined {
  const { text } = view
  const asksPin = near(view, asked.pin)
  if (!(asksPin || near(view, asked.password)) || !namesAsked.test(questionOf(view))) return undefined
  const value = behindName.exec(text.trim())?.[1]
  if (!value) return undefined
  const start = text.lastIndexOf(value)
  const kind = asksPin && /^\d{4,12}$/.test(value) ? 'pin' : 'password'
  return { start, end: start + value.length, confidence: 0.8, hint: '', kind, detector: `${kind}/answer` }
}

/** « it was 33 something.. ok 335102 »: words, and at the end the one number with as many digits as a code has. */
const atLast =
  /^(?=\D*(?:\d{1,3}(?!\d)\D+)?\S*$|.*\d{3}[ -]\d{3}\W*$)(?:.*[^\w.,:/-])?(\d{6}|\d{3}[ -]\d{3})[.!]?\s*$/su

function codeAtLast(view: View): Match | undefined {
  const { text } = view
  const code = atLast.exec(text)?.[1]
  if (!code || !near(view, asked['one-time-code']) || ofOthers.test(questionOf(view))) return undefined
  const start = text.lastIndexOf(code)
  return {
    start,
    end: start + code.length,
    confidence: 0.7,
    hint: '',
    kind: 'one-time-code',
    detector: 'one-time-code/answer',
  }
}

const ofOthers =
  /error|status|discount|promo|coupon|voucher|gift|zip|post|area|country|product|item|bar ?code|qr|source|booking|reference|tracking|customer|member|fehler|gutschein|rabatt|erreur|r[eé]duction|descuento|desconto|sconto|korting|sort|swift|display|model/

/** « and the code? »: of a card, if it has three digits. */
const onlyCode =
  /^(?:.{0,60}[.!?,] )?(?:and |so |und |et |y |e |en |ok,? )?(?:(?:what(?:'s| is|s)|wie (?:lautet|ist)|quel est|cu[aá]l es|qual [eéè]|wat is) )?(?:the|your|der|ihr|le|votre|el|su|tu|o|seu|il|suo|de|uw) (?:code|c[oó]digo|codice) ?\??$/u

function kindOf(view: View, said: string): string | undefined {
  // « 4 8 2 1 »
  const value = /^\d(?: \d)+$/.test(said) ? said.replaceAll(' ', '') : said
  if (/^\d{3,4}$/.test(value) && near(view, asked['card-security-code'])) return 'card-security-code'
  const monthly = /^(?:0?[1-9]|1[0-2])(?: ?[/.-] ?| ?)(?:20)?[2-4]\d$/.test(value)
  if ((monthly || (/ 20\d\d$/.test(value) && beginsMonth(value, 0))) && near(view, asked['card-expiry']))
    return 'card-expiry'
  const digits = value.replace(/(?<=\d)[ -](?=\d)/g, '')
  if (/^\d{4,8}$/.test(digits) && near(view, asked['one-time-code'])) return 'one-time-code'
  if (/^\d{4,12}$/.test(value) && near(view, asked.pin)) return 'pin'
  if (/^\d{3,6}$/.test(digits) && near(view, asked.code) && !ofOthers.test(questionOf(view))) {
    if (digits.length === 6) return 'one-time-code'
    if (onlyCode.test(questionOf(view))) return digits.length === 3 ? 'card-security-code' : 'pin'
  }
  const mixed =
    value.length >= 5 &&
    /\p{L}/u.test(value) &&
    (/\d/.test(value) || /[!#$%&*+=?@^_~-]/.test(value.slice(0, -1)) || /\p{Ll}\p{Lu}/u.test(value))
  if (!near(view, asked.password)) return undefined
  return mixed ||
    /^\d{6,}$/.test(value) ||
    (wanted.test(questionOf(view)) && !about.test(questionOf(view)) && isOwnWord(value))
    ? 'password'
    : undefined
}
