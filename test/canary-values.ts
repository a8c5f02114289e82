/** Sixty known values, each unlike any other test's, put together at run time. Short ones (a PIN) are left out: four digits occur by chance. */
import { luhn, mod11and10, mod97 } from '../src/detect/checks/check-digits.ts'

type Canary = { readonly id: string; readonly kind: string; readonly value: string; readonly sentence: string }

export function makeCanaries(): Canary[] {
  return [...cards(), ...accounts(), ...numbersOfState(), ...secrets()].map(({ kind, value, sentence }, i) => ({
    id: `canary ${i + 1}`,
    kind,
    value,
    sentence: sentence.replace('*', value),
  }))
}

type Draft = Omit<Canary, 'id'>

function cards(): Draft[] {
  const beginnings = [
    '40128888',
    '45391488',
    '51051051',
    '52008282',
    '22230031',
    '60110009',
    '35660020',
    '62000000',
    '36227206',
    '37144963',
    '67999901',
  ]
  const drafts = beginnings.map((beginning, i) => {
    const length = beginning.startsWith('37') ? 15 : beginning.startsWith('36') ? 14 : 16
    const digits = closed(
      `${beginning}${String(7_310_529 + i * 991)}`.padEnd(length - 1, '6').slice(0, length - 1),
      luhn,
    )
    return {
      kind: 'payment-card',
      value: i % 3 === 0 ? digits : grouped(digits, i % 3 === 1 ? ' ' : '-'),
      sentence: 'My card number is *, thanks.',
    }
  })
  const wide = closed('455673730119284', luhn)
  return [
    ...drafts,
    {
      kind: 'payment-card',
      value: [...wide].map((c) => String.fromCharCode(0xff10 + Number(c))).join(''),
      sentence: 'card *',
    },
  ]
}

function accounts(): Draft[] {
  const known: [country: string, account: string][] = [
    ['DE', '999100730542918673'],
    ['DE', '999200116273840951'],
    ['AT', '9991700738291645'],
    ['FR', '99917000010295837461M55'],
    ['GB', 'QNRY99917738291045'],
    ['NL', 'QNRY0738291645'],
    ['ES', '99917382910457283910'],
    ['SE', '99917382910457283916'],
    ['PL', '999173829104572839104572'],
    ['DK', '99917382910457'],
    ['BE', '999738291033'],
    ['NO', '99973829104'],
  ]
  return known.map(([country, account], i) => {
    const check = String(98 - mod97(`${account}${country}00`)).padStart(2, '0')
    const iban = `${country}${check}${account}`
    return {
      kind: 'iban',
      value: i % 2 ? iban : grouped(iban, ' '),
      sentence: i % 2 ? 'Bitte überweisen Sie auf IBAN * noch heute.' : 'Please pay to * today.',
    }
  })
}

function numbersOfState(): Draft[] {
  const ssns = ['772-41-7391', '771-52-8264', '769-63-9157', '768-74-1938'].map((value) => ({
    kind: 'us-ssn',
    value,
    sentence: 'my social security number is *',
  }))
  const itins = ['971-72-8153', '983-84-6027'].map((value) => ({ kind: 'us-itin', value, sentence: 'my ITIN is *' }))
  const ids = ['7382910475', '5719283650', '9173820475'].map((beginning) => ({
    kind: 'de-tax-id',
    value: closed(beginning, mod11and10),
    sentence: 'Meine Steuer-ID lautet *',
  }))
  const ninos = ['EK738291C', 'WL519273A'].map((value) => ({
    kind: 'uk-nino',
    value,
    sentence: 'My national insurance number is *',
  }))
  const nhs = ['738291045', '519273846'].map((nine) => ({
    kind: 'uk-nhs-number',
    value: nhsNumber(nine),
    sentence: 'my NHS number is *',
  }))
  return [...ssns, ...itins, ...ids, ...ninos, ...nhs]
}

function secrets(): Draft[] {
  const passwords = [
    'Quokka~Parade71',
    'tangerine+Gable88',
    'Velvet_Anchor#302',
    'Mondlicht%Werft19',
    'frosted&Compass64',
    'Lakritz*Segel57',
  ].map((value, i) => ({
    kind: 'password',
    value,
    sentence: i % 2 ? 'Mein Passwort ist *' : 'my password is *',
  }))
  const tail = (seed: number, length: number) => letters(seed, length)
  const keys: [kind: string, value: string, sentence: string][] = [
    ['api-key', `sk_${'live'}_${tail(1, 40)}`, 'our key is *'],
    ['api-key', `gh${'p'}_${tail(2, 36)}`, 'token *'],
    [
      'api-key',
      `AK${'IA'}${tail(3, 40)
        .toUpperCase()
        .replace(/[^A-Z2-7]/g, '')
        .padEnd(16, 'QX4T')
        .slice(0, 16)}`,
      'aws_access_key_id = *',
    ],
    ['api-key', `AI${'za'}${tail(4, 35)}`, 'google api key *'],
    ['api-key', `xo${'xb'}-738291045671-738291045672-${tail(5, 24)}`, 'slack *'],
    ['api-key', `S${'G'}.${tail(6, 22)}.${tail(7, 43)}`, 'sendgrid *'],
    ['api-key', `gl${'pat'}-${tail(8, 20)}`, 'gitlab *'],
    ['api-key', `npm_${tail(9, 36)}`, 'npm token *'],
    [
      'jwt',
      [
        { alg: 'HS256', typ: 'JWT' },
        { sub: 'quokka-73829', iat: 1700738291 },
      ]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.') + `.${tail(10, 43)}`,
      'Authorization: Bearer *',
    ],
    [
      'jwt',
      [{ alg: 'RS256', kid: 'walrus' }, { sub: 'walrus-10457' }]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.') + `.${tail(11, 86)}`,
      'token: *',
    ],
    ['connection-string', `postgres://walrus:${tail(12, 18)}@db.invented.example:5432/ledger`, 'DATABASE_URL=*'],
    ['connection-string', `mongodb+srv://quokka:${tail(13, 18)}@cluster.invented.example/main`, 'we connect to *'],
    [
      'private-key',
      `-----BEGIN ${'RSA'} PRIVATE KEY-----\n${tail(14, 64)}\n${tail(15, 64)}\n-----END ${'RSA'} PRIVATE KEY-----`,
      '*',
    ],
    [
      'private-key',
      `-----BEGIN ${'OPENSSH'} PRIVATE KEY-----\n${tail(16, 70)}\n${tail(17, 70)}\n-----END ${'OPENSSH'} PRIVATE KEY-----`,
      'here is the key: *',
    ],
    ['basic-auth-url', `https://walrus:${tail(18, 16)}@files.invented.example/reports`, 'download it from *'],
    ['password', 'Zaunkönig7Bücherei', 'Das neue Kennwort: *'],
    ['password', 'ferrous!Pelican!93', 'contraseña: *'],
  ]
  return [...passwords, ...keys.map(([kind, value, sentence]) => ({ kind, value, sentence }))]
}

function closed(beginning: string, holds: (digits: string) => boolean): string {
  for (let digit = 0; digit < 10; digit++) if (holds(`${beginning}${digit}`)) return `${beginning}${digit}`
  throw new Error('There is no check digit for this beginning.')
}

/** NHS data dictionary: weights 10…2, modulus 11. */
function nhsNumber(nine: string): string {
  const sum = [...nine].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0)
  const check = (11 - (sum % 11)) % 11
  if (check === 10) return nhsNumber(String(Number(nine) + 1))
  return `${nine}${check}`.replace(/^(...)(...)/, '$1 $2 ')
}

function grouped(text: string, separator: string): string {
  return text.replace(/(.{4})(?=.)/g, `$1${separator}`)
}

const alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

function letters(seed: number, length: number): string {
  let state = seed * 2_654_435_761
  return Array.from({ length }, () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + seed) >>> 0
    return alphabet[(state >>> 8) % alphabet.length]
  }).join('')
}
