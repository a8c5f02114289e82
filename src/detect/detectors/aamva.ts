import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import type { View } from '../scan/view.ts'

/** A licence's subfile has some thirty elements of at most 108 characters; those that name a person come first. */
const most = 1200
/** In the header stand up to four subfiles of ten characters. */
const head = /^(?:ansi |aamva)\d{6}(?:\d{2}|\d{4}|\d{6})(?=[A-Z\d])/i
/** Where another one begins, which is read from there. */
const another = /(?<![a-z])(?:ansi |aamva)\d{6}(?:\d{2}|\d{4}|\d{6})(?=[A-Z\d])/i
const element = /(?:^|[\n\r]|(?<=\d{8})(?:DL|ID)|(?<=DL|ID))(D[A-D][A-Z])([^\n\r]{1,60})/g

const kinds: Readonly<Record<string, string>> = {
  DAQ: 'us-driver-licence',
  DCF: 'us-driver-licence',
  DBB: 'date-of-birth',
  DAA: 'person-name',
  DAB: 'person-name',
  DAC: 'person-name',
  DAD: 'person-name',
  DCS: 'person-name',
  DCT: 'person-name',
  DAG: 'postal-address',
  DAI: 'postal-address',
}

export const aamva: Detector = {
  name: 'us-driver-licence/aamva',
  kind: 'us-driver-licence',
  source: 'AAMVA DL/ID Card Design Standard, annex D: what the barcode on the back says',
  anchors: { literals: ['^ansi ', '^aamva'] },
  needsDigit: true,
  rank: 2,
  at: elementsAt,
  hits: [
    '@\n\u001e\rANSI 636026080102DL00410288ZA03290015DLDAQD1234' +
      '5678\nDCSPUBLIC\nDACJOHN\nDBB01311970\nDAG12 OAK ST',
    'AAMVA6360010102DL00290179DLDAQ9123' + '45678\nDAAPUBLIC,JOHN\nDBB19700131',
  ],
  misses: ['ANSI 1252 encoding', 'see ANSI X3.4-1986', 'the AAMVA standard of 2020', 'ANSI 636026 is a number'],
}

function elementsAt(view: View): Match[] | undefined {
  const window = view.text.slice(view.start, view.start + most)
  view.steps += 40
  const opened = head.exec(window.slice(0, 40))
  if (!opened) return undefined
  const behind = window.slice(opened[0].length)
  const own = behind.slice(0, another.exec(behind)?.index)
  view.steps += own.length
  const found: Match[] = []
  for (const one of own.matchAll(element)) {
    const [whole, code = '', value = ''] = one
    const kind = kinds[code]
    const plain = value.trimEnd()
    if (!kind || plain.length < 2 || /^(?:none|unavl)$/i.test(plain)) continue
    const start = view.start + opened[0].length + (one.index ?? 0) + whole.length - value.length
    found.push({ start, end: start + plain.length, confidence: 0.98, hint: '', kind, detector: `${kind}/aamva` })
  }
  return found.length > 0 ? found : undefined
}
