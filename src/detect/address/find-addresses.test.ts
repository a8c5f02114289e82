import { describe, expect, test } from 'vitest'
import { hostile } from '../../../bench/detect-inputs.ts'
import { detect } from '../detect.ts'
import { addressSteps, findAddresses } from './find-addresses.ts'

const addressesIn = (text: string) =>
  detect(text, { kinds: ['postal-address'] }).map((one) => text.slice(one.start, one.end))

describe('an address is found whole', () => {
  test.each([
    ['send it to 12 Main St Apt 4 please', '12 Main St Apt 4'],
    ['I live at 88 Canal Road, Suite 400, Chicago, IL 60606.', '88 Canal Road, Suite 400, Chicago, IL 60606'],
    ['my address is 28 st john street alexandria va 10010', '28 st john street alexandria va 10010'],
    ['Ich wohne in der Hauptstraße 5, 04109 Leipzig.', 'Hauptstraße 5, 04109 Leipzig'],
    ['Bahnhofstr. 12a', 'Bahnhofstr. 12a'],
    ["j'habite 10 rue de la Paix, 75002 Paris", '10 rue de la Paix, 75002 Paris'],
    ['rue de la Paix 10', 'rue de la Paix 10'],
    ['vivo en Calle Mayor 3, 2º', 'Calle Mayor 3, 2º'],
    ['Calle de Alcalá 214, 3º B, 28028 Madrid', 'Calle de Alcalá 214, 3º B, 28028 Madrid'],
    ['C/ Palma, 11', 'C/ Palma, 11'],
    ['Olavs plass 22, 0026 Oslo', 'Olavs plass 22, 0026 Oslo'],
    ['it is 3 Lindner sétány 4', '3 Lindner sétány 4'],
    ['it is 7 Lindner 9 2. OG links', '7 Lindner 9 2. OG links'],
    ['Kossuth út 60, 1062 Budapest', 'Kossuth út 60, 1062 Budapest'],
    ['Kuusitie 5 B 12, 00100 Helsinki', 'Kuusitie 5 B 12, 00100 Helsinki'],
    ['Çınar Cad. 310, Izmir', 'Çınar Cad. 310, Izmir'],
    ['Str. Florilor nr. 55, ap. 3, Cluj', 'Str. Florilor nr. 55, ap. 3, Cluj'],
    ['it is House 9, Road 4, Gulshan, Dhaka 1212', 'House 9, Road 4, Gulshan, Dhaka 1212'],
    ['C-71, Sector 18, Gurgaon 122015', 'C-71, Sector 18, Gurgaon 122015'],
    ['RR 3 Box 18, Salem, IA 52649', 'RR 3 Box 18, Salem, IA 52649'],
    ['600 W Lowry, 3rd Floor, Chicago 60622', '600 W Lowry, 3rd Floor, Chicago 60622'],
    ['No. 9 Palm Street, Labone, Accra', 'No. 9 Palm Street, Labone, Accra'],
    ['25 Tran Phu Street, District 5, Ho Chi Minh City', '25 Tran Phu Street, District 5, Ho Chi Minh City'],
    ['wohne jetzt am neuen markt 7, 18055 rostock', 'am neuen markt 7, 18055 rostock'],
    ['wir wohnen am Lerchenbach 7 in 83278 Traunstein', 'Lerchenbach 7 in 83278 Traunstein'],
    ['ik woon op de Beukenlaan 27 in 3571 AB Utrecht', 'Beukenlaan 27 in 3571 AB Utrecht'],
    ['vivo en calle Mayor 22 tercero B 47001 Valladolid', 'calle Mayor 22 tercero B 47001 Valladolid'],
    ['Rua do Sol 33 2º esquerdo 4000-123 Porto', 'Rua do Sol 33 2º esquerdo 4000-123 Porto'],
    ['moro na Rua Augusta 120, 1100-053 Lisboa', 'Rua Augusta 120, 1100-053 Lisboa'],
    ['abito in Via Roma 1, 20121 Milano', 'Via Roma 1, 20121 Milano'],
    ['ik woon Kerkstraat 12-II, 1017 GP Amsterdam', 'Kerkstraat 12-II, 1017 GP Amsterdam'],
    ['ik woon op Blauwe Horizon 44 bis, 3512 JK Utrecht', 'Blauwe Horizon 44 bis, 3512 JK Utrecht'],
    ['Boven de Brug 4-II\n8701 AB Bolsward', 'Boven de Brug 4-II\n8701 AB Bolsward'],
    ['10 Kingsbury Road\nLondon\nN1 4AZ', '10 Kingsbury Road\nLondon\nN1 4AZ'],
    ['write to P.O. Box 11637, Washington, DC 20008', 'P.O. Box 11637, Washington, DC 20008'],
    ['Postfach 1234', 'Postfach 1234'],
    ['Domicilio: Ginzo de limia 56, 1D.\nEdad: 40', 'Ginzo de limia 56, 1D'],
    ['Delivery address: kerkweg 3 bis, achterhuis', 'kerkweg 3 bis, achterhuis'],
    ['send it to 51 Obstallee 9 Apt. 615, Thun, Switzerland 3600', '51 Obstallee 9 Apt. 615, Thun, Switzerland 3600'],
    ['send it to 519 Lindner 94 Apt. 615 please', '519 Lindner 94 Apt. 615'],
    ['Vera Roth\nPanenská 66/20\n811 03 Bratislava\nSlovakia', 'Panenská 66/20\n811 03 Bratislava\nSlovakia'],
    ['Hotel Regina\n4 Acacia Avenue\nAccra\nGhana', 'Hotel Regina\n4 Acacia Avenue\nAccra\nGhana'],
    ['the shop is on Rope Walk, Bedford, MK42 0XE now', 'Rope Walk, Bedford, MK42 0XE'],
    ['2456 Rue de Virton 38\nSuite 510\nEttelgem\nBelgium', '2456 Rue de Virton 38\nSuite 510\nEttelgem\nBelgium'],
    ['vivo en Calle Prado de lima 56, 1D', 'Calle Prado de lima 56, 1D'],
    ['Unit 8505 Box 9220\nDPO AE 90744', 'Unit 8505 Box 9220\nDPO AE 90744'],
    ['it is 14 Crown Street, London, United Kingdom', '14 Crown Street, London, United Kingdom'],
    ['44 Stone Way, Seattle, King County, WA 98103', '44 Stone Way, Seattle, King County, WA 98103'],
    ['it is 510 East El Camino Viejo.', '510 East El Camino Viejo'],
    ['the office is located at 81 Elmtree drive', '81 Elmtree drive'],
    ['my address is 4410 stone river way', '4410 stone river way'],
    ['the address is Linden Gardens.', 'Linden Gardens'],
    ['One Harbor Plaza, Boston, MA 02110', 'One Harbor Plaza, Boston, MA 02110'],
    ['ship to 71 1/2 Walnut St.', '71 1/2 Walnut St'],
    ['write to USS Example\nFPO AE 09566', 'USS Example\nFPO AE 09566'],
    ['send it to 87 Petőfi u. 12. Apt. 3, Budapest, Hungary', '87 Petőfi u. 12. Apt. 3, Budapest, Hungary'],
    ['Dlouhá 14, 110 00 Praha', 'Dlouhá 14, 110 00 Praha'],
    ['12 bis, avenue Victor Hugo 69003 Lyon', '12 bis, avenue Victor Hugo 69003 Lyon'],
    ['Calle 14 B Nº 31-07, Cali', 'Calle 14 B Nº 31-07, Cali'],
    ['Domicilio: Lomas del sol #512 Casa B', 'Lomas del sol #512 Casa B'],
    ['call them at Petaluma, California 94952', 'Petaluma, California 94952'],
    ['Lyon, France', 'Lyon, France'],
    ['Torre l´Ombra, 39-2o-2a 08190 Terrassa', 'Torre l´Ombra, 39-2o-2a 08190 Terrassa'],
    ['Prado Alto, 62 E-28006 Madrid', 'Prado Alto, 62 E-28006 Madrid'],
    ['Bulevar Sur s/n 46900 Torrent', 'Bulevar Sur s/n 46900 Torrent'],
    ['Rua Augusta 1508, apto 61, São Paulo - SP, 01304-001', 'Rua Augusta 1508, apto 61, São Paulo - SP, 01304-001'],
    ['moro na av. Paulista 1578, São Paulo', 'av. Paulista 1578, São Paulo'],
    ["j'habite 3 bis av. Victor Hugo 69006 lyon", '3 bis av. Victor Hugo 69006 lyon'],
    ['vivo en C/ Gran Vía 12 28013 madrid', 'C/ Gran Vía 12 28013 madrid'],
    ['spedite a via Roma 12, 00184 Roma', 'via Roma 12, 00184 Roma'],
    ['ik woon kerkstraat 12 a, 1017gc amsterdam', 'kerkstraat 12 a, 1017gc amsterdam'],
    ['i live at flat 3, 27 kings road, manchester m1 2ab', 'flat 3, 27 kings road, manchester m1 2ab'],
    ['my place: unit 7/22 George St, Sydney NSW 2000', 'unit 7/22 George St, Sydney NSW 2000'],
    ['cep 01310-100, Rua Augusta 1200 ap 34', 'Rua Augusta 1200 ap 34'],
    ['1088 Budapest, Rákóczi utca 21. is mine', '1088 Budapest, Rákóczi utca 21'],
    ['602 00 Brno, Veveří 9', '602 00 Brno, Veveří 9'],
    ['Patision 18, Athens 106 77', 'Patision 18, Athens 106 77'],
    ['ship it to Stadiou 5, Athens 10562 please', 'Stadiou 5, Athens 10562'],
    ['2-4-1 Nishi, Minato-ku, Tokyo 105-0011', '2-4-1 Nishi, Minato-ku, Tokyo 105-0011'],
    ['20 Sejong-daero, Jung-gu, Seoul 04519', '20 Sejong-daero, Jung-gu, Seoul 04519'],
    ['Blk 45 Bedok North Ave 1 #03-12, Singapore 460045', 'Blk 45 Bedok North Ave 1 #03-12, Singapore 460045'],
    [
      'our place: Unit 2, Mill Trading Estate, Dock Road, Hull HU1 2AB',
      'Unit 2, Mill Trading Estate, Dock Road, Hull HU1 2AB',
    ],
    [
      'Rua Dr. Prado, 88 - Vila Nova, Santos/SP - CEP 11000-100',
      'Rua Dr. Prado, 88 - Vila Nova, Santos/SP - CEP 11000-100',
    ],
    ['221 rue Saint-Jean, app. 4, Montréal (Québec) H2X 1A1', '221 rue Saint-Jean, app. 4, Montréal (Québec) H2X 1A1'],
    ['Kerkstraat 40 bis, 3511 AB Utrecht', 'Kerkstraat 40 bis, 3511 AB Utrecht'],
    ['Lale Sok. No:4 D:2, Kadıköy, İstanbul 34710', 'Lale Sok. No:4 D:2, Kadıköy, İstanbul 34710'],
    ['adresse 3 place du port 67000 strasbourg', '3 place du port 67000 strasbourg'],
    ['Polígono Industrial Sur, parcela 9, 41016 Sevilla', 'Polígono Industrial Sur, parcela 9, 41016 Sevilla'],
    ['Bergplatz 4, 2. OG, 69115 Heidelberg', 'Bergplatz 4, 2. OG, 69115 Heidelberg'],
    ['12 boul. Laurier, bureau 5, Québec QC G1V 2M1', '12 boul. Laurier, bureau 5, Québec QC G1V 2M1'],
    ['Kwiatowa 31/4, 00-029 Warszawa', 'Kwiatowa 31/4, 00-029 Warszawa'],
    ['Gül Cad. No:8 Kat:3, İzmir 35210', 'Gül Cad. No:8 Kat:3, İzmir 35210'],
    ['Graz\nSteiermark\nÖsterreich', 'Graz\nSteiermark\nÖsterreich'],
  ])('%s', (text, address) => {
    expect(addressesIn(text)).toEqual([address])
  })
})

describe('no address is seen', () => {
  test.each([
    ['order 12 is on the way'],
    ['in 5 minutes'],
    ['i want to place the order of 2 burgers'],
    ['the meeting is on 3 May 2024'],
    ['Der Arbeitsplatz 3 ist frei'],
    ['pon el temporizador a 10 minutos'],
    ['add 2 more items to my way list'],
    ['version 1.2.3'],
    ['E-mail address: mia.roth@example.org'],
    ['IP address: 192.0.2.7'],
    ['you are sharing 5 files'],
    ['Kind regards,\nMia Roth\nGermany'],
    ['I have been in France\nand in Italy'],
    ['the unit 5 is broken'],
    ['On Friday, August 15, 2018, I paid'],
    ['Thanks, Jordan'],
    ['Hello, France'],
    ['One Way ticket, please'],
    ['made in Germany'],
    ['it is Main Street food'],
    ['we stay at 1 Hotel Harbor Bridge'],
    ['mehr als 49 Prozent Zuwachs Platz eins'],
    ['das sind 300m Gehweg'],
    ['et bord for 4 på South Street Diner'],
    ['in einer Demokratie 1911'],
    ['Os outros 100 chegam logo'],
    ['Vorgangsnummer 2024-11-482913, Meter 48213'],
    ['we flew via Rome 12 times'],
    ['ich zahle via PayPal 12 Euro'],
    ['une table pour 4 rue principale'],
    ['la linea 3 via Manzoni è in ritardo'],
    ['Windows 11 Pro Park edition'],
    ['the 2007 Bowling Green Falcons won'],
    ['On December 12, 2004, Rossi was there'],
    ['a clinic located in Menlo Park'],
    ['Flat 3 on Baker Street since 2024'],
    ['table for 4 at Square Pizza'],
    ['order 88213 Blue Chair, Size 42 is late'],
    ['i have 2024 Ford Focus, Blue 3 and more'],
    ['Row 44, Block 4000 is full'],
    ['it was 3-2-1 Go, Team-ku'],
  ])('in %s', (text) => {
    expect(addressesIn(text)).toEqual([])
  })

  test('but in what a name leaves of one', () => {
    const text = 'Remitido por: Hospital de Navarra Olmedo, 4 31008 Pamplona'
    expect(detect(text).map((one) => text.slice(one.start, one.end))).toEqual([
      'Hospital de Navarra',
      'Olmedo, 4 31008 Pamplona',
    ])
  })

  test('where nobody asked for one', () => {
    expect(detect('12 Main St Apt 4', { except: ['postal-address'] })).toEqual([])
  })
})

test('what was read before leaves nothing behind', () => {
  const text = 'Lascelles VIC 3487\nAustralia'
  const alone = { start: 0, end: text.length }
  for (const before of [
    '12 Main Street, Springfield 12345 and 9 Elm Road, Shelbyville 54321',
    'Calle Mayor 3, 28013 Madrid, 4 5 6 7',
  ])
    for (let words = 0; words < 12; words++) {
      findAddresses(`${'Weg 5 '.repeat(words)}${before}`)
      expect(findAddresses(text)).toMatchObject([alone])
    }
})

describe('work grows with the text and not faster', () => {
  const steps = (text: string) => {
    findAddresses(text)
    return addressSteps()
  }
  const own: [string, (n: number) => string][] = [
    ['house numbers without an end', (n) => '12 Main '.repeat(n / 8)],
    ['streets', (n) => '12 Main St, '.repeat(n / 12)],
    ['beginnings', (n) => 'Calle de la '.repeat(n / 12)],
    ['lines', (n) => 'Fort Street\n'.repeat(n / 12)],
    ['numbers and street words', (n) => '1 Street 2 Rue '.repeat(n / 15)],
    ['fields', (n) => 'address: Lindner 5 '.repeat(n / 19)],
    ['flats without an end', (n) => '12 Lindner 4, '.repeat(n / 14)],
    ['capitals and commas', (n) => 'Rope, Walk '.repeat(n / 11)],
    ['short lines', (n) => 'Weg 5\nThun\n'.repeat(n / 11)],
    ['towns', (n) => 'Lyon, France, '.repeat(n / 14)],
    ['announcements', (n) => 'address is Linden '.repeat(n / 17)],
    ['postcodes and towns', (n) => '1088 Pest, Rak '.repeat(n / 15)],
    ['streets and towns', (n) => 'Ermou 44, Pest '.repeat(n / 15)],
    ['postcodes', (n) => 'Alisos, 10. 13002 Ciudad '.repeat(n / 25)],
  ]
  test('lines are read as those of a letter only where a country may be named', () => {
    const lines = 'pr66199-2.C\n'.repeat(5)
    expect(steps(`Spain x\n${lines}`) / steps(lines)).toBeGreaterThan(1.25)
  })

  test.each([...hostile, ...own])('%s', (_name, make) => {
    expect(Math.log((steps(make(160_000)) + 1) / (steps(make(10_000)) + 1)) / Math.log(16)).toBeLessThan(1.15)
  })

  test.each(['MDP+# ', 'née le #.', 'born on #.#.'])('numbers apart, as in %s, cost no more than letters', (shape) => {
    const text = `7 ${shape.repeat(200)}`
    expect(steps(text.replaceAll('#', '1'))).toBe(steps(text.replaceAll('#', 'x')))
  })
})
