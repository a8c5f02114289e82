import type { Named } from './named-numbers-data.ts'

/** As named-numbers-data.ts, asked for so seldom that a browser reads them after all others. */
export const rare: readonly Named[] = [
  {
    kind: 'us-alien-number',
    source: 'USCIS: A-numbers of seven to nine digits, numbers of receipts and of permanent resident cards',
    words: ['^alien number', '^alien registration', '^a-number', '^a number', '^uscis', '^green card', '^permanent resident', '^receipt number', '^ead card'],
    // More than the telephone number that nine digits may be.
    rank: 1,
    shape: /^(?:A[- ]?\d{3}[- ]?\d{3}[- ]?\d{1,3}|\d{3}-\d{3}-\d{3}|(?:EAC|WAC|LIN|SRC|MSC|IOE|NBC|YSC)[- ]?\d{10})\b/i,
    hits: ['my A-number is A098765432', 'alien registration number A 098 765 432', 'USCIS# 098-765-432', 'green card number MSC' + '2190012345'],
    misses: ['a number of 123456789', 'green card 2024', 'receipt number 48213377', 'green card lottery 098 765'],
  },
  {
    kind: 'residence-permit',
    source: 'ICAO Doc 9303: cards of nine letters and digits; titles of France of nine or ten',
    words: ['^brp', '^residence permit', '^biometric residence', '^aufenthaltstitel', '^titre de sejour', '^carte de sejour', '^permesso di soggiorno', '^verblijfs', '^permiso de residencia', '^autorizacao de residencia'],
    shape: /^(?=(?:[A-Z]*\d){5})[A-Z]{0,3}[A-Z\d]{1,4}\d{5,9}[A-Z]?\b/i,
    check: (value) => value.length === 9 || value.length === 10,
    hits: ['my BRP is ZU1234567', 'residence permit number RX4820193', 'Aufenthaltstitel Nr. Y12345678', 'titre de séjour n° 7503019482'],
    misses: ['brp expires 2024', 'residence permit since 2019', 'Aufenthaltstitel abgelaufen', 'titre de séjour 2019'],
  },
  {
    kind: 'br-rg',
    source: 'Registro Geral: seven to nine digits and a check sign, which each state works out in its own way',
    words: ['^rg', '^registro geral', '^carteira de identidade', '^identidade'],
    shape: /^(?:[A-Z]{2}[- ]?)?\d{1,2}\.?\d{3}\.?\d{3}(?:-?[\dX])?\b(?!\.\d)/i,
    check: (value) => value.includes('.') || value.replace(/\D/g, '').length > 7 || /^[A-Z]{2}|-[\dX]$/i.test(value),
    hits: ['meu RG é 12.345.678-9', 'RG MG-12.345.678', 'rg: 482019376', 'carteira de identidade 48.201.937-X'],
    misses: ['rg 59', 'RG emitido em 2019', 'cabo RG 6', 'identidade visual 2024'],
  },
  {
    kind: 'fr-id-card',
    source: 'ANTS: twelve digits until 2021, since then nine letters and digits as ICAO Doc 9303 has them',
    words: ["^carte d'identite", '^carte d identite', '^carte identite', "^carte nationale d'identite", '^cni', "^piece d'identite", '^french id card'],
    shape: /^(?:\d{12}|\d{4} \d{4} \d{4}|(?=(?:[A-Z]*\d){3})(?=\d*[A-Z])[A-Z\d]{9})\b/i,
    hits: ["carte d'identité 880692310285", "numéro de ma carte d'identité : D2H6862M2", 'CNI n° 880692310285'],
    misses: ["carte d'identité perdue en 2019", 'CNI expirée', "carte d'identité 12345"],
  },
  {
    kind: 'bank-account',
    name: 'bank-account/bank',
    source: 'the number of a bank with the account behind it: BSB in Australia, IFSC in India, transit and institution in Canada, Bankleitzahl in Germany',
    words: ['^bsb', '^ifsc', '^transit', '^blz', '^bankleitzahl'],
    shape:
      /^(?:\d{3}[- ]?\d{3}|[A-Z]{4}0[A-Z\d]{6}|\d{5}(?:[ ,;/-]{1,3}(?:institution|inst)?\.?(?: (?:number|no\.?))? ?\d{3})?|\d{3} ?\d{3} ?\d{2})[ ,;/]{1,3}(?:and |und )?(?:my |the )?(?:(?:acc(?:oun)?t|a\/c|konto(?:nummer)?|kto)(?: ?number| ?no\.?| ?nr\.?|-nr\.?|\.| ?#)?:? {0,2})\d(?:[ -]?\d){4,17}\b/i,
    reach: 72,
    plain: true,
    rank: 1,
    hits: ['BSB 062-000 account 12345678', 'IFSC HDFC0001234 account no 50100482019377', 'transit 12345 institution 003 account 4820193', 'BLZ 37040044 Kto 532013000'],
    misses: ['bsb please', 'transit 12345 was late', 'BLZ 37040044', 'IFSC code HDFC0001234'],
  },
  {
    kind: 'passport',
    name: 'passport/elsewhere',
    source: 'ICAO Doc 9303, as it is called in the north and east of Europe and in Turkey',
    words: ['^paszport', '^pasnummer', '^passnr', '^pass nr', '^pass-nr', '^pas nr', '^cestovni pas', '^utlevel', '^pasaport', '^pasport', '^pasaporti', '^passin numero', '^passikuulu'],
    shape: /^(?=(?:[A-Z]*\d){5})[A-Z]{0,3}\d{6,9}[A-Z]?\b/i,
    hits: ['numer paszportu: EH4820193', 'pasnummer 208201937', 'pasaport numarası U12820193', 'Pass-Nr. C8201937'],
    misses: ['paszport wydany 2019', 'pass nr 12', 'cestovní pas do 2031'],
  },
  {
    kind: 'driver-licence',
    name: 'driver-licence/elsewhere',
    source: 'numbers of driving licences in the north and east of Europe and in Turkey',
    words: ['^prawo jazdy', '^prawa jazdy', '^korkort', 'rekort', '^ajokort', '^ridicsk', '^ehliyet', '^surucu belgesi', '^permis de conducere', '^vozack'],
    // More than the telephone number that the Polish form may be.
    rank: 1,
    shape: /^(?:\d{5}\/\d\d\/\d{4}|[A-Z]{0,2} ?\d{6,12}(?:-?\d{4})?)\b/i,
    hits: ['numer prawa jazdy 00124/18/1465', 'körkort nr 198403127312', 'ehliyet no: 482019', 'kørekort 48201937'],
    misses: ['prawo jazdy kat. B 2019', 'körkort sedan 2003', 'førerkort klasse B'],
  },
  {
    kind: 'licence-plate',
    name: 'licence-plate/elsewhere',
    source: 'plates in the north and east of Europe and in Turkey',
    words: ['^nr rejestracyjn', '^rejestracj', '^registreringsnummer', '^nummerplade', '^rekisteri', '^rendszam', '^plaka', '^numar de inmatriculare', '^tablic'],
    shape: /^(?=[A-Z0-9 -]{0,11}\d)(?=[A-Z0-9 -]{0,11}[A-Z])[A-Z0-9]{1,5}(?:[ -][A-Z0-9]{1,5}){0,2}\b/,
    plain: true,
    hits: ['numer rejestracyjny? nr rejestracyjny WX 4821K', 'registreringsnummer ABC 482', 'plakam 34 ABC 482'],
    misses: ['rejestracja konta 2024', 'registreringsnummer saknas', 'plaka 12'],
  },
]
