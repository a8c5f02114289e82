/** Inputs of the detection benchmark: generated chat, shapes made to be slow, one card and one mail address in disguise. */

const repeat = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length)

export const hostile: readonly (readonly [string, (length: number) => string])[] = [
  ['digits in one run', (n) => repeat('1234567890', n)],
  ['single digits and blanks', (n) => repeat('1 2 3 4 5 6 7 8 9 0 ', n)],
  ['digits and dashes', (n) => repeat('12-', n)],
  ['groups of four', (n) => repeat('4242 ', n)],
  ['at-signs', (n) => repeat('a@', n)],
  ['dots, then an at-sign', (n) => `${repeat('a.', n)}@`],
  ['letters without a blank', (n) => repeat('abcdefgh', n)],
  ['letters and digits', (n) => repeat('ab12cd34', n)],
  ['words', (n) => repeat('the quick brown fox jumps over the lazy dog ', n)],
  ['house numbers', (n) => `12 ${repeat('Main ', n)}`],
  ['nested brackets', (n) => `${repeat('{"a":', n / 2)}1${repeat('}', n / 6)}`],
  ['blanks', (n) => `${repeat(' ', n)}x`],
  ['key headers without an end', (n) => repeat('-----BEGIN ' + 'RSA PRIVATE KEY-----\nMII', n)],
  ['token beginnings', (n) => repeat('ey' + 'JhbGciOiJIUzI1NiJ9.', n)],
  ['addresses in addresses', (n) => repeat('http://a', n)],
  ['user information', (n) => repeat('http://a:b@', n)],
  ['password=password=', (n) => repeat('password=', n)],
  ['password password', (n) => repeat('password ', n)],
  ['keys and quotes', (n) => repeat('"key":"', n)],
  ['api_key=', (n) => repeat('api_key="a1', n)],
  ['keys of letters', (n) => repeat('api_key="abdfhkmnprtvwxzbdfhkmnprtv4R9-x7" ', n)],
  ['dialling codes', (n) => repeat('+1 (415) 555-', n)],
  ['ten digits, commas', (n) => repeat('4155552671,', n)],
  ['dates of birth', (n) => repeat('born on 1.1.', n)],
  ['hexadecimal and colons', (n) => repeat('a1:', n)],
  ['DE89 DE89', (n) => repeat('DE89 3704 ', n)],
  ['cvv cvv', (n) => repeat('cvv ', n)],
  ['jo at jo dot', (n) => repeat('jo at ex dot ', n)],
  ['percent signs', (n) => repeat('%20', n)],
  ['entities', (n) => repeat('&nbsp;1', n)],
  ['emoji', (n) => repeat('😀', n)],
  ['lone surrogates', (n) => repeat('\ud83d1', n)],
  ['names without a value', (n) => repeat('auth_key=secrete=', n)],
  ['account keys', (n) => repeat('accountkey=', n)],
  ['passwords between semicolons', (n) => repeat(';pwd= is a1 ', n)],
  ['quotes behind pw', (n) => repeat('pw: "', n)],
  ['seed seed', (n) => repeat('seed ', n)],
  ['digits in words', (n) => repeat('six ', n)],
  ['digits and small words', (n) => repeat('two of four ', n)],
  ['one IBAN in the next', (n) => repeat('NO93 8601 ', n)],
  ['names without a sign', (n) => repeat('_pass1', n)],
  ['signs before a name', (n) => repeat('MDP+1 ', n)],
  ['days without a month', (n) => repeat('née le 12.', n)],
  ['signs in brackets', (n) => repeat('&nbsp;[a]&nbsp;日', n)],
  ['short lines of a zone', (n) => repeat('<<\nÃ©', n)],
  ['labels of wide letters', (n) => repeat('ADE: Ã©', n)],
  ['short lines', (n) => repeat('pr66199-2.C\n', n)],
  ['zero-width joiners', (n) => repeat('4\u200d', n)],
]

function luhnDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, c, i) => {
    const d = Number(c) * (i % 2 === 0 ? 2 : 1)
    return total + (d > 9 ? d - 9 : d)
  }, 0)
  return (10 - (sum % 10)) % 10
}

const base = '453978012345678'
const card = base + luhnDigit(base)
const groups = card.match(/.{4}/g) ?? []
const mail = 'jo.smith@fastmailbox.com'
const inDigits = (zero: number) => [...card].map((c) => String.fromCodePoint(zero + Number(c))).join('')
const cards: Readonly<Record<string, string>> = {
  plain: card,
  spaces: groups.join(' '),
  dashes: groups.join('-'),
  dots: groups.join('.'),
  'no-break space': groups.join('\u00a0'),
  'thin space': groups.join('\u2009'),
  'en dash': groups.join('\u2013'),
  'line break': groups.join('\n'),
  'double space': groups.join('  '),
  'zero-width space': groups.join('\u200b'),
  joiners: [...card].join('\u200d'),
  'soft hyphen': groups.join('\u00ad'),
  'full-width': inDigits(0xff10),
  'Arabic-Indic': inDigits(0x660),
  Devanagari: inDigits(0x966),
  mathematical: inDigits(0x1d7ce),
  'right-to-left marks': `\u202e${groups.join('\u200f')}\u202c`,
  'emoji beside': `😀${card}😀`,
  'lone surrogate beside': `\ud83d${card}\udc00`,
  'letters beside': `x${card}y`,
  'underscores beside': `_${card}_`,
  'combining marks': [...card].join('\u0301'),
  'in JSON': JSON.stringify({ n: card }),
  'in an address': `https://a.io/?c=${card}&x=1`,
  'percent-encoded': groups.join('%20'),
  '&nbsp;': groups.join('&nbsp;'),
  // Twenty-six that were found first; what follows came later.
  'form encoding': `number=${groups.join('+')}&exp=`,
  ...Object.fromEntries([...'·•|,:;*~=#→'].map((sign) => [`${sign} between`, groups.join(sign)])),
  'bars and blanks': groups.join(' | '),
  'emoji between': groups.join('😀'),
  bold: groups.map((one) => `**${one}**`).join(' '),
  'every other bold in HTML': groups.map((one, i) => (i % 2 === 0 ? one : `<b>${one}</b>`)).join(''),
  spans: groups.map((one) => `<span class="x">${one}</span>`).join(''),
  'HTML comments': groups.join('<!-- x -->'),
  'numeric references': [...card].map((one) => `&#${48 + Number(one)};`).join(''),
  'blanks as references': groups.join('&#x20;'),
  '&amp;nbsp;': groups.join('&amp;nbsp;'),
  tags: groups.join('\u{e0020}'),
  'selectors beyond the basic plane': groups.join('\u{e0100}'),
  ...Object.fromEntries(
    ['\u3164', '\u115f', '\u1160', '\uffa0', '\u2800', '\u180e', '\u034f', '\ufe0f', '\u17b4', '\ufff9', '\u2065'].map(
      (sign) => [`U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`, groups.join(sign)],
    ),
  ),
  keycaps: [...card].map((one) => `${one}\ufe0f\u20e3`).join(''),
  circled: [...card].map((one) => '⓪①②③④⑤⑥⑦⑧⑨'[Number(one)]).join(''),
  'white on black circles': [...card].map((one) => '⓿❶❷❸❹❺❻❼❽❾'[Number(one)]).join(''),
  superscript: [...card].map((one) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(one)]).join(''),
  Thai: inDigits(0xe50),
  Bengali: inDigits(0x9e6),
  Tamil: inDigits(0xbe6),
  'Chinese of cheques': [...card].map((one) => '零壹贰叁肆伍陆柒捌玖'[Number(one)]).join(''),
  'O for 0': groups.join(' ').replaceAll('0', 'O'),
  'l for 1': groups.join(' ').replaceAll('1', 'l'),
  'I for 1': groups.join('-').replaceAll('1', 'I'),
  'quoted lines': `> ${groups.slice(0, 2).join(' ')}\n> ${groups.slice(2).join(' ')}`,
  'hyphen at a line end': `${groups.slice(0, 2).join('')}-\n${groups.slice(2).join('')}`,
  'soft break of a mail': `${groups.slice(0, 2).join('')}=\n${groups.slice(2).join('')}`,
  'quoted-printable blanks': groups.join('=20'),
  'escapes of JSON': [...card].map((one) => `\\u003${one}`).join(''),
  'escaped line ends': groups.join('\\n'),
  'encoded twice': groups.join('%2520'),
  'encoded no-break spaces': groups.join('%C2%A0'),
}
const mails: Readonly<Record<string, string>> = {
  plain: mail,
  'zero-width': mail.replace('@', '\u200b@'),
  'full-width @': mail.replace('@', '\uff20'),
  'in words': mail.replace('@', ' at ').replace('.com', ' dot com'),
  '[at]': mail.replace('@', '[at]'),
  'percent-encoded': mail.replace('@', '%40'),
  'IDN domain': 'jürgen@bücher.de',
  Cyrillic: 'иван@почта.рф',
  'emoji beside': `😀${mail}😀`,
  'upper case': mail.toUpperCase(),
  'right-to-left mark': `\u200f${mail}`,
}

export const disguises: readonly { readonly kind: string; readonly name: string; readonly text: string }[] = [
  ...Object.entries(cards).map(([name, text]) => ({ kind: 'payment-card', name, text })),
  ...Object.entries(mails).map(([name, text]) => ({ kind: 'email', name, text })),
]

const openings = [
  'hi',
  'hello there',
  'good morning',
  'sorry to bother you again',
  'quick question',
  'Guten Tag',
  'thanks for getting back',
]
const bodies = [
  'I was charged twice for my subscription last month and would like one of the two payments back',
  'the app closes each time I open my orders, I have tried 3 times',
  'when will the refund for order 48213 arrive?',
  'can I move the delivery to friday, 12 May?',
  'meine Lieferung ist seit 4 Tagen überfällig, was kann ich tun?',
  'the invoice of 2024-05-02 shows $129.90 but I paid $119.90',
  'I cannot find the button you describe, it is not on my screen',
  'please close my account, I do not use it any more',
]
const values = [
  `my card is ${groups.join(' ')}`,
  `write to ${mail}`,
  'call me at (415) 555-2671',
  'my ssn is 536-22-' + '4519',
  'password: hunter' + '2!x',
  'from 203.0.113.77 today',
  'IBAN DE89 3704 0044 0532 0130 00',
]

/** One message in seven holds a value; the rest is talk with small numbers. */
export function generatedChat(count: number): string[] {
  let seed = 7
  const next = (n: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
    return (seed >> 8) % n
  }
  const pick = (list: readonly string[]) => list[next(list.length)] ?? ''
  return Array.from(
    { length: count },
    () => `${pick(openings)}, ${pick(bodies)}${next(7) === 0 ? `, ${pick(values)}` : ''}`,
  )
}
