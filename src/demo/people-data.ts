import type { DemoPerson } from './demo-script.ts'

/** The signed-in visitor of the demo page. */
export const demoPerson = { userId: 'nordhafen-1041', email: 'mara.lindqvist@example.org', name: 'Mara Lindqvist' } as const

/**
 * Everybody here is invented. Mail addresses are under the domains kept for examples (RFC 2606), phone numbers from the
 * ranges kept for film and theatre (+1 …-555-01xx, Ofcom's 020 7946 0xxx, the Bundesnetzagentur's 030 23125 xxx and 040 66969 xxx).
 */
export const people: readonly DemoPerson[] = [
  {
    key: 'mara',
    name: demoPerson.name,
    email: demoPerson.email,
    phone: '+49 40 66969 114',
    externalId: demoPerson.userId,
    attributes: { account: 'Giro Plus', branch: 'Hamburg HafenCity', customer_since: 2018, language: 'English' },
  },
  { key: 'tessa', name: 'Tessa Whitcombe', email: 'tessa.whitcombe@example.com', phone: '+44 20 7946 0318', externalId: 'nordhafen-1102', attributes: { account: 'Current', branch: 'London Wapping', customer_since: 2020 } },
  { key: 'orlan', name: 'Orlan Brightwater', email: 'orlan@brightwater.example', phone: '+1 212 555 0147', externalId: 'nordhafen-1188', attributes: { account: 'Business', company: 'Brightwater Rigging', customer_since: 2016, vip: true } },
  { key: 'imani', name: 'Imani Castellow', email: 'imani.castellow@example.org', phone: '+1 415 555 0162', externalId: 'nordhafen-1203', attributes: { account: 'Current', customer_since: 2022 } },
  { key: 'fergus', name: 'Fergus Tindall', email: 'f.tindall@example.net', phone: '+44 20 7946 0742', externalId: 'nordhafen-1219', attributes: { account: 'Mortgage', branch: 'London Wapping', customer_since: 2011 } },
  { key: 'noor', name: 'Noor Vasilakis', email: 'noor.vasilakis@example.com', externalId: 'nordhafen-1240', attributes: { account: 'Student', customer_since: 2025, refund_account: '{iban:at}' } },
  { key: 'delphine', name: 'Delphine Marchetti', email: 'delphine@atelier-marchetti.example', phone: '+1 646 555 0119', externalId: 'nordhafen-1255', attributes: { account: 'Business', company: 'Atelier Marchetti', customer_since: 2019 } },
  { key: 'quincy', name: 'Quincy Abernathy', email: 'quincy.abernathy@example.org', phone: '+1 312 555 0183', externalId: 'nordhafen-1261', attributes: { account: 'Current', customer_since: 2014 } },
  { key: 'sunniva', name: 'Sunniva Dahlgaard', email: 'sunniva.dahlgaard@example.net', externalId: 'nordhafen-1277', attributes: { account: 'Savings', customer_since: 2021, language: 'English' } },
  { key: 'bram', name: 'Bram Okonjo', email: 'bram.okonjo@example.com', phone: '+44 20 7946 0551', externalId: 'nordhafen-1284', attributes: { account: 'Current', customer_since: 2023 } },
  { key: 'lucinda', name: 'Lucinda Farrow', email: 'lucinda.farrow@example.org', externalId: 'nordhafen-1290', attributes: { account: 'Joint', branch: 'London Wapping', customer_since: 2009 } },
  { key: 'matteus', name: 'Matteus Hollander', email: 'matteus@hollander-bikes.example', phone: '+49 30 23125 417', externalId: 'nordhafen-1306', attributes: { account: 'Business', company: 'Hollander Bikes', customer_since: 2017 } },
  { key: 'ottilie', name: 'Ottilie Penhallow', email: 'ottilie.penhallow@example.com', externalId: 'nordhafen-1313', attributes: { account: 'Current', customer_since: 1998, vip: true } },
  { key: 'rafe', name: 'Rafe Lindenmuth', email: 'rafe.lindenmuth@example.net', phone: '+1 503 555 0136', externalId: 'nordhafen-1329', attributes: { account: 'Current', customer_since: 2024 } },
  { key: 'yelena', name: 'Yelena Corrigan', email: 'yelena.corrigan@example.org', externalId: 'nordhafen-1334', attributes: { account: 'Current', customer_since: 2020 } },
  { key: 'jasper', name: 'Jasper Molyneaux', email: 'jasper@molyneaux.example', externalId: 'nordhafen-1348', attributes: { account: 'Business', company: 'Molyneaux & Daughters', customer_since: 2015 } },
  { key: 'priya', name: 'Priya Hathersage', email: 'priya.hathersage@example.com', phone: '+44 20 7946 0266', externalId: 'nordhafen-1352', attributes: { account: 'Current', customer_since: 2021 } },
  { key: 'website-en', name: null, email: null },
  { key: 'website-de', name: null, email: null },
  { key: 'gunnar', name: 'Gunnar Ashdown', email: 'gunnar.ashdown@example.net', externalId: 'nordhafen-1367', attributes: { account: 'Savings', customer_since: 2019 } },
  { key: 'celeste', name: 'Celeste Wainwright', email: 'celeste.wainwright@example.org', externalId: 'nordhafen-1371', attributes: { account: 'Current', customer_since: 2022 } },
  { key: 'idris', name: 'Idris Thorncastle', email: 'idris@thorncastle.example', externalId: 'nordhafen-1380', attributes: { account: 'Business', company: 'Thorncastle Software', customer_since: 2023 } },
  { key: 'winifred', name: 'Winifred Asante', email: 'winifred.asante@example.com', externalId: 'nordhafen-1394', attributes: { account: 'Mortgage', customer_since: 2012 } },
  { key: 'heike', name: 'Heike Wendelstein', email: 'heike.wendelstein@example.org', phone: '+49 40 66969 208', externalId: 'nordhafen-2004', attributes: { account: 'Giro Plus', branch: 'Hamburg HafenCity', customer_since: 2006 } },
  { key: 'joris', name: 'Joris Tannhäuser', email: 'joris.tannhaeuser@example.com', phone: '+49 30 23125 088', externalId: 'nordhafen-2017', attributes: { account: 'Giro', branch: 'Berlin Westhafen', customer_since: 2021 } },
  { key: 'friederike', name: 'Friederike Moosbach', email: 'friederike@moosbach-keramik.example', phone: '+49 40 66969 331', externalId: 'nordhafen-2031', attributes: { account: 'Geschäftskonto', company: 'Moosbach Keramik', customer_since: 2015 } },
  { key: 'tjark', name: 'Tjark Petersilie', email: 'tjark.petersilie@example.net', externalId: 'nordhafen-2045', attributes: { account: 'Giro', branch: 'Husum', customer_since: 2019 } },
  { key: 'annegret', name: 'Annegret Holunder', email: 'annegret.holunder@example.org', phone: '+49 40 66969 472', externalId: 'nordhafen-2058', attributes: { account: 'Giro Plus', customer_since: 1987, vip: true } },
  { key: 'leonhard', name: 'Leonhard Quendel', email: 'leonhard.quendel@example.com', externalId: 'nordhafen-2066', attributes: { account: 'Baufinanzierung', branch: 'Lübeck', customer_since: 2016 } },
  { key: 'samira', name: 'Samira Elsterwald', email: 'samira.elsterwald@example.net', phone: '+49 30 23125 264', externalId: 'nordhafen-2072', attributes: { account: 'Giro', branch: 'Berlin Westhafen', customer_since: 2024 } },
  { key: 'bastian', name: 'Bastian Köhlerich', email: 'bastian.koehlerich@example.org', externalId: 'nordhafen-2089', attributes: { account: 'Giro', customer_since: 2013 } },
  { key: 'wiebke', name: 'Wiebke Sandström', email: 'wiebke@sandstroem-hof.example', externalId: 'nordhafen-2093', attributes: { account: 'Geschäftskonto', company: 'Hofladen Sandström', customer_since: 2020 } },
  { key: 'konrad', name: 'Konrad Lerchenfeldt', email: 'konrad.lerchenfeldt@example.com', externalId: 'nordhafen-2101', attributes: { account: 'Depot', customer_since: 2018 } },
  { key: 'mieke', name: 'Mieke Brombeer', email: 'mieke.brombeer@example.net', externalId: 'nordhafen-2116', attributes: { account: 'Junges Konto', customer_since: 2025 } },
  { key: 'arndt', name: 'Arndt Vossiek', email: 'arndt.vossiek@example.org', phone: '+49 40 66969 559', externalId: 'nordhafen-2124', attributes: { account: 'Giro', customer_since: 2010 } },
  { key: 'dorothea', name: 'Dorothea Sperling', email: 'dorothea.sperling@example.com', externalId: 'nordhafen-2133', attributes: { account: 'Giro Plus', branch: 'Hamburg HafenCity', customer_since: 2003 } },
  { key: 'emre', name: 'Emre Falkenhorst', email: 'emre.falkenhorst@example.net', externalId: 'nordhafen-2147', attributes: { account: 'Giro', branch: 'Berlin Westhafen', customer_since: 2022 } },
]

/** Ben answers and may not reveal; Clara is an admin. Ada, the owner, is there since the founding. */
export const teammates = [
  { key: 'ben', name: 'Ben Achterberg', email: 'ben@nordhafen.example', role: 'teammate', language: 'en' },
  { key: 'clara', name: 'Clara Vestergaard', email: 'clara@nordhafen.example', role: 'admin', language: 'de' },
] as const

export const tagNames = ['Cards', 'Transfers', 'Mortgage', 'App & TAN', 'Account', 'Business', 'Fraud', 'Tax'] as const

export const savedReplies = [
  { name: 'Card blocked', body: 'Your card is blocked and nobody can pay with it any more. A new one is on its way and should reach you within four working days. Your PIN stays the same.' },
  { name: 'Please keep numbers out of the chat', body: 'Thank you. You do not need to send card numbers or passwords here: we never ask for them. What you have just typed was hidden before it was stored, so nobody on our side can read it by chance.' },
  { name: 'Transfer on its way', body: 'The transfer has left us and will be credited by the end of the next bank working day at the latest. If it is not there by then, write to us here and we will trace it.' },
  { name: 'Karte gesperrt', body: 'Ihre Karte ist gesperrt, damit kann niemand mehr bezahlen. Die neue Karte ist in drei bis vier Werktagen bei Ihnen. Ihre PIN bleibt dieselbe.' },
  { name: 'Neues Telefon, TAN-App', body: 'Bitte installieren Sie die App auf dem neuen Telefon und wählen Sie «Gerät wechseln». Der Aktivierungsbrief mit dem Code kommt per Post; den Code brauchen wir nicht, bitte geben Sie ihn nur in der App ein.' },
  { name: 'Steuerbescheinigung', body: 'Ihre Steuerbescheinigung finden Sie ab Mitte März im Postfach unter «Dokumente». Wenn Sie sie vorher brauchen, stellen wir gern eine vorläufige aus.' },
] as const
