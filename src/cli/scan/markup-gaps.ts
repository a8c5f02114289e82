// What a reader sees joined: these elements do not begin a new line. HTML Living Standard, «phrasing content»; SVG 2, 11.
const inline = new Set(
  'a abbr b bdi bdo big cite code data dfn em font i ins kbd label mark q s samp small span strong sub sup textpath time tspan tt u var wbr'.split(
    ' ',
  ),
)

type Family = 'word' | 'sheet' | 'odf'

/** Office documents by their namespaces, whatever prefix a program gives them (ECMA-376, ISO/IEC 26300). */
const namespaces: readonly (readonly [RegExp, Family])[] = [
  [
    /wordprocessingml|office\/word\/|drawingml\/(?:2006\/)?main|officeDocument\/(?:2006\/)?math|markup-compatibility/,
    'word',
  ],
  [/spreadsheetml/, 'sheet'],
  [/opendocument:xmlns:text/, 'odf'],
]
const usual: readonly (readonly [string, Family])[] = [
  ['w', 'word'],
  ['a', 'word'],
  ['text', 'odf'],
]

/** Word and PowerPoint part a line wherever its letters change (ECMA-376, runs); what ends it are paragraphs and cells. */
const endsOfWord = /^(?:p|tc|tr|tbl|txbx|txbody|txbxcontent|sectpr|body|document)$/
const runsOfSheet = new Set(
  'r t rpr b i u sz color rfont family scheme charset strike vertalign outline shadow condense extend'.split(' '),
)
const runsOfOdf = /^(?:span|a|meta|meta-field|ruby|ruby-base|soft-page-break|bookmark.*|reference-.*|change.*)$/

const signs: Readonly<Record<Family, Readonly<Record<string, string>>>> = {
  word: { br: '\n', cr: '\n', tab: '\t', nobreakhyphen: '\u2011' },
  sheet: {},
  odf: { s: ' ', tab: '\t', 'line-break': '\n' },
}

/** More names no format has, and a hostile file millions. */
const most = 4_096

/**
 * What an element puts between the text before it and the text behind it: nothing if they are one for a reader. Two line ends part what
 * belongs apart; one is read as a break within a number.
 */
export function gapsOf(raw: string): (name: string) => string {
  const families = new Map(usual)
  for (const [, prefix = '', name] of raw.matchAll(
    /\bxmlns(?::([\w.-]{1,40}))?\s{0,9}=\s{0,9}["']([^"']{1,200})["']/g,
  )) {
    const family = namespaces.find(([pattern]) => pattern.test(name!))?.[1]
    if (family) families.set(prefix.toLowerCase(), family)
  }
  const known = new Map<string, string>()
  return (name) => {
    const gap = known.get(name) ?? gapOf(name, families)
    if (known.size < most) known.set(name, gap)
    return gap
  }
}

function gapOf(name: string, families: ReadonlyMap<string, Family>): string {
  const [, prefix = '', local] = /^(?:([^:]*):)?(.*)$/.exec(name) as unknown as [string, string | undefined, string]
  const family = families.get(prefix)
  const sign = family && signs[family][local]
  if (sign !== undefined) return sign
  if (family === 'word') return endsOfWord.test(local) ? '\n\n' : ''
  if (family === 'sheet' && runsOfSheet.has(local)) return ''
  if (family === 'odf' && runsOfOdf.test(local)) return ''
  if (local === 'br') return '\n'
  return inline.has(local) ? '' : '\n\n'
}
