import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { near, type View } from '../scan/view.ts'

const pair =
  /^\d{4} ?\d{4}[ ,;/\n]{1,3}(?:and )?(?:my )?(?:sort(?: ?code)?|s\/?c):? {0,2}\d\d[- ]?\d\d[- ]?\d\d(?![\w@]|[-/.:]\d)/i

/** « 20-45-18 31926819 », « 601843 / 70213344 »: nothing but both numbers, and that money goes there. */
export const ukPair: Detector = {
  name: 'uk-sort-code-account/pair',
  kind: 'uk-sort-code-account',
  source: 'UK Payments: a sort code and the account of eight digits behind it, beside a word for paying or a bank',
  anchors: { groupings: ['2-2-2', '6'] },
  context: [
    'account',
    'acc',
    'acct',
    'a c',
    'bank',
    'banks',
    'bank details',
    'pay',
    'paid',
    'payment',
    'refund',
    'refunded',
    'transfer',
    'transferred',
    'deposit',
    'sort code',
    'sort',
    'sc',
    'bacs',
    'direct debit',
    'salary',
    'wages',
    'payee',
    'barclays',
    'natwest',
    'lloyds',
    'halifax',
    'santander',
    'nationwide',
    'monzo',
    'starling',
    'hsbc',
    'tsb',
  ],
  needsWord: 'always',
  rank: 1,
  at: pairAt,
  hits: [
    'refund to 601843 / 70213344 (nationwide)',
    'our bank details are 08-92-99 65403127',
    'the right account is 20-45-18 31926819',
    'pay 20 45 18 31926819 please',
  ],
  misses: [
    'refund for order 601843 / 70213344',
    'invoice 04-11-25 20451831 was paid',
    '601843 / 70213344',
    'payment 601843 ref 70213344',
    'paid on 04-11-25 20451831',
  ],
}

const bothNumbers = /^\d\d([- ]?)\d\d\1\d\d(?: ?[/,;|] ?|\s)\d{4} ?\d{4}(?![\w@]|[-/.:]\d)/
/** Of something else, or a day. */
const otherNumber =
  /(?:order|invoice|ticket|ref(?:erence)?|case|tracking|claim|booking|item|no|nr|#|on|dated?|from|of|since|till|until)[.:]? ?#?$/i

function pairAt(view: View): Match | undefined {
  const { text, start } = view
  const [found = '', sign = ''] = bothNumbers.exec(text.slice(start, start + 24)) ?? []
  view.steps += 24
  if (!found || otherNumber.test(text.slice(Math.max(0, start - 12), start)) || !near(view, ukPair.context))
    return undefined
  // « 04-11-25 20451831 »: a day and a number.
  const [day = 0, month = 0] = found.split(/[- ]/).map(Number)
  if (sign === '-' && day < 32 && month > 0 && month < 13 && !near(view, named)) return undefined
  return { start, end: start + found.length, confidence: 0.8, hint: '' }
}

/** These stand beside no day. */
const named = ['sort code', 'sort', 'sc', 'bank details', 'account details', 'bacs', 'payee']

/** Seen from its digits: « account » by itself is an everyday word, at which the pass would stop. */
export const ukAccount: Detector = {
  name: 'uk-sort-code-account/behind',
  kind: 'uk-sort-code-account',
  source: 'UK Payments: an account of eight digits and, behind it, its sort code',
  anchors: { groupings: ['8', '4-4'] },
  context: ['sort', 'sort code', 'sortcode', 'sc', 's c'],
  needsWord: 'always',
  rank: 1,
  at: accountAt,
  hits: ['into account 71830024 sort 40-41-12', 'a/c 7183 0024, sort code: 404112', 'a/c 71830024 s/c 40-41-12'],
  misses: ['account 71830024', 'account 71830024 sort 4041', 'account 71830024 of that sort 404112', '71830024 sorted'],
}

function accountAt({ text, start }: View): Match | undefined {
  const found = pair.exec(text.slice(start, start + 56))?.[0]
  return found ? { start, end: start + found.length, confidence: 0.8, hint: '' } : undefined
}
