import { describe, expect, test } from 'vitest'
import { hostile } from '../../../bench/detect-inputs.ts'
import { createDetector, detect } from '../detect.ts'
import { loadNames } from '../load-names.ts'
import { findNames } from './find-names.ts'

const names = await loadNames()
const { detect: find } = createDetector({ names, kinds: ['person-name'] })
const namesIn = (text: string) => find(text).map((one) => text.slice(one.start, one.end))

describe('a name is found', () => {
  test.each([
    ['My name is Sarah Connor and I need help.', 'Sarah Connor'],
    ['my name is sarah connor', 'sarah connor'],
    ['Ich heiße Thomas Richter.', 'Thomas Richter'],
    ['Sehr geehrte Frau Schneider, vielen Dank.', 'Schneider'],
    ["Bonjour, je m'appelle Camille Dubois", 'Camille Dubois'],
    ['Hola, me llamo Lucía Fernández', 'Lucía Fernández'],
    ['Olá, meu nome é João Pereira', 'João Pereira'],
    ['Buongiorno, mi chiamo Giulia Ricci', 'Giulia Ricci'],
    ['Hallo, ik heet Daan Bakker', 'Daan Bakker'],
    ['Kind regards,\nEmily Watson', 'Emily Watson'],
    ['Dr. Rosenfeld called back.', 'Rosenfeld'],
    ['President Halloran met the mayor of Lisbon.', 'Halloran'],
    ['Die Kanzlerin lobte Merkels Rede, sagte Trainer Hoffmann.', 'Hoffmann'],
    ['Brigitte Sommer/Accounting', 'Brigitte Sommer'],
    ['O ministro Carvalho negou.', 'Carvalho'],
    ['A letter of Ayman al-Sabri was read.', 'Ayman al-Sabri'],
    ['We heard that Osama bin Salim has left.', 'Osama bin Salim'],
    ['The letter from Zawahiri was read in court.', 'Zawahiri'],
    ['Ontem Giovanni Alvarenga chegou a Lisboa.', 'Giovanni Alvarenga'],
    ['Das sagte Regierungssprecherin Ulrike Hartmann am Freitag.', 'Ulrike Hartmann'],
    ['„Wir hoffen“, so SPD-Sprecher Jens Kahl.', 'Jens Kahl'],
    ['Frau Schwarz ist nicht da', 'Schwarz'],
    ['Herr von Brandt ist da', 'von Brandt'],
    ['la Sig.ra Dell’Orto aspetta', 'Dell’Orto'],
    ['Jacopo D’Amato ha chiamato', 'Jacopo D’Amato'],
    ['Kim Min-jun signed for the parcel', 'Kim Min-jun'],
    ['Benedikt von Thun hat den Zähler abgelesen', 'Benedikt von Thun'],
    ['leeann elisha', 'leeann elisha'],
    ['12/05/2025, 18:22 - Bronagh: whats the code\n12/05/2025, 18:24 - Aunty Philippa: no idea', 'Bronagh'],
    ['[02.10.25, 9:41:05] Loris B.: ciao\n[02.10.25, 9:42:01] Tío Anselmo: hola', 'Loris B.'],
    ['[02.10.25, 9:41:05] Loris B.: ciao\n[02.10.25, 9:42:01] Tío Anselmo: hola', 'Tío Anselmo'],
    ['the committee chair Ingrid Halvorsen wrote', 'Ingrid Halvorsen'],
    ['Salut Momo, tu as reçu le chèque ?', 'Momo'],
    ['Het pakje is er.\ntot snel, Jet', 'Jet'],
    ['Rohan "Bama" Davey shows up for the next three games.', 'Rohan "Bama" Davey'],
    ['@robert can you take over this ticket?', 'robert'],
    ['Name: König, Bernd\nKundennummer: 55021', 'König, Bernd'],
    ['Anna-Lena Müller-Lüdenscheidt hat gestern angerufen', 'Anna-Lena Müller-Lüdenscheidt'],
  ])('%s', (text, name) => {
    expect(namesIn(text)).toContain(name)
  })

  test('as surely after other texts as first of all', () => {
    const texts = [
      'Peter Kahl 1985',
      'Peter Kahl 2041',
      'Sandra Müller 78412, Bonn',
      'Sandra Müller 90017, Bonn',
      'so said PeterS Haus',
      'so said Peters Haus',
      'Tomas Kahl rang up',
      'Tomáš Kahl rang up',
    ]
    const cold = texts.map((text) => {
      names.tagger.memory.words.fill(0)
      return findNames(names, text)
    })
    for (const order of [texts, texts.toReversed()]) {
      names.tagger.memory.words.fill(0)
      order.forEach((text) => findNames(names, text))
      expect(texts.map((text) => findNames(names, text))).toEqual(cold)
    }
  })

  test('as surely behind a question, whatever was read before', () => {
    const recent = [{ text: 'Can I get the full address please, and a date?', author: 'other' as const }]
    const asked = () => findNames(names, 'ask Maryann Wolfe', recent)
    findNames(names, 'nothing to see here')
    const first = asked()
    findNames(names, 'Anna Schmidt, Peter Miller, Julia Roberts, John Smith, Maria Lopez')
    expect(first).toHaveLength(1)
    expect(asked()).toEqual(first)
  })

  test('once more where it stands alone in the same message', () => {
    const text = 'Please ask Frau Hofmann about it. Later that day Hofmann was not at her desk.'
    expect(namesIn(text).filter((one) => one === 'Hofmann')).toHaveLength(2)
  })

  test('turned round, with a comma', () => {
    expect(namesIn('Okonkwo, Johanna (1998)')).toEqual(['Okonkwo, Johanna'])
    expect(namesIn('Please ask Sarah Connor, Johanna and Peter.')).not.toContain('Connor, Johanna')
  })

  test('without what somebody is, in one word with a hyphen', () => {
    expect(namesIn('Das sagte Ski-Bundestrainer Markus Hofmann gestern.')).toEqual(['Markus Hofmann'])
  })

  test('as the bare answer to a question', () => {
    const recent = [{ text: 'May I have your name please?', author: 'other' as const }]
    expect(find('priya sharma', { recent }).map((one) => one.kind)).toEqual(['person-name'])
  })

  test.each([
    ...['your name', 'your full name', 'YOUR SURNAME', 'name please', 'who am I speaking to', 'who am I talking to'],
    ...['Ihr Vorname', 'Ihr Kundenname', 'Wie heißen Sie', 'WIE HEISSEN SIE', 'dein Name'],
    ...['votre nom', 'votre prénom', 'Comment vous appelez vous', 'su nombre', 'su apellido', '¿cómo se llama'],
    ...['seu nome', 'seu sobrenome', 'suo nome', 'suo cognome', 'come si chiama', 'uw naam', 'uw achternaam'],
    ...['uw voornaam', 'l’ihr name', 'your first name'],
  ])('as an answer to « %s? »', (question) => {
    const recent = [{ text: `${question}?`, author: 'other' as const }]
    expect(find('ok, river stone', { recent }).map((one) => one.detector)).toContain('person-name/answer')
  })
})

describe('no name is seen', () => {
  test.each([
    ['I am still waiting for my refund'],
    ['Mit freundlichen Grüßen\nIhr Team'],
    ['My card was charged twice on Monday'],
    ['Order 4711 is delayed'],
    ['1234567890 5550101'],
    ['Die Wohnung in der Stadt hat einen Balkon.'],
    ['see src/anna/main.ts'],
    ['Hurricane season begins in June.'],
    ['I paid with Klarna and it was charged twice'],
    ["hey siri doesn't understand my accent"],
    ['Does Bixby work with the TV?'],
    ['My Mercedes has a flat tyre'],
    ['Zara me cobró dos veces'],
    ['by the grace of god it arrived'],
    ['the joy of cooking never arrived, will you refund me?'],
    ['Two bottles of Jim Beam arrived broken'],
    ['The Ralph Lauren belt is torn'],
    ['Curiosamente, ninguém perguntou o preço.'],
    ['der Sessel Ludwig und die Lampe Greta sind nicht lieferbar'],
    ['il divano Carlotta è esaurito'],
    ['the Charlotte armchair is out of stock'],
    ['Haltestelle Konrad Adenauer fährt heute nichts'],
    ['my Dr. Martens leak'],
    ['04/11/25, 20:15 - Support Team: hello\n04/11/25, 20:16 - Me: hi'],
    ['2025-11-04 20:15:01 - Scheduler: started\n2025-11-04 20:15:02 - Runner: ok'],
  ])('in %s', (text) => {
    expect(namesIn(text)).toEqual([])
  })

  test('where nobody asked for names', () => {
    expect(detect('My name is Sarah Connor')).toEqual([])
    expect(detect('My name is Sarah Connor', { names, except: ['person-name'] })).toEqual([])
  })

  test('where a greeting or a closing stands without a name', () => {
    expect(namesIn('Hello everyone, the kettle leaks.')).toEqual([])
    expect(namesIn('The lamp is broken.\nThanks, support')).toEqual([])
    expect(namesIn('thanks may i cancel')).toEqual([])
  })

  test('in a handle or mail address', () => {
    expect(namesIn('write to @sarah_connor')).toEqual([])
  })
})

describe('a name from the turns before', () => {
  const recent = [
    { text: 'Frau Annegret Hofmann rief gestern wegen der Rechnung an.', author: 'same' as const },
    { text: 'Danke, ich sehe nach.', author: 'other' as const },
  ]
  const stepsOf = (text: string, turns: typeof recent) => {
    const before = names.tagger.steps
    find(text, { recent: turns })
    return names.tagger.steps - before
  }

  test('is known again where it stands alone', () => {
    const text = 'Hat Hofmann die Rechnung nun?'
    expect(find(text, { recent }).map((one) => text.slice(one.start, one.end))).toEqual(['Hofmann'])
  })

  test.each([
    ['oberhuber said it would be done by friday', ['oberhuber']],
    ['has oberhuber paid', ['oberhuber']],
    ['it rose by two', []],
  ])('is known again in small letters, unless it is a word: %j', (text, names) => {
    const before = [{ text: 'I spoke with Siegrun Oberhuber and with Siegrun Rose.', author: 'same' as const }]
    expect(find(text, { recent: before }).map((one) => text.slice(one.start, one.end))).toEqual(names)
  })

  test('costs little where no word of the text stands in them, and no more than once where one does', () => {
    const long = recent.map((one) => ({ ...one, text: one.text.repeat(15) }))
    const characters = long.reduce((sum, one) => sum + one.text.length, 0)
    const alone = stepsOf('Hat Kowalczyk die Mahnung nun?', [])
    expect(stepsOf('Hat Kowalczyk die Mahnung nun?', long)).toBeLessThan(alone + 2 * characters)
    expect(stepsOf('Hat Hofmann die Mahnung nun?', long)).toBeGreaterThan(alone + 2 * characters)
    expect(stepsOf('Hat Hofmann die Mahnung nun?', long)).toBeLessThan(alone + characters)
  })
})

test.each([
  ['mia suocera Assunta arriva domani', ['Assunta']],
  ['breng het naar opa Cor om 12 uur', ['Cor']],
  ['me llamo Encarnación Valdivieso y no tengo luz', ['Encarnación Valdivieso']],
  ['passport, surname Oyelowo', ['Oyelowo']],
  ['mijn opa Is jarig', []],
  ['grandpa Chair in oak', []],
  ['the surname Field is empty', []],
])('who is named behind a word for kin or « me llamo »: %j', (text, expected) =>
  expect(find(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected),
)

test('a turn is read for a text with a word that may be a name’s, and for no other', () => {
  const recent = [{ text: 'The parcel went to Bergmann, in Hamburg.', author: 'same' as const }]
  const isRead = () => names.turns.heard.some((one) => one.text === recent[0]?.text)
  findNames(names, 'is that all you have for me', recent)
  expect(isRead()).toBe(false)
  findNames(names, 'did bergmann sign for it?', recent)
  expect(isRead()).toBe(true)
})

test('conversations in turn are not taken for one another', () => {
  const asked = [
    { text: 'Frau Annegret Kranich rief an.', author: 'same' as const },
    { text: 'May I have your name please?', author: 'other' as const },
  ]
  const others = Array.from({ length: 9 }, (_, i) => ({
    text: `Where is parcel number ${i}?`,
    author: 'other' as const,
  }))
  const answers = ['priya sharma', 'Die Kranich Sache ist offen.']
  const found = (recent: typeof asked) => answers.map((text) => find(text, { recent }).length)
  for (const one of others) {
    expect(found([one])).toEqual([0, 0])
    expect(found(asked)).toEqual([1, 1])
  }
})

test('the same text gives the same findings, whatever was read before', () => {
  const text = 'Anna Schmidt and Peter Jones met Dr. Okonkwo in Lisbon.'
  const first = find(text)
  for (let i = 0; i < 300; i++) find(`word${String.fromCharCode(97 + (i % 26))}x Name${i} zz`)
  expect(find(text)).toEqual(first)
})

describe('work grows with the text and not faster', () => {
  const steps = (text: string) => {
    const before = names.tagger.steps
    find(text)
    return names.tagger.steps - before
  }
  const own: [string, (n: number) => string][] = [
    ['names', (n) => 'Anna Schmidt, '.repeat(n / 14)],
    ['one name again and again', (n) => `My name is Anna. ${'Anna '.repeat(n / 5)}`],
    ['kin by name', (n) => 'opa Cor en oma Riet '.repeat(n / 20)],
    ['unknown words', (n) => Array.from({ length: n / 8 }, (_, i) => `Q${(i * 7919).toString(36)}x`).join(' ')],
  ]
  test.each([...hostile, ...own])('%s', (_name, make) => {
    expect(Math.log(steps(make(40_000)) / steps(make(5_000))) / Math.log(8)).toBeLessThan(1.15)
  })
})
