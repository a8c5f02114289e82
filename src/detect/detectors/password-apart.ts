import { codeAt, isLetter } from '../characters.ts'
import type { Detector } from '../detector.ts'
import { isOwnPassword } from '../checks/own-password.ts'
import { toldLater } from './password-later.ts'
import type { Match } from '../scan/match.ts'
import { near, type View } from '../scan/view.ts'

/** Passwords that stand apart from their name: behind other words, in front of it, or behind an « it » that means it. */

const names = [
  '^password',
  '^passwort',
  '^kennwort',
  'mot de passe',
  '^mdp',
  '^contrasena',
  '^senha',
  '^palavra passe',
  '^palavra-passe',
  '^wachtwoord',
  '^passphrase',
  '^pass word',
  '^pw',
  '^pwd',
  '^ww$',
  '^clave$',
  '^contrasen',
  '^pass phrase',
  '^wifi key',
  '^wlan schlussel',
  '^wlan-schlussel',
  '^cle wifi',
  '^chiave wifi',
  '^chave wifi',
]

/** What joins a name with its value, with words of either before it. */
const behind =
  /^(?<gap>(?:[\s,]+[\p{L}'’]{1,14}){0,6}?)[\s,]*(?:(?<says>[\s,'’](?:is|s|says|reads|dice|diz|dit|was|will be|should be|would be|soll|sollte|doit [eê]tre|debe ser|deve ser|deve essere|moet zijn|its|it'?s|ist|war|w[aä]re|lautete?|est|c'?est|était|es|era|sea|é|foi|è|e'|are|verwende ich|nutze ich|benutze ich|nehme ich|j'utilise|gebruik ik|i use|i used))(?: (?:now|then|always|immer|toujours|siempre|sempre|altijd|maybe|probably|still|bisher|jetzt|nun|dann|maintenant|ahora|agora|ora|adesso|nu|le|la|el|il|o|a|het|this|like|still|glaube? ich|i think|je crois|creo|credo|acho|denk ik)){0,2}|(?<sign>\s?:)|\s(?:to|into|as|als|como|comme|come|auf|zu|en|a|à|por|para|in|naar|(?:you |u |they )?(?:sent|e?mailed|texted|gave|given|provided|posted)(?: me)?)) ["'«“(]?(?<value>[^\s"'«»“”]{6,40}?)["'»”)]?[.,;!?]*(?=\s|$)/iu
/** « the password you sent, Xk82!mQ, is refused », « the one on the sticker (tulip_44) » */
const enclosed =
  /^(?<gap>(?:[\s,]+[\p{L}'’]{1,14}){0,7}?)(?:, ["'«“(]?(?<value>[^\s"'«»“”,]{6,40})["'»”)]?, | \((?<framed>[^\s"'«»“”,():`][^\s"'«»“”,()]{5,39})\))/iu
/** « it's Fluffy#12 (my password) » */
const bracketed =
  /(?:^|[\s,:])["'«“]?([^\s"'«»“”]{5,40}?)["'»”]? \((?:(?:my|our|the|mein|das|mon|le|mi|la|minha|a|mia|mijn|het) )?$/iu
/** « the wifi password again? », and in the next line of a chat that somebody pasted its answer. */
const inReply =
  /^[^\n?]{0,40}\?\s{0,2}\n\s{0,2}(?:\[?[\d:./, ]{4,20}\]?[ -]{0,3})?(?:[\p{L}. ]{1,24}: )?["'«“]?([^\s"'«»“”]{6,40}?)["'»”]?[.!]?\s{0,2}(?:\n|$)/u
/** Of these something else is said than the password itself. */
const elsewhere =
  /(?<!\p{L})(?:(?<!(?:for|of|f[uü]r|zu|zur|pour|de|para|da|do|per|di|voor|van) (?:\p{L}{1,5} )?)(?:page|apps?|device|phone|site|seite|p[aá]gina)|reset|link|error|manager|codes?|version|model|order|step|length|hash\p{L}*|algorithm\p{L}*|encryption|rules?|policy|field|id|e?mail|user|username|name|update[ds]?|expire[sd]?|windows|for (?:my|the) \p{L}+ and|fehler|benutzer|regeln?|schritt|erreur|utilisateur|usuario|error|utente|gebruiker|fout)(?!\p{L})/iu
/** « sunny44 is the password », « that is my password » before it. */
const before =
  /(?:^|[\s,:(])["'«“]?([^\s"'«»“”]{5,40}?)["'»”]?,? {1,2}(?:is|was|that'?s|thats|are|ist|war|est|c'est|était|es|era|é|è|zijn)(?: (?:the|my|our|your|their|das|mein|unser|dein|le|mon|ton|notre|la|mi|tu|su|a|minha|sua|mia|tua|het|mijn))?(?: (?:new|old|wifi|wlan|right|correct|current|neue|alte|richtige|nouveau|nueva|nova|nuova|nieuwe))? $/iu
/** « I typed sunny44 but it says wrong » password */
const refused =
  /(?:typ|enter|tr[iy]|put|us|eingegeb|getippt|tap|mets|mis|escrib|pus|pong|digit|coloq|mett|mess|scri|ingevoerd)\p{L}{0,5}(?: in| ein)? ["'«“]?([^\s"'«»“”]{5,40}?)["'»”]?,? (?:and|but|it|und|aber|mais|et|pero|y|mas|e|ma|maar|en)(?: \p{L}+){0,6} (?:wrong|invalid|incorrect|bad|falsches|ung[uü]ltiges|mauvais|incorrecta|falsch|onjuist|verkeerd|sbagliata|inv[aá]lida) $/iu
/** « I type sunny44 and » password « is rejected » */
const typed =
  /(?:typ|enter|tr[iy]|put|us|eingegeb|getippt|tap|mets|escrib|pus|pong|digit|coloq|mett|mess|scri|ingevoerd)\p{L}{0,5}(?: in| ein)? ["'«“]?([^\s"'«»“”]{5,40}?)["'»”]?,? (?:and|but|und|aber|mais|et|pero|y|mas|e|ma|maar|en)(?: (?:the|my|it says|das|mein|le|mon|la|mi|a|minha|mia|het|mijn))? $/iu
const rejected =
  /^ (?:is|was|gets|ist|wird|est|es|é|è|is)(?: \p{L}+)? (?:reject|refus|wrong|invalid|incorrect|falsch|abgelehnt|ung[uü]ltig|incorrect|rechaz|inv[aá]lid|sbagliat|rifiutat|fout|geweigerd)/iu
const ofTools = /^ (?:manager|reset|policy|page|field|vault|app|tool|box|hint|expire[sd]?|generator)\b/i

export const passwordApart: Detector = {
  name: 'password/apart',
  kind: 'password',
  source: 'how people tell a password with other words between it and its name, in seven languages',
  anchors: { literals: names },
  needsDigit: true,
  at: apartAt,
  hits: [
    'the password i think is monkey' + '1985',
    'the password you sent, Xk82' + '!mQ, does not work',
    "it's Fluffy" + '#12 (my password)',
    'forgot my password, i think it was Daisy' + '1234',
    'can you reset my password to Bubbles' + '77',
    'the default password on the box says k8Tz' + '-q2Lm99',
    'i type MyDog' + 'Rex22 and password is rejected',
    'set my password as hotdog' + '99 please',
    'the temp password you emailed Xq7-v' + 'TTm2 expired',
    'mein kennwort war immer Donaublick' + '22',
    'als Passwort verwende ich Kranich-Moor' + '-33',
    'la clave que pongo es Tejado' + '_71x',
    'my pass phrase that opens it is Thimble-Ocean' + '-44',
    'wifi key on the sticker: 7KD93' + '-MMQ2X',
    'Passwort lautete bisher Elefant' + '!44',
    'passwort war glaub ich Sonne-' + '1999',
    'password for the shared drive: Qz7!' + 'mmPx',
    'the wifi pw on the sticker (tw1nkle_' + 'roof7) is refused',
    'the password you sent me is tmp-8' + 'Gk2Lq',
    'here you go: Bluefish' + '77 is the password',
    'I typed Jupiter' + '55 and it says wrong password',
    'Passwort vergessen, glaube es war Kolibri' + '96',
    'das neue Passwort wäre dann Kolibri' + '#3',
    'neues Passwort soll Kolibri' + '#3 sein',
    'mijn ww voor de app is Klomp' + '2022',
    'was war das netflix pw?\n[12:02] tom: Chips&Dip' + '9',
    'bitte mein Passwort auf Fahrrad' + '_88 setzen',
    'le mot de passe que tu cherches est Chaton' + '44',
    'cambia la contraseña a Girasol' + '88',
    'mudei a senha para Girassol' + '55',
    'mijn wachtwoord veranderd naar Tulp' + '_2024',
    'the wifi password is under the box. it says heron-pebble' + '-41',
    'das WLAN-Passwort klebt hinten. da steht reiher-kies' + '-41',
    'le mot de passe est sous la box. c’est écrit heron-galet' + '-41',
    'la clave está debajo. pone garza-canto' + '-41',
    'a senha está embaixo. diz garça-seixo' + '-41',
    'la password è sotto. c’è scritto airone-sasso' + '-41',
    'het wachtwoord staat eronder. er staat reiger-kei' + '-41',
  ],
  misses: [
    'change the password to at least 12chars',
    'my password expires on 12.03.2024 and that is 14days',
    'the password page is version2.1',
    'for the password, Windows11, I see nothing',
    'the default password hashing algorithm is now Argon2id',
    'the password is sent to jo.smith1@example.org',
    'Windows11 is the password manager',
    'password reset link is https://example.org/r1',
    'I changed the password in March2024',
    'password must be changed to continue with step12',
    'the password is under the box. my order is AB-12345-XY',
    'I reset my password. The error it says is ERR-4412-AUTH',
    'password changed, and it is version 2.0-beta3 that fails',
  ],
}

/** « changed it to Maple2024! » is a password where signing in is talked of. */
const signingIn = [
  'password',
  'pw',
  'login',
  'log in',
  'logging in',
  'sign in',
  'let me in',
  'lets me in',
  'logged out',
  'locked out',
  'reset',
  'wrong',
  'incorrect',
  'invalid',
  'passwort',
  'kennwort',
  'anmelden',
  'einloggen',
  'anmeldung',
  'falsch',
  'mot de passe',
  'mdp',
  'connecter',
  'connexion',
  'contrasena',
  'clave',
  'entrar',
  'iniciar sesion',
  'senha',
  'accedere',
  'entrare',
  'wachtwoord',
  'inloggen',
]

export const passwordMeant: Detector = {
  name: 'password/meant',
  kind: 'password',
  source: '« I set it to … », where a password or signing in is talked of, in seven languages',
  anchors: {
    literals: [
      '^it to ',
      '^it from ',
      '^i type in is ',
      '^i type is ',
      '^i put in is ',
      '^i enter is ',
      '^eingebe ist ',
      '^eintippe ist ',
      '^tape est ',
      '^pongo es ',
      '^uso es ',
      '^uso e ',
      '^metto e ',
      '^gebruik is ',
      '^new one is ',
      '^new one: ',
      '^new one should be ',
      '^new one will be ',
      '^es auf ',
      '^habs auf ',
      '^neue ist ',
      '^nouveau est ',
      '^change en ',
      '^nueva es ',
      '^nova e ',
      '^nuova e ',
      '^nieuwe is ',
      '^tried ',
      '^j ai mis ',
      "^j'ai mis ",
      "^j'ai essaye ",
      '^puse ',
      '^probe ',
      '^coloquei ',
      '^tentei ',
      '^ho messo ',
      '^ho provato ',
      '^eerst ',
      '^erst ',
      '^probiert ',
    ],
  },
  needsDigit: true,
  at: meantAt,
  hits: [
    'i set it to Maple2024' + "! yesterday but it won't let me in",
    'forgot my password, can you reset it to Sparkle' + '12',
    'old password was lucky' + '77x and the new one is lucky' + '88y',
    'I changed it from Maple' + '2024 to Maple' + '2025! and nothing works',
    'the thing i type in is greenTea' + '!52',
    'mein Passwort geht nicht, habs auf Apfelmus' + '99 geändert',
    'tried Heather-Moor' + '2024 then Heather-Moor' + '2025 and neither works',
    "j'ai mis Lavande" + '2024 puis Lavande' + '2025 aucun des deux ne passe',
    'puse Girasol' + '2024 y luego Girasol' + '2025 y nada',
    'ho messo Girasole' + '2024 poi Girasole' + '2025 e niente',
    'erst Distelfink' + '41 dann Distelfink' + '42, beides geht nicht',
  ],
  misses: [
    'I changed it to Premium2 yesterday',
    'set it to 24hours',
    'changed it from Release24 to Release25',
    'what i enter is Room12B',
    'log in and set it to 2024',
    'the login page, we moved it to Room12B',
    'tried Chrome24 then Chrome25 and neither works',
    'erst Sommer2024 dann Sommer2025 im Katalog gesehen',
    'tried Terminal21 then Terminal22 for the bus',
  ],
}

function apartAt(view: View): Match | undefined {
  const { text, start, end } = view
  const ahead = text.slice(end, end + 110)
  view.steps += ahead.length
  // `pwd=`: nothing that is said begins so.
  const says = /[\s,:'’]/.test(text[end] ?? '')
  const found = says ? behind.exec(ahead) : null
  const { gap = '', says: said = '', sign = '', value = '' } = found?.groups ?? {}
  if (found && gap.length <= 40 && !elsewhere.test(gap)) {
    const lastly = text.startsWith(value, end + found[0].lastIndexOf(value)) ? end + found[0].lastIndexOf(value) : -1
    if (lastly > 0 && isOwnPassword(value, said !== '' || sign !== '' ? 1 : 2)) return matchOf(lastly, value)
  }
  const reply = ahead.includes('?') ? (inReply.exec(ahead)?.[1] ?? '') : ''
  if (isOwnPassword(reply, 1)) return matchOf(text.indexOf(reply, end), reply)
  const { gap: apart = '', value: listed, framed } = (says ? enclosed.exec(ahead)?.groups : undefined) ?? {}
  const other = listed ?? framed ?? ''
  if (other && !elsewhere.test(apart) && isOwnPassword(other, 2))
    return matchOf(text.indexOf(other, end + apart.length), other)
  // With a word and a blank all end that are read backwards, which a reading of all that stands before need not find out.
  const spaced = codeAt(text, start - 1) === 32 && isLetter(codeAt(text, start - 2))
  if (!(spaced || ahead.startsWith(')')) || ofTools.test(ahead)) return says ? toldLater(view) : undefined
  const back = text.slice(Math.max(0, start - 84), start)
  view.steps += back.length
  const told =
    (spaced ? before.exec(back)?.[1] : undefined) ??
    (ahead.startsWith(')') ? bracketed.exec(back)?.[1] : undefined) ??
    (spaced ? refused.exec(back)?.[1] : undefined) ??
    (spaced && rejected.test(ahead) ? typed.exec(back)?.[1] : undefined)
  if (told && isOwnPassword(told, 1)) return matchOf(start - back.length + back.lastIndexOf(told), told)
  return says ? toldLater(view) : undefined
}

function meantAt(view: View): Match | Match[] | undefined {
  const { text, end } = view
  const woken = text.slice(view.start, end)
  if (/from $/i.test(woken)) return changedAt(view)
  if (/^(?:tr|j|pu|pr|co|te|ho|e)/i.test(woken)) return triedAt(view)
  const found = /^ ?["'«“]?([^\s"'«»“”]{6,40}?)["'»”]?[.,;!?]*(?=\s|$)/u.exec(text.slice(end, end + 48))
  view.steps += 48
  const value = found?.[1]
  if (!value || !isOwnPassword(value, 2)) return undefined
  view.start = text.indexOf(value, end)
  view.end = view.start + value.length
  // « what I type is … »: digits, letters and a sign are nothing else.
  const typed = / (?:is|ist|est|es|e|è|é) $/i.test(text.slice(view.start - 6, view.start)) && strong.test(value)
  return typed || near(view, signingIn) ? matchOf(view.start, value) : undefined
}

const strong = /^(?=.*\d)(?=.*\p{Ll})[\p{L}\d]+[!#$%&*+?^~_][^:/]*$/u

/** « changed it from Maple2024 to Maple2025! »: what was changed is not said, but both begin alike, or signing in is talked of. */
function changedAt(view: View): Match[] | undefined {
  const { text, end } = view
  const found = /^["'«“]?([^\s"'«»“”]{6,40}?)["'»”]? to ["'«“]?([^\s"'«»“”]{6,39}[^\s"'«»“”.,;?])/u.exec(
    text.slice(end, end + 92),
  )
  view.steps += 92
  const [whole = '', old = '', fresh = ''] = found ?? []
  if (!isOwnPassword(old, 2) || !isOwnPassword(fresh, 2)) return undefined
  const first = matchOf(end + whole.indexOf(old), old)
  const last = matchOf(end + whole.lastIndexOf(fresh), fresh)
  const alike = old.slice(0, 4) === fresh.slice(0, 4) && strong.test(fresh)
  return alike || near(view, signingIn) ? [first, last] : undefined
}

/** « puse Girasol2024 y luego Girasol2025 y nada »: one word with two numbers, and that it is refused. */
const bothTried =
  /^["'«“]?([^\s"'«»“”]{6,40}?)["'»”]?,? (?:(?:and|und|et|y|e|en)(?: (?:then|dann|puis|luego|depois|poi|toen))?|then|dann|puis|luego|despu[eé]s|depois|poi|toen|daarna) ["'«“]?([^\s"'«»“”]{6,40}?)["'»”]?[.,;]?(?= )(.{2,40})/iu
const refusedBoth =
  /^,? ?(?:and |but |und |aber |et |mais |y |pero |e |mas |ma |en |maar )?(?:neither|nothing|none|no luck|still|both|beide|kein|nichts|geht|aucun|rien|ni l|toujours|nada|ningun|nenhum|niente|nessun|geen|niets|geprobeerd|werk)/iu

function triedAt({ text, end }: View): Match[] | undefined {
  const found = bothTried.exec(text.slice(end, end + 132))
  const [, old = '', fresh = '', said = ''] = found ?? []
  const stem = /^\p{L}[\p{L}_!-]{4,}(?=\d)/u.exec(old)?.[0]
  if (!stem || !fresh.startsWith(stem) || old === fresh || !refusedBoth.test(said)) return undefined
  if (!isOwnPassword(old, 2) || !isOwnPassword(fresh, 2)) return undefined
  return [matchOf(text.indexOf(old, end), old), matchOf(text.indexOf(fresh, end + old.length), fresh)]
}

function matchOf(start: number, value: string): Match {
  return { start, end: start + value.length, confidence: 0.72, hint: '' }
}
