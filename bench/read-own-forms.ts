import type { Turn } from '../src/detect/finding.ts'

/** A message without its marks, what the other side asked before it, and where the values of which kind stand in it. */
export type OwnForm = { text: string; recent: Turn[]; spans: { kind: string; start: number; end: number }[] }

/** Where one of several messages of the same writer ends. */
export const nextMessage = '⏎'

/**
 * Takes ⟦kind|value⟧ apart and puts made numbers for ‹name:shape›, a line's end for ¶ and a tab for ⇥; the same for the same seed.
 * A first line behind » is the question that the message answers.
 */
export function readOwnForms(messages: string, seed: number): OwnForm[] {
  const chance = chanceFrom(seed)
  return messages
    .trim()
    .split(/\n\n+/)
    .map((whole) => {
      const [, question, message = whole] = /^» (.*)\n([^]*)$/.exec(whole) ?? []
      const spans: OwnForm['spans'] = []
      let text = ''
      for (const part of message.split(/(⟦[^⟧]*⟧)/)) {
        const [, kind, value] = /^⟦([^|]+)\|([^⟧]*)⟧$/.exec(part) ?? []
        const start = text.length
        text += filled(value ?? part, chance)
        if (kind) spans.push({ kind, start, end: text.length })
      }
      const recent: Turn[] = question ? [{ text: question, author: 'other' }] : []
      return { text: text.replaceAll('¶', '\n').replaceAll('⇥', '\t'), recent, spans }
    })
}

type Chance = (below: number) => number

function filled(text: string, chance: Chance): string {
  return text.replace(/‹(?:(\w+):([^›]*))?›/g, (_, name: string | undefined, shape: string) => {
    if (!name) return ''
    const alphabet = alphabets[name]
    if (alphabet) return drawn(Number(shape), alphabet, chance)
    const make = makers[name] ?? (/^[A-Z]{2}$/.test(name) ? (c: Chance) => iban(name, c) : undefined)
    if (!make) throw new Error(`no maker for ${name}`)
    return shaped(make(chance), shape)
  })
}

/** Numbers in a shape say how many characters, A one letter, everything else stands as it is. */
function shaped(raw: string, shape: string): string {
  let at = 0
  const text = shape.replace(/\d+|A/g, (length) => {
    const many = length === 'A' ? 1 : Number(length)
    return raw.slice(at, (at += many))
  })
  if (at !== raw.length) throw new Error(`${shape} does not hold ${raw.length} characters`)
  return text
}

const figures = '0123456789'
const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const alphabets: Readonly<Record<string, string>> = {
  d: figures,
  h: `${figures}abcdef`,
  A: capitals + '234567',
  a: figures + capitals + capitals.toLowerCase(),
  b: figures + capitals + capitals.toLowerCase() + '+/',
}

const drawn = (many: number, alphabet: string, chance: Chance) =>
  Array.from({ length: many }, () => alphabet[chance(alphabet.length)]).join('')
const digits = (many: number, chance: Chance) => drawn(many, figures, chance)
const weighed = (text: string, weights: readonly number[]) =>
  weights.reduce((sum, w, i) => sum + w * Number(text[i]), 0)
const remainder = (text: string, by: number) => [...text].reduce((rest, c) => (rest * 10 + Number(c)) % by, 0)
const two = (n: number) => String(n).padStart(2, '0')
const date = (chance: Chance) => two(50 + chance(45)) + two(1 + chance(12)) + two(1 + chance(28))

function withLuhn(text: string): string {
  let sum = 0
  for (let i = text.length - 1, twice = true; i >= 0; i--, twice = !twice) {
    const n = Number(text[i]) * (twice ? 2 : 1)
    sum += n > 9 ? n - 9 : n
  }
  return text + ((10 - (sum % 10)) % 10)
}

const bbans: Readonly<Record<string, string>> = {
  DE: '#'.repeat(18),
  AT: '#'.repeat(16),
  CH: '#'.repeat(17),
  GB: `NWBK${'#'.repeat(14)}`,
  FR: '#'.repeat(23),
  ES: '#'.repeat(20),
  IT: `K${'#'.repeat(22)}`,
  NL: `RABO${'#'.repeat(10)}`,
  PT: '#'.repeat(21),
  BE: '#'.repeat(12),
  PL: '#'.repeat(24),
  SE: '#'.repeat(20),
  IE: `AIBK${'#'.repeat(14)}`,
}

function iban(country: string, chance: Chance): string {
  const bban = (bbans[country] ?? '').replace(/#/g, () => digits(1, chance))
  const numbers = [...`${bban}${country}00`].map((c) => parseInt(c, 36)).join('')
  return country + two(98 - remainder(numbers, 97)) + bban
}

/** ISO 7064 mod 11,10 */
function withMod1110(text: string): string {
  let product = 10
  for (const c of text) {
    const sum = (Number(c) + product) % 10 || 10
    product = (sum * 2) % 11
  }
  return text + ((11 - product) % 10)
}

/** The first made text whose check can be written as one digit. */
function until(make: () => string | undefined): string {
  for (;;) {
    const text = make()
    if (text !== undefined) return text
  }
}

const mod11 = (chance: Chance, weights: readonly number[], first = '') =>
  until(() => {
    const text = first + digits(weights.length - first.length, chance)
    const check = (11 - (weighed(text, weights) % 11)) % 11
    return check === 10 ? undefined : text + check
  })

const makers: Readonly<Record<string, (chance: Chance) => string>> = {
  visa: (c) => withLuhn(`4${digits(14, c)}`),
  mc: (c) => withLuhn(`5${1 + c(5)}${digits(13, c)}`),
  amex: (c) => withLuhn(`37${digits(12, c)}`),
  imei: (c) => withLuhn(`35${digits(12, c)}`),
  sin: (c) => withLuhn(`4${digits(7, c)}`),
  siret: (c) => withLuhn(withLuhn(`4${digits(7, c)}`) + digits(4, c)),
  frtva: (c) => {
    const siren = withLuhn(`4${digits(7, c)}`)
    return `FR${two((12 + 3 * (Number(siren) % 97)) % 97)}${siren}`
  },
  aba: (c) => {
    const text = `0${1 + c(9)}${digits(6, c)}`
    return text + ((10 - (weighed(text, [3, 7, 1, 3, 7, 1, 3, 7]) % 10)) % 10)
  },
  ssn: (c) => `${100 + c(500)}${two(1 + c(98))}${1000 + c(8999)}`,
  nhs: (c) => mod11(c, [10, 9, 8, 7, 6, 5, 4, 3, 2], '4'),
  vin: (c) => {
    const plain = `WVWZZZ1J0${'XWVP'[c(4)]}W${digits(6, c)}`
    const values = [...plain].map((x) =>
      x >= '0' && x <= '9' ? Number(x) : Number('12345678-12345-7-923456789'[x.charCodeAt(0) - 65]),
    )
    const sum = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2].reduce((s, w, i) => s + w * (values[i] ?? 0), 0)
    return `${plain.slice(0, 8)}${sum % 11 === 10 ? 'X' : sum % 11}${plain.slice(9)}`
  },
  tfn: (c) =>
    until(() => {
      const text = digits(9, c)
      return weighed(text, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0 ? text : undefined
    }),
  utr: (c) => {
    const text = digits(9, c)
    return '21987654321'[weighed(text, [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11] + text
  },
  steuerid: (c) => {
    const all = [...figures].sort(() => c(3) - 1).filter((x) => x !== '0')
    return withMod1110(`${all.join('')}${all[2]}`)
  },
  deust: (c) => `DE${withMod1110(`2${digits(7, c)}`)}`,
  rvnr: (c) => {
    const born = `${two(1 + c(28))}${two(1 + c(12))}${two(50 + c(40))}`
    const text = `65${born}M${two(c(50))}`
    const sum = [...text.replace('M', '13')].reduce(
      (s, x, i) => s + crossed(Number(x) * ([2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1][i] ?? 0)),
      0,
    )
    return text + (sum % 10)
  },
  kvnr: (c) => {
    const body = digits(8, c)
    const sum = [...`13${body}`].reduce((s, x, i) => s + crossed(Number(x) * (i % 2 ? 2 : 1)), 0)
    return `M${body}${sum % 10}`
  },
  ahv: (c) => {
    const text = `756${digits(9, c)}`
    return text + ((10 - (weighed(text, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10)) % 10)
  },
  svnr: (c) =>
    until(() => {
      const serial = `${1 + c(9)}${digits(2, c)}`
      const born = `${two(1 + c(28))}${two(1 + c(12))}${two(50 + c(40))}`
      const check = weighed(serial + born, [3, 7, 9, 5, 8, 4, 2, 1, 6]) % 11
      return check === 10 ? undefined : `${serial}${check}${born}`
    }),
  nir: (c) => {
    const text = `2${two(50 + c(45))}${two(1 + c(12))}75${two(1 + c(90)).padStart(3, '1')}${two(c(90)).padStart(3, '0')}`
    return text + two(97 - remainder(text, 97))
  },
  spi: (c) => {
    const text = `${1 + c(3)}${digits(9, c)}`
    return text + String(Number(text) % 511).padStart(3, '0')
  },
  nrn: (c) => {
    const text = date(c) + String(1 + c(900)).padStart(3, '0')
    return text + two(97 - remainder(text, 97))
  },
  dni: (c) => lettered(digits(8, c)),
  nie: (c) => {
    const text = digits(7, c)
    return `X${lettered(`0${text}`).slice(1)}`
  },
  nss: (c) => {
    const text = `28${1 + c(9)}${digits(7, c)}`
    return text + two(remainder(text, 97))
  },
  cif: (c) => {
    const text = digits(7, c)
    return `B${withLuhn(text)}`
  },
  curp: (c) => {
    const text = `GOMR${date(c)}HDFRZL0`
    const sum = [...text].reduce((s, x, i) => s + (figures + 'ABCDEFGHIJKLMNÑOPQRSTUVWXYZ').indexOf(x) * (18 - i), 0)
    return text + ((10 - (sum % 10)) % 10)
  },
  clabe: (c) => {
    const text = `002180${digits(11, c)}`
    const sum = [...text].reduce((s, x, i) => s + ((Number(x) * ([3, 7, 1][i % 3] ?? 0)) % 10), 0)
    return text + ((10 - (sum % 10)) % 10)
  },
  cuit: (c) => mod11(c, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2], '20'),
  rut: (c) => {
    const text = `1${digits(7, c)}`
    const check = (11 - (weighed(text, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11
    return text + (check === 10 ? 'K' : check)
  },
  cpf: (c) => brazilian(digits(9, c), [10, 9, 8, 7, 6, 5, 4, 3, 2]),
  cnpj: (c) => brazilian(`${digits(8, c)}0001`, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]),
  nib: (c) => {
    const text = `0035${digits(15, c)}`
    return text + two(98 - remainder(`${text}00`, 97))
  },
  nif: (c) => mod11(c, [9, 8, 7, 6, 5, 4, 3, 2], '2'),
  piva: (c) => withLuhn(`0${digits(9, c)}`),
  cf: (c) => {
    const text = `RSSMRA${two(50 + c(45))}${'ABCDEHLMPRST'[c(12)]}${two(1 + c(28))}H501`
    const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
    const rank = (x: string) => (x >= '0' && x <= '9' ? Number(x) : x.charCodeAt(0) - 65)
    const full = text + 'K'.slice(0, 15 - text.length)
    const sum = [...full].reduce((s, x, i) => s + (i % 2 ? rank(x) : (odd[rank(x)] ?? 0)), 0)
    return full + capitals[sum % 26]
  },
  bsn: (c) =>
    until(() => {
      const text = `1${digits(8, c)}`
      return weighed(text, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0 ? text : undefined
    }),
  btw: (c) => `NL${makers['bsn']?.(c)}B01`,
  pesel: (c) => {
    const text = date(c) + digits(4, c)
    return text + ((10 - (weighed(text, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10)
  },
}

const crossed = (n: number) => [...String(n)].reduce((sum, c) => sum + Number(c), 0)
const lettered = (text: string) => text + 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(text) % 23]

function brazilian(text: string, weights: readonly number[]): string {
  const digit = (of: string, by: readonly number[]) => {
    const rest = weighed(of, by) % 11
    return rest < 2 ? 0 : 11 - rest
  }
  const first = text + digit(text, weights)
  return first + digit(first, [weights.length === 9 ? 11 : 6, ...weights])
}

/** Park and Miller's generator. */
function chanceFrom(seed: number): Chance {
  let state = seed
  return (below) => {
    state = (state * 48271) % 2147483647
    return state % below
  }
}
