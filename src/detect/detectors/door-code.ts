import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { near, type View } from '../scan/view.ts'

const before =
  /(?:gate|door|entry|garage|alarm|lockbox|key ?box|key ?safe|building|gebäude|garagen|tresor|alarme|alarma|porta|garagem?|haustür|eingangs?|keller|hof|tor|voordeur|poort|cancello|portone|portail|puerta)[ -]$/i
const behind =
  /^ (?:de l'|de la |del? |du |des |do |da |della |dell'|van (?:de |het )?|for (?:the |my )?|für (?:die |das )?|fürs |zur |zum )?(?:entrée|porte|portail|hall|r[eé]sidence|interphone|immeuble|portal|puerta|garaje|alarma|portão|porta|prédio|alarme|portone|cancello|voordeur|poort|alarm|front door|door|gate|tür|tor|haustür|garage|building)\b/i
const value =
  /^[^\d\n.!?]{0,24}?(?:is|ist|lautet|est|es|é|è|:|=)? {0,2}["'(]?(#?\d{4,8}[A-Z]?[#*]?|\d(?:[ -]\d){3,5}|[A-Z]\d{3,6}|\d{2,4}[A-Z]\d{1,3})(?![\w%]|[.,:/-]\d)/u

/** « the lockbox by the gas meter opens with 7 1 9 3 » */
const opened =
  /^[^\d\n.!?]{0,40} (?:opens (?:with|on|to)|with|geht mit|mit|s['’]ouvre avec|avec|se abre con|con|abre com|com|si apre con|gaat open met|met) (#?\d{4,8}[#*]?|\d(?:[ -]\d){3,5})(?![\w%]|[.,:/-]\d)/iu

/** What opens a house: a careful person would not let it stand in the open. */
export const doorCode: Detector = {
  name: 'pin/door',
  kind: 'pin',
  source: 'codes of doors, gates and alarms, named as such in seven languages',
  anchors: {
    literals: [
      '^code',
      '^codigo',
      '^codice',
      '^digicode',
      '^turcode',
      '^deurcode',
      '^torcode',
      '^tor-code',
      '^clave',
      '^lockbox',
      '^key safe',
      '^keysafe',
      '^schlusseltresor',
      '^schlusselbox',
      '^schlusselsafe',
      '^schlusselkasten',
      '^boite a cles',
      '^caja de llaves',
      '^caja de las llaves',
      '^cofre das chaves',
      '^cofre de chaves',
      '^cassetta delle chiavi',
      '^cassetta chiavi',
      '^sleutelkluis',
      '^sleutelkast',
      '^key box',
      '^keybox',
      '^kluiscode',
      '^alarmcode',
      '^tresorcode',
      '^portero',
      '^combina',
      '^zahlenkombi',
      '^cijfercombi',
      '^alarm ',
      '^alarma ',
      '^alarme ',
      '^allarme ',
      '^alarmanlage ',
    ],
  },
  needsDigit: true,
  at: codeAt,
  hits: [
    'the gate code is 4821#',
    'digicode 4812B',
    'code du portail 4471A',
    'the lockbox combination is 0-7-3-9',
    'el portero automático es 1379B',
    'kluiscode 8812',
    'key safe is by the meter, code 3081',
    'boîte à clés 3071',
    'the lockbox behind the water butt opens with 3 0 7 1',
    'der Schlüsseltresor rechts neben der Haustür geht mit 3071 auf',
    'la caja de llaves es 4086',
    'o cofre das chaves: 8062',
    'cassetta delle chiavi 4497',
    'het sleutelkluisje is 4582',
    'Code fürs Tor: 5518',
    'der Türcode lautet 4821',
    "le code de la porte d'entrée est 48213",
    'el código del portal es 4821',
    'o código do portão é 4821',
    'il codice del cancello è 4821',
    'de code van de voordeur is 4821',
    'Haustür code 48B2, nicht klingeln',
    'gate 4821, alarm 5512, mind the dog',
    'Schlüsselkasten 3071, Alarmanlage 6208',
    'cassetta chiavi 3071 allarme 6208',
    'sleutelkastje 3071 alarm 6208',
    'Schlüsselkasten hängt neben der Tür, Alarmanlage 6208',
  ],
  misses: [
    'the code is 4821',
    'gate 4821',
    'alarm 4821 on the panel',
    'gate 4821, seat 12',
    'the alarm 0730 woke the whole house',
    'the door code was changed in 10:30',
    'code 48213 for the discount',
    'la caja de llaves de 2019',
    'cassetta delle chiavi per 4 persone',
  ],
}

/** « gate 4821, alarm 5512 »: two of a house beside each other. */
const beside =
  /(?<![\p{L}\d])(?:gate|door|garage|key ?(?:box|safe)|lockbox|code|pin|tür|haustür|tor|schlüssel\p{L}*|cl[eé]s|porte|portail|llaves|puerta|portal|chaves|porta|port[aã]o|chiavi|portone|cancello|sleutel\p{L}*|deur|voordeur|poort)(?: (?:is|ist|est|es|é|è|code))?:? (#?\d{4,6}[#*]?),?(?: (?:and|und|et|y|e|en|the))?\s$/iu
const alarmed = /^(?:(?:is|ist|est|es|é|è|code|:) ?)?(#?\d{4,6}[#*]?)(?![\w%]|[.,:/-]\d)/

/** What is told together with the code of an alarm. */
const told = [
  'pin',
  'code',
  'wifi',
  'wlan',
  'key safe',
  'key box',
  'keysafe',
  'lockbox',
  'schlusselkasten',
  'schlusseltresor',
  'schlusselbox',
  'boite a cles',
  'caja de llaves',
  'cofre das chaves',
  'cassetta chiavi',
  'sleutelkastje',
  'sleutelkluis',
]

function alarmAt(view: View): Match[] | undefined {
  const { text, start, end } = view
  const before = text.slice(Math.max(0, start - 48), start)
  const [whole = '', first = ''] = beside.exec(before) ?? []
  const [said = '', code = ''] = alarmed.exec(text.slice(end, end + 20)) ?? []
  if (!code) return undefined
  const at = end + said.length - code.length
  const alarm = { start: at, end: at + code.length, confidence: 0.75, hint: '' }
  if (!first) return near(view, told) ? [alarm] : undefined
  const from = start - whole.length + whole.lastIndexOf(first)
  return [{ start: from, end: from + first.length, confidence: 0.75, hint: '' }, alarm]
}

function codeAt(view: View): Match | Match[] | undefined {
  const { text, start, end } = view
  if (/^al{1,2}arm\p{L}* $/iu.test(text.slice(start, end))) {
    view.steps += 68
    return alarmAt(view)
  }
  const named =
    /^(?:digicode|lockbox|key ?(?:safe|box)|schl.ssel(?:tresor|box|safe|kasten)|bo.te . cl.s|caja de (?:las )?llaves|cofre d[ae]s? chaves|cassetta (?:delle )?chiavi|sleutelk(?:luis|ast)|t.rcode|deurcode|kluiscode|alarmcode|tresorcode|tor-?code|portero|zahlenkombi|cijfercombi)$/i.test(
      text.slice(start, end),
    )
  const place = behind.exec(text.slice(end, end + 40))?.[0].length ?? 0
  view.steps += 40
  if (!named && place === 0 && !before.test(text.slice(Math.max(0, start - 12), start))) return undefined
  const ahead = text.slice(end + place, end + place + 64)
  const found = value.exec(ahead) ?? (named ? opened.exec(ahead) : null)
  const code = found?.[1]
  if (!found || !code || /^(?:19|20)\d\d$/.test(code)) return undefined
  const at = end + place + found[0].length - code.length
  return { start: at, end: at + code.length, confidence: 0.8, hint: '' }
}

/** « gate 4821 and garage 2290 »: two numbers of a house, each behind its place. */
const bothPlaces =
  /^(#?\d{4,6}[#*]?),? (?:and|und|et|y|e|en|&) (?:(?:for|für|pour|para|per|voor|the|den|die|das|la|le|el|il|o|a|de|het) ){0,2}(?:(?:front |back |side |main )?door|garage|cellar|basement|shed|house|lobby|haustür|tür|keller|schuppen|hof|flur|porte|cave|hall|local|garaje|puerta|trastero|garagem|porta|porão|portone|cantina|kelder|voordeur|schuur|berging) (?:is |ist |est |es |é |è )?(#?\d{4,6}[#*]?)(?![\w%]|[.,:/-]\d)/iu

export const doorCodes: Detector = {
  name: 'pin/two-doors',
  kind: 'pin',
  source: 'a gate and another place of the house, each with its number, in seven languages',
  anchors: { literals: ['^gate ', '^tor ', '^hoftor ', '^portail ', '^portal ', '^portao ', '^cancello ', '^poort '] },
  needsDigit: true,
  at: ({ text, end }) => {
    const [whole = '', first = '', second = ''] = bothPlaces.exec(text.slice(end, end + 64)) ?? []
    if (!first || /^(?:19|20)\d\d$/.test(first)) return undefined
    const last = end + whole.length
    return [
      { start: end, end: end + first.length, confidence: 0.75, hint: '' },
      { start: last - second.length, end: last, confidence: 0.75, hint: '' },
    ]
  },
  hits: [
    'gate 3071 and the garage 6208',
    'Tor 3071 und für den Keller 6208',
    'portail 3071 et cave 6208',
    'portal 3071 y garaje 6208',
    'portão 3071 e garagem 6208',
    'cancello 3071 e garage 6208',
    'poort 3071 en kelder 6208',
  ],
  misses: ['gate 12 and door 4', 'gate 2024 and garage 2025', 'Tor 1 und Keller 2', 'gate 3071 and seat 6208'],
}
