import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import type { View } from '../scan/view.ts'

/** « the text says 618245 »: who says the six digits names them, no word for a code is needed. */
export const shownCode: Detector = {
  name: 'one-time-code/shown',
  kind: 'one-time-code',
  source: 'what a text message or an authenticator shows, in seven languages',
  anchors: {
    literals: [
      'authenticator',
      '^authy',
      '^sms',
      '^by text',
      '^me llego',
      '^e arrivato',
      '^recebi',
      '^chegou',
      '^text message',
      '^the text says',
      '^text says',
      'texted me',
      'texted was',
      'texted me was',
      '^kreeg',
      '^j ai recu',
      "^j'ai recu",
      'token app',
      '^textnachricht',
      '^mensaje',
      '^mensagem',
      '^messaggio',
      '^from the text',
      '^from your text',
      '^from the sms',
      '^aus der sms',
      '^aus ihrer sms',
      '^du sms',
      '^del sms',
      '^dal sms',
      '^do sms',
      '^uit de sms',
      'to verify your',
      'to confirm your',
      'to complete your',
      'to finish signing',
    ],
  },
  needsDigit: true,
  at: shownAt,
  hits: [
    'the sms says 618245',
    'i got 618245 by text is that it',
    'hab 618245 per SMS bekommen',
    'me llegó 618245',
    'mi è arrivato 618 245',
    'recebi 618245 no celular',
    'my authenticator shows 903 114',
    'Google Authenticator app says 903114',
    'they texted me 618245',
    'they texted me 618 245, and now?',
    '618245 is what the authenticator shows',
    'in der SMS steht 618245',
    'le SMS dit 618 245',
    'el mensaje dice 618245',
    'a mensagem diz 618245',
    'il messaggio dice 618245',
    'de sms zegt 618245',
    'Use 618245 to verify your account',
    'i entered 618 245 from the text and nothing happens',
    'the 6 digit thing you texted was 618 245',
    'me llegó 618245 sin pedirlo',
    'mi è arrivato 618245 senza chiederlo',
    'kreeg 618245 zonder aanvraag',
    "j'ai reçu 618245 sans rien demander",
    'hab grad 618245 per sms bekommen',
  ],
  misses: [
    'me llegó 618245 pedidos',
    'kreeg 618245 euro terug',
    'the amount you texted was 618245 euro',
    'the order you texted me was 618245',
    'recebi 618245 reais',
    'order 618245 by text',
    'recebi o pedido 618245',
    'the sms says order 618245 was sent',
    'sms says 618245 items were sent',
    'they texted me 2024 times',
    'authenticator version 903.114',
    'the sms says 12:30',
  ],
}

const shows =
  /^(?: app| message| says| code)?(?:(?: (?:app|message|says|shows|showed|reads|said|gives|gave|displays|me|steht|stand|sagt|zeigt|zeigte|dit|affiche|indique|dice|muestra|pone|diz|mostra|segna|zegt|toont|staat|is|ist|est|es|é|è|it|da|now|jetzt|:)){1,4}|[:]) {0,2}["'«“]?(\d{6}|\d{3}[ -]\d{3}|\d\d[ -]\d\d[ -]\d\d)(?![\w-]|[.,:/]\d| \p{L}{4,} (?:were|are|was|wurden|sind))/iu
/** « got 618245 by text » */
const gotBefore =
  /(?:got|received|get|sent(?: me)?|e?mailed(?: me)?|texted(?: me)?|hab|habe|bekam|kam|erhielt|re[cç]u|recibí|ricevuto|ontvangen|kreeg) (?:the |a |die |den |le |el |il |just |grad |gerade |eben )?(\d{6}|\d{3}[ -]\d{3}|\d\d[ -]\d\d[ -]\d\d) (?:(?:by|per|via|par|por|vía|no|in an?|as an?|als|in der|door) )?$/iu
/** « me llegó 618245 » */
const arrived =
  /^ (?:el |il |o )?(\d{6}|\d{3}[ -]\d{3}|\d\d[ -]\d\d[ -]\d\d)(?=[.,!?]?(?:$|\n)|[.,!?]? (?:al|en|por|no|na|pelo|sul|via|per|pero|mas|ma|sin|sem|senza|zonder|sans|door)(?!\p{L}))/iu
/** « the 6 digit thing you texted was 618245 » */
const itWas = /^ (\d{6}|\d{3}[ -]\d{3})(?![\w-]|[.,:/]\d| \p{L}{4,})/iu
/** « in der SMS steht », « they texted me »: the verb stands there already. */
const enough = /^ {1,2}(\d{6}|\d{3}[ -]\d{3})(?=[.!]?\s*$|[,?] (?:and|but|what|now|is|why)(?!\p{L}))/u

function shownAt(view: View): Match | undefined {
  const { text, start, end } = view
  const ahead = text.slice(end, end + 56)
  view.steps += 56
  const word = text.slice(start, end).toLowerCase()
  const before = text.slice(Math.max(0, start - 24), start)
  const used = text.startsWith('to ', start)
    ? /(?:use|enter|type) (\d{6}|\d{3}[ -]\d{3}) $/i.exec(before)?.[1]
    : undefined
  const typed = /^(?:from|aus|du|del|dal|do|uit) /i.test(word)
    ? /(?:^|\s)(\d{6}|\d{3}[ -]\d{3}) $/.exec(before)?.[1]
    : undefined
  if (typed) return { start: start - 1 - typed.length, end: start - 1, confidence: 0.72, hint: '' }
  if (used) return { start: start - 1 - used.length, end: start - 1, confidence: 0.72, hint: '' }
  const isWhat = /(?:^|[\s,:])(\d{6}|\d{3}[ -]\d{3}) is what (?:the|my) (?:\p{L}+ )?$/iu.exec(
    text.slice(Math.max(0, start - 48), start),
  )?.[1]
  const got = isWhat ?? gotBefore.exec(text.slice(Math.max(0, start - 48), start))?.[1]
  if (got) {
    const at = text.lastIndexOf(got, start)
    return { start: at, end: at + got.length, confidence: 0.72, hint: '' }
  }
  const value =
    (/^(?:me lleg|e arr|è arr|receb|cheg|kreeg|j.ai re)/i.test(word) ? arrived.exec(ahead) : undefined)?.[1] ??
    (word.endsWith('was') && /(?:digits?|numbers?|thing|one) (?:that )?you (?:just )?$/.test(before)
      ? itWas.exec(ahead)
      : undefined)?.[1] ??
    (shows.exec(ahead) ?? (/says|me$/i.test(word) ? enough.exec(ahead) : null))?.[1]
  if (!value) return undefined
  const at = end + ahead.indexOf(value)
  return { start: at, end: at + value.length, confidence: 0.72, hint: '' }
}
