import { isFiller } from '../checks/check-digits.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import type { View } from '../scan/view.ts'
import { rowFrom } from '../spoken-digits.ts'
import { isIssuedSsn } from './us-ssn.ts'

const source = 'digits said as words in seven languages, behind the name of the number'

/** « my social is five three six … » */
export const spelledSsn: Detector = {
  name: 'us-ssn/spelled',
  kind: 'us-ssn',
  source,
  check: 'ranges that are given out',
  anchors: { literals: ['^ssn', 'social security', '^social is'] },
  at: (view) => saidAt(view, 9, 9, isIssuedSsn),
  hits: [
    'my social is five three six two two four five one ' + 'nine',
    'SSN: five three six, two two, four five one ' + 'nine',
    'my social security number is five three six twenty-two four five nine' + 'teen',
  ],
  misses: [
    'social media is five to two',
    'my ssn has nine digits, not four five six',
    'ssn six six six two two four five one nine',
    'my social is four five six',
  ],
}

/** « the account number is two zero four four … » */
export const spelledAccount: Detector = {
  name: 'bank-account/spelled',
  kind: 'bank-account',
  source,
  anchors: {
    literals: [
      '^account number',
      '^account no',
      '^kontonummer',
      'de compte',
      '^numero de cuenta',
      '^numero da conta',
      '^numero di conto',
      '^rekeningnummer',
    ],
  },
  at: (view) => saidAt(view, 6, 12, isNoFiller),
  hits: [
    'the account number is two zero four four eight one nine ' + 'three',
    'account number for the refund is two zero double four eight one nine ' + 'three',
    'meine Kontonummer lautet vier vier null acht zwei neun ' + 'eins',
    'mon numéro de compte est quatre quatre zéro huit deux neuf ' + 'un',
    'mi número de cuenta es cuatro cuatro cero ocho dos nueve ' + 'uno',
    'o número da conta é quatro quatro zero oito dois nove ' + 'um',
    'il numero di conto è quattro quattro zero otto due nove ' + 'uno',
    'mijn rekeningnummer is vier vier nul acht twee negen ' + 'een',
  ],
  misses: [
    'we have account numbers for two of four',
    'the account number is one two three four five six seven eight',
    'the account number has two zeros, four fours and six nines',
    'account number: two',
  ],
}

/** « cvv nine four two » */
export const spelledSecurityCode: Detector = {
  name: 'card-security-code/spelled',
  kind: 'card-security-code',
  source,
  anchors: {
    literals: [
      '^cvv',
      '^cvc',
      'security code',
      'prufnummer',
      'prufziffer',
      'cryptogramme',
      'codigo de seguridad',
      'codigo de seguranca',
      'codice di sicurezza',
      'beveiligingscode',
    ],
  },
  at: (view) => saidAt(view, 3, 4, isNoFiller),
  hits: [
    'the security code on the back is four eight ' + 'one',
    'cvv nine four ' + 'two',
    'die Prüfnummer ist vier acht ' + 'eins',
    'le cryptogramme est quatre huit ' + 'un',
    'el código de seguridad es cuatro ocho ' + 'uno',
    'o código de segurança é quatro oito ' + 'um',
    'il codice di sicurezza è quattro otto ' + 'uno',
    'de beveiligingscode is vier acht ' + 'een',
  ],
  misses: [
    'the security code has three or four digits',
    'the security code is one two three',
    'cvv is four digits',
    'the security code came twice at four',
  ],
}

/** What stands between a number's name and the number: nothing, or a few words the last of which says that it comes. */
const lead =
  /^\p{L}{0,6}(?: number)?(?:[:=,]|(?: (?!has|had|hat|tiene|tem|ha|heeft)\p{L}{1,12}){0,4}? (?:is|was|ist|war|lautet|est|es|era|é|è))? {1,2}(?=\p{L})/iu

function saidAt(view: View, least: number, most: number, isRight: (digits: string) => boolean): Match | undefined {
  const ahead = view.text.slice(view.end, view.end + 80)
  view.steps += ahead.length
  const between = lead.exec(ahead)
  if (!between) return undefined
  const { digits, start, end } = rowFrom(view, view.end + between[0].length)
  if (digits.length < least || digits.length > most || !isRight(digits)) return undefined
  return { start, end, confidence: 0.8, hint: '' }
}

function isNoFiller(digits: string): boolean {
  return !isFiller(digits)
}
