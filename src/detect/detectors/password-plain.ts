import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import type { View } from '../scan/view.ts'

/** Passwords that are words and nothing else: whose they are and where the message ends say that they are meant. */

/** What is said of a password, in seven languages. Most else that is said ends as `ending` has it. */
const said =
  /^(?:wrong|incorrect|correct|right|invalid|valid|fine|good|great|bad|weak|strong|short|long|safe|secure|unsafe|public|private|secret|unknown|empty|blank|gone|lost|old|new|same|different|simple|easy|hard|complex|case|only|still|also|just|always|never|here|there|below|above|mine|yours|okay|true|false|mandatory|stuck|back|over|what|which|this|that|your|really|again|today|password|username|name|both|none|nothing|impossible|sensitive|later|soon|enough|falsch|richtig|korrekt|weg|sicher|unsicher|schwach|stark|kurz|lang|neu|alt|leer|gleich|anders|geheim|kaputt|bekannt|unbekannt|nicht|nicht mehr|immer|noch|auch|dasselbe|faux|fausse|mauvais|bon|court|faible|fort|vide|inconnu|nouveau|vieux|perdu|identique|toujours|mala|buena|corta|larga|fuerte|igual|misma|nueva|vieja|segura|siempre|errada|certa|fraca|forte|nova|velha|antiga|curta|longa|mesma|sempre|giusta|nuova|vecchia|lunga|debole|sicura|uguale|diversa|fout|verkeerd|juist|goed|slecht|kwijt|nieuw|oud|zwak|sterk|hetzelfde|leeg|niet|altijd)$/iu
const ending =
  /(?:ed|en|ing|ly|able|ible|ful|less|lost|ig|lich|iert|chter|é|ée|ect|ide|ado|ada|ido|ida|ata|ato|ita|uta|ecta|ónea|onea|tta|dig|eerd|ert|uist)$/iu
/** Words that join words: a sentence goes on, no password. */
const joining =
  /^(?:the|and|not|but|with|for|from|that|this|very|too|any|all|was|are|has|have|had|can|cant|will|wont|does|doesnt|when|then|than|after|before|since|because|anymore|again|time|times|every|each|you|your|please|thanks|pls|help|how|why|what|still|its|now|says|say|und|oder|nicht|aber|mit|der|die|das|ein|eine|mehr|auch|seit|weil|wenn|bitte|danke|et|ou|pas|plus|mais|avec|depuis|les|des|une|merci|pero|con|desde|porque|por|favor|una|que|gracias|mas|com|não|nao|uma|obrigado|obrigada|per|non|più|piu|dal|della|grazie|maar|met|niet|een|het|meer|sinds|dank)$/iu

const mine =
  /(?:^|[.,;!?\n] ?|(?<!\p{L})(?:my|our|mein|unser|mon|notre|mi|minha|nossa|mia|mijn|ons) )(?:[\p{L}-]{2,10} )?$/iu
const isWord =
  /^(?: (?:is|ist|lautet|est|es|é|è|are)| ?[:=]) ["'«“]?([^\n"'«»“”.,;:!?\d@/]{4,60}?)["'»”]?[.!]?\s*(?:(?:please|pls|thanks|thx|danke|bitte|merci|gracias|grazie|bedankt|obrigad[oa])[.!]?\s*)?$/iu

export const passwordPlain: Detector = {
  name: 'password/plain',
  kind: 'password',
  source: 'somebody names a password of their own, and the rest of the message is that word, or the words of a phrase',
  anchors: {
    literals: [
      '^password',
      '^passphrase',
      '^passwort',
      '^kennwort',
      'mot de passe',
      '^mdp',
      'phrase de passe',
      '^contrasena',
      '^senha',
      '^palavra-passe',
      '^wachtwoord',
      '^wachtzin',
    ],
  },
  at: plainAt,
  hits: [
    'my password is sun' + 'shine',
    'password is let' + 'mein',
    'mein Passwort ist Sonnen' + 'blume',
    'mon mot de passe est coqueli' + 'cot',
    'mi contraseña es mari' + 'posa',
    'minha senha é borbo' + 'leta',
    'la mia password è tarta' + 'ruga',
    'mijn wachtwoord is vlin' + 'der',
    'my passphrase is correct horse ' + 'battery staple',
    'my password is purple monkey ' + 'window guitar',
  ],
  misses: [
    'my password is wrong',
    'my password is not working',
    'my password is compromised',
    'my password is always refused by the app',
    'I think the password is sunshine and roses here',
    'mein Passwort ist abgelaufen',
    'mon mot de passe est incorrect',
    'mi contraseña es incorrecta',
    'la mia password è sbagliata',
    'mijn wachtwoord is verlopen',
    'my password is case sensitive',
  ],
}

function plainAt(view: View): Match | undefined {
  const { text, start, end } = view
  if (text.length - end > 80) return undefined
  const tail = text.slice(end)
  const found = isWord.exec(tail)
  const phrase = found?.[1]
  view.steps += tail.length
  if (!found || !phrase || !mine.test(text.slice(Math.max(0, start - 24), start))) return undefined
  const words = phrase.split(' ')
  if (words.some((word) => !/^\p{L}{3,24}$/u.test(word) || joining.test(word))) return undefined
  const named = /phrase|zin$/i.test(text.slice(start, end))
  if (said.test(words[0] ?? '') && !(named && words.length > 1)) return undefined
  const meant =
    words.length === 1
      ? !ending.test(phrase) && phrase.length > 4
      : words.length <= 8 && words.length >= (named ? 3 : 4)
  if (!meant || words.slice(1).some((word) => said.test(word) || (!named && ending.test(word)))) return undefined
  // A sign binds less than « is » does: a heading, a field without its value.
  if (/^ ?[:=]/.test(tail) && words.length === 1) return undefined
  const at = end + tail.indexOf(phrase)
  return { start: at, end: at + phrase.length, confidence: named ? 0.75 : 0.58, hint: '' }
}
