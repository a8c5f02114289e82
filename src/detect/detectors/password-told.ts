import { codeAt, isLetter, isSpace } from '../characters.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { isPlaceholder } from '../checks/entropy.ts'
import { isOwnPassword } from '../checks/own-password.ts'
import type { View } from '../scan/view.ts'

/** Passwords as people tell them aloud: in two parts, in words without a digit beside a user's name, as digits at the end. */

const names = [
  '^password',
  '^pass word',
  '^pass$',
  '^pw$',
  '^passwort',
  '^kennwort',
  'mot de passe',
  '^mdp',
  'contrasena',
  '^senha',
  '^wachtwoord',
  "^parola d'ordine",
]

const isWords = 'is|ist|lautet|est|es|é|è|e|are|as'
/** « is john 831 », « 45 jk 456 », « 4287 », to the end of the message. */
const parted = new RegExp(
  `^(?: ?[:=] ?| (?:${isWords})(?: as)? | )([\\p{L}]{2,14} \\d{1,6}|\\d{2,6} [\\p{L}]{1,8}(?: \\d{1,6})?|\\p{L}{1,12} \\d{1,6} \\p{L}{1,8}|\\d{4,8})[.!]?\\s*$`,
  'iu',
)
const joined = new RegExp(`^(?: ?[:=]| (?:${isWords}) )`, 'i')
/** What follows the word where no password is told. */
const others =
  /^(?:every|each|alle|jede[nrs]?|tous|toutes|chaque|cada|todos|ogni|elke|within|has|have|must|reset|resets|expire[sd]?|attempts?|tries|version|page|step|change[sd]?|for|on|in|at|with|after|before|since|until|error|code|of|and|or|to|from|by|protected|length|min|max|level|last|the|my|a|an|not|was|no|number|valid|required|wrong|incorrect|invalid|blocked|locked|lost|forgotten|gone|needed|option|window|letters?|characters?|times?|falsch|abgelaufen|gesperrt|seit|nach|vor|von|am|im|um|pour|depuis|apres|incorrecto|incorrecta|caducada|desde|hace|para|vergeten|verlopen|sinds|errata|scaduta)$/i

/** « and my password is … » behind a name: only a password can follow. */
const givenBoth =
  /(?:^|[ ,;])(?:and|und|et|y|e|en|&|\+) (?:(?:my|the|his|her|mein|das|mon|le|mi|la|minha|a|mijn|het|mia) )?$/i
const loneWord = new RegExp(`^ (?:${isWords}) (\\p{L}{4,24})[.!]?\\s*$`, 'iu')

export const passwordTold: Detector = {
  name: 'password/told',
  kind: 'password',
  source: 'how people tell a password in a chat, in seven languages',
  anchors: { literals: names },
  at: toldAt,
  hits: [
    'changed my password from hunter' + '22 to Fluffy' + '2019!',
    'das kennwort hab ich von Winter' + '24 auf Winter' + '25! geändert',
    'password changed from Winter' + '2024 to Winter' + '2025 per policy',
    'tried Oakwood' + '#12 and Oakwood' + '#13 neither password works',
    'mein Passwort von Katze' + '12 auf Hund' + '13 geändert',
    'I tried hunter' + '22 and Fluffy' + '2019! as password',
    'my name is ann and password is bill ' + '849',
    'password ' + '4287',
    'mein Passwort ist tiger ' + '44',
    'my name is ann and my password is ilove' + 'mywife',
    'ich heiße Ann und mein Passwort ist Sommer' + 'wind',
    'you can log in with hunter' + '22 as the password',
    'nimm Katze' + '1234 als Passwort',
    'utilise chaton' + '44 comme mot de passe',
    'usa gato' + '1234 como contraseña',
  ],
  misses: [
    'changed my password from 2019 to 2024',
    'I need to reset my password in 2024',
    'password attempts 3',
    'change the password every 90 days',
    'cambiar contraseña cada 90 días',
    'my password is wrong',
    'my account is locked and my password is wrong',
    'change password step 2',
    'password 2019',
  ],
}

/** « with hunter22 as the password » */
const asPassword =
  /(?:^|[\s,])["'«]?(\S{5,40}?)["'»]? (?:as|als|comme|como|come)(?: (?:the|my|your|a|das|mein|dein|le|mon|ton|la|mi|tu|a minha|mijn))?\s$/iu

/** « hunter22 and » another one */
const oneMore = /(?:^|[\s,])["'«]?(\S{5,40}?)["'»]?,? (?:and|or|und|oder|et|ou|y|o|e|en|of) ["'«]?$/iu

/** « tried hunter22 and hunter23, neither » password */
const triedBoth =
  /(?:tried|try|typed|entered|used|put|probiert|versucht|essay[eé]|prob[eé]|tentei|provato|geprobeerd) (?:both |beide |les deux )?["'«]?(\S{5,40}?)["'»]?,? (?:and|und|et|y|e|en|or|oder) ["'«]?(\S{5,40}?)["'»]?,? (?:neither|none of them|no|kein|keines|aucun|ningun|nenhuma|nessuna|geen)(?: (?:as|the|one|is the))? $/iu

/** « from hunter22 to hunter23 » */
const changed =
  /^ (?:\p{L}{1,10} ){0,3}?(?:(?:was |has been |wurde )?(?:changed|reset|updated|switched|geändert|changé|cambiada|alterada|cambiata|gewijzigd) )?(?:from|von|de|da|van) ["'«]?(\S{5,40}?)["'»]? (?:to|auf|zu|[aà]|por|para|naar|en) ["'«]?(\S{5,40}?)(?=["'»]?[.,;]?(?:\s|$))/iu

function isMixed(value: string): boolean {
  return /\d/.test(value) && /\p{L}/u.test(value) && !/[@/]|^\p{L}?\d+\p{L}?$/u.test(value)
}

function toldAt(view: View): Match | Match[] | undefined {
  const { text, end } = view
  if (view.digitSeen >= 0 && view.start - view.digitSeen < 48 && isLetter(codeAt(text, view.start - 2))) {
    const before = text.slice(Math.max(0, view.start - 64), view.start)
    view.steps += before.length
    const [both = '', one = '', two = ''] = triedBoth.exec(before) ?? []
    if (isMixed(one) && isMixed(two)) {
      const from = view.start - both.length
      return [matchOf(from + both.indexOf(one), one, 0.7), matchOf(from + both.lastIndexOf(two), two, 0.7)]
    }
    const value = asPassword.exec(before)?.[1]
    if (value && isMixed(value)) {
      const told = matchOf(view.start - before.length + before.lastIndexOf(value), value, 0.75)
      const other = oneMore.exec(before.slice(0, before.lastIndexOf(value)))?.[1]
      return other && isMixed(other)
        ? [
            matchOf(view.start - before.length + before.lastIndexOf(other, before.lastIndexOf(value) - 1), other, 0.7),
            told,
          ]
        : told
    }
  }
  const next = codeAt(text, end)
  if (next === 32) {
    const [whole = '', old = '', fresh = ''] = changed.exec(text.slice(end, end + 100)) ?? []
    view.steps += 100
    if (isMixed(old) && isMixed(fresh))
      return [matchOf(end + whole.indexOf(old), old, 0.75), matchOf(end + whole.length - fresh.length, fresh, 0.75)]
  }
  if (text.length - end > 60 || (next !== 32 && next !== 58 && next !== 61)) return undefined
  const tail = text.slice(end)
  view.steps += tail.length
  const value = parted.exec(tail)?.[1]
  if (value) {
    const [first = ''] = value.split(' ')
    if (others.test(first) || /^(?:19|20)\d\d$/.test(value)) return undefined
    const told = joined.test(tail)
    if (!told && /^pass$|^pw$/i.test(text.slice(view.start, end))) return undefined
    return matchOf(end + tail.indexOf(value), value, told ? 0.62 : 0.52)
  }
  const word = loneWord.exec(tail)?.[1]
  // « expired », « broken », « not working »: what is said of a password.
  if (!word || others.test(word) || /(?:ed|en|ing)$/i.test(word)) return undefined
  if (!givenBoth.test(text.slice(Math.max(0, view.start - 16), view.start))) return undefined
  return matchOf(end + tail.indexOf(word), word, 0.55)
}

function matchOf(start: number, value: string, confidence: number): Match {
  return { start, end: start + value.length, confidence, hint: '' }
}

/** « login: bob / S3cret!! »: a name and a password in one breath. */
export const passwordBehindUser: Detector = {
  name: 'password/behind-user',
  kind: 'password',
  source: 'a user name and a password with a stroke between them, named as access data',
  anchors: {
    literals: [
      '^inlog',
      '^login',
      '^wifi',
      '^wlan',
      '^user',
      '^creds',
      '^credentials',
      '^zugangsdaten',
      '^zugang',
      '^identifiants',
      '^credenciales',
      '^credenziali',
      '^inloggegevens',
      '^root',
      '^admin',
      '^mes codes',
      '^mes acces',
      '^accesos',
      '^acessos',
    ],
  },
  at: behindUserAt,
  hits: [
    'login: bob / S3cret' + '!!',
    'wifi: HomeNet / sunny-day' + '-2021',
    'the wifi is HomeNet and the key is sunny-day' + '-21, bins on Monday',
    'das WLAN heißt Almblick und der Schlüssel ist enzian' + '-2280',
    "le wifi du gîte c'est LaGrange et la clé sureau" + '-97',
    'il wifi della casa è TreUlivi e la chiave rosmarino' + '-66',
    'Zugangsdaten: anna/Blume' + '77',
    'creds are jo.smith:Wint3r' + '!26',
    'credenciales: juan / gato' + '1234',
    'user/pass for the cam: admin / tulip' + '2020',
    'root / Adm1n' + '!2024',
    'Zugang: a.klee@posteo.example und Distel' + '#Kamm8',
    'login jo@example.org / Tulip' + '!2019 please go in for me',
    'Zugang: jo@example.org Tulpe' + '#77 loggen Sie sich ein',
    'voici mes codes : p.leroy@example.fr / Soleil' + '2024!',
  ],
  misses: [
    'login: 24/7',
    'login jo@example.org does not work',
    'user jo@example.org 12.3.2024',
    'user jo@example.org iPhone15 is lost',
    'user: bob / alice',
    'login page / sign-up',
    'user/password',
    'root:x:0:0:root:/root:/bin/bash',
    'admin / user2 / guest',
    'admin/dashboard2',
    'credentials: see https://example.org/a/b1',
    'the wifi is down and the key is under mat-3',
    'wifi is slow and the code is in mail-2',
  ],
}

/** « login jo@example.org / S3cret!! »: who signs in is named by a mail address. */
const behindMail =
  /^\p{L}{0,8}(?: (?:is|ist|est|es|é|è))?[: ]{1,2}[\w.+-]{1,40}@[\w.-]{3,40}(?: ?[/|,;] ?| )([^\s/"'<>@]{6,40})(?=\s|$)/iu

/** « the wifi is Almblick and the key is … » */
const opens = / (?:key|code|schlüssel|cl[ée]|clave|chiave|chave|sleutel|palavra-passe) /i

function behindUserAt(view: View): Match | undefined {
  // `"user":`, `users/12`: most of what begins so is no word for access data.
  const next = codeAt(view.text, view.end)
  if (next === 34 || next === 47) return undefined
  const window = view.text.slice(view.end, view.end + 100)
  view.steps += 100
  const mailed = behindMail.exec(window)
  if (mailed?.[1] && isOwnPassword(mailed[1].replace(/[.,;]$/, ''), 1))
    return matchOf(view.end + mailed[0].length - mailed[1].length, mailed[1].replace(/[.,;]$/, ''), 0.75)
  if (!window.includes('/') && !window.includes('|') && !window.includes(':') && !opens.test(window)) return undefined
  if (/^(?:root|admin)$/i.test(view.text.slice(view.start, view.end))) return behindRoot(view, window)
  const found =
    /^(?:s|name|data|\/(?:pass\w*|pw|kennwort|mdp|clave|senha))?(?: \p{L}{1,12}){0,4}?(?: (?:is|are|sind|ist|hei(?:ß|ss)t|est|es|é|è|sont|son|sono|zijn|heet|s'appelle|se llama|si chiama|c'est))?\s*[:=]?\s*([\w.@+-]{2,40})(\s?[/|]\s?|(?<=[a-z.]):|,? (?:and|und|et|y|e|en) (?:(?:(?:the|der|die|la|le|el|il|a|o|de|het|its) )?(?:key|code|schlüssel|cl[ée]|clave|chiave|chave|sleutel|palavra-passe)(?: is| ist| est| es| é| è|:)? )?)([^\s/"'<>]{5,40})(?=\s|$)/iu.exec(
      window,
    )
  const [whole = '', name = '', stroke = '', value = ''] = found ?? []
  const plain = value.replace(/[.,;]$/, '')
  const mixed = /\p{L}/u.test(plain) && (/\d/.test(plain) || /[!#$%&*+=?@^~]/.test(plain))
  if (!mixed || !/\p{L}/u.test(name) || nobody.test(name) || isPlaceholder(plain) || /^https?:/i.test(name))
    return undefined
  if (
    !/[:=]|(?<!\p{L})(?:is|are|sind|ist|hei(?:ß|ss)t|est|es|é|è|sont|son|sono|zijn|heet|appelle|llama|chiama)(?!\p{L})/u.test(
      whole.slice(0, whole.length - name.length - stroke.length - value.length),
    )
  )
    return undefined
  const start = view.end + whole.length - value.length
  return matchOf(start, plain, 0.7)
}

/** « root / S3cret!! »: a name that everybody knows. */
function behindRoot(view: View, window: string): Match | undefined {
  const [whole = '', value = ''] = /^(?: ?[/|] |:)([^\s/:"'<>]{6,40})(?=\s*(?:\n|$)|[,;] )/.exec(window) ?? []
  return isOwnPassword(value, 2) ? matchOf(view.end + whole.length - value.length, value, 0.65) : undefined
}

/** A user's name stands right before: whatever follows the password's name is the password. */
export const passwordWithUser: Detector = {
  name: 'password/with-user',
  kind: 'password',
  source: 'a user name and, right behind it, what is named a password',
  anchors: {
    literals: [
      '^pw$',
      '^password',
      '^pass$',
      '^p:',
      '^code:',
      '^code :',
      '^codigo:',
      '^codice:',
      '^passwort',
      '^kennwort',
      '^contrasena',
      '^clave',
      'mot de passe',
      '^mdp',
      '^senha',
      '^wachtwoord',
      '^pwd',
    ],
  },
  at: withUserAt,
  hits: [
    'username: root\npassword: ro' + 'ot',
    'login snoop pw biggreen' + 'hat',
    'u: snoop\np: biggreen' + 'hat',
    'identifiant: mdurand / code: Rivo' + 'li75',
    'Benutzername: anna, Passwort: sonnen' + 'blume',
  ],
  misses: [
    'user forgot password again',
    'username and password please',
    'login page password field',
    'user: me, password: <secret>',
    'login with password only',
  ],
}

const user =
  /(?:^|[\s,;(])(?:(?:user ?name|user|login|benutzer(?:name)?|usuario|utilisateur|identifiant|gebruiker(?:snaam)?|utente|usu[aá]rio)(?<sign>\s*[:=]\s*|\s+(?:is\s+)?)|u(?<short>\s*[:=]\s*))(?<name>[\w.@+-]{2,40})[\s,;/]{1,3}(?:and |und |et |y |e |en )?$/i

/** What stands between a user and the name of a password: white space, or one of `,;/`. */
function parts(c: number): boolean {
  return isSpace(c) || c === 44 || c === 59 || c === 47 || c > 127
}

/** White space, a colon or an equals sign. */
function isJoint(c: number): boolean {
  return isSpace(c) || c === 58 || c === 61
}

const nobody =
  /^(?:and|or|my|the|forgot|lost|with|page|is|has|name|id|a|to|for|cannot|can|does|und|oder|mit|et|ou|avec|y|o|con|e|en|of|met)$/i

function withUserAt(view: View): Match | undefined {
  const { text } = view
  // « forgot my password », « password? »: a name and a sign or blank must stand before, a value behind.
  if (view.start < 6 || !(isJoint(codeAt(text, view.end - 1)) || isJoint(codeAt(text, view.end)))) return undefined
  if (!parts(codeAt(text, view.start - 1))) return undefined
  const before = user.exec(text.slice(Math.max(0, view.start - 70), view.start))
  view.steps += 70
  const who = before?.groups
  if (!who?.['name'] || nobody.test(who['name'])) return undefined
  const signed = /[:=]/.test(who['sign'] ?? who['short'] ?? '')
  const from = codeAt(text, view.end - 1) === 58 ? view.end - 1 : view.end
  const found = /^(\s*[:=]\s*|\s+(?:is\s+)?)["']?([^\s"'<>(){}]{3,40}?)["']?[.,;]?(?=\s|$)/.exec(
    text.slice(from, from + 56),
  )
  const [, joint = '', value = ''] = found ?? []
  // Without a sign on either side both must look like the two fields of one line.
  if (
    value === '' ||
    isPlaceholder(value) ||
    nobody.test(value) ||
    /^(?:field|reset|again|please|only|is|again|required|login|here)$/i.test(value)
  )
    return undefined
  if (!signed && !/[:=]/.test(joint) && text.slice(from + (found?.[0].length ?? 0)).trim() !== '') return undefined
  const start = from + (found?.[0].indexOf(value, joint.length) ?? 0)
  return matchOf(start, value, signed || /[:=]/.test(joint) ? 0.8 : 0.6)
}
