import { isOwnPassword } from '../checks/own-password.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import type { View } from '../scan/view.ts'

/** Signing in as seven languages say it, by the word's beginning. */
const signingIn = [
  '^get in with',
  '^get in$',
  '^komm nicht',
  '^komme nicht',
  '^nicht rein',
  '^nicht mehr rein',
  '^log in',
  '^login',
  '^logged in',
  '^logging in',
  '^sign in',
  '^signed in',
  '^signing in',
  '^einlogg',
  '^eingelogg',
  '^anmelde',
  '^anzumelden',
  '^angemeldet',
  '^logge mich',
  '^melde mich',
  '^connecter',
  '^connecte',
  '^connectais',
  '^entro',
  '^entrar',
  '^entraba',
  '^iniciar sesion',
  '^inicio sesion',
  '^acceder',
  '^accedo',
  '^entrava',
  '^entrei',
  '^acessar',
  '^acesso com',
  '^entrare',
  '^entravo',
  '^accedere',
  '^accedevo',
  '^inloggen',
  '^ingelogd',
  '^log altijd in',
  '^om in te loggen',
]

/** « I always log in with … », « mit … angemeldet »: what somebody signs in with, before the word or behind it. */
export const passwordInUse: Detector = {
  name: 'password/in-use',
  kind: 'password',
  source: '« I log in with … », « use … to log in », in seven languages',
  anchors: { literals: signingIn },
  needsDigit: true,
  at: usedAt,
  hits: [
    'use hunter' + '2 to log in',
    'use Fennel' + '$Rook19 to get in',
    'ich tippe Nordsee' + '77x ein und komme nicht rein',
    'nimm Sommer' + '24! zum Einloggen',
    'kann mich mit Nordsee' + '77 nicht einloggen',
    'utilise hunter' + '22 pour te connecter',
    'usa hunter' + '22 para entrar',
    'use gato' + '1234 para fazer login',
    'usa hunter' + '22 per accedere',
    'gebruik hunter' + '22 om in te loggen',
    'I log in with hunter' + '22!',
    'logged in w/ Bananaboat' + '77 like always',
    'ich logge mich mit Katze' + '1234 ein',
    'ich hab mich immer mit Katzenpfote' + '9 angemeldet',
    'je me connecte avec chaton' + '44',
    'inicio sesión con gato' + '1234',
    'entro siempre con gato' + '1234',
    'entro com gato' + '1234',
    'accedo con gatto' + '123',
    'entravo con gatto' + '1234 e adesso no',
    'ik log altijd in met fiets' + '88x',
  ],
  misses: [
    'use Safari to log in',
    'I tried 3 times to log in',
    'with 2FA to log in',
    'use Office365 to log in',
    'I log in with my phone',
    'log in with Windows11',
    'sign in with jo@example.org',
    'log in with 12345678',
    'log in with iPhone15',
    'entro com 3 pessoas no hotel H10',
  ],
}

const by =
  '(?:use|using|type|tippe|tipp|gebe|gib|tape|pongo|digito|inserisco|typ|with|w/|try|benutze?|nutze|nimm|mit|verwende|utilise[rz]?|avec|usa|uso|use|usar|usando|utilizza|gebruik|met|con|com)'
const ahead = new RegExp(`^\\p{L}{0,4}(?: \\p{L}{1,10}){0,3}? ${by} ["'«“]?([^\\s"'«»“”]{6,40})`, 'iu')
const back = new RegExp(`(?:^|[\\s,])${by} {1,2}["'«“]?([^\\s"'«»“”]{5,40}?)["'»”]?(?: \\p{L}{1,10}){0,3} {0,2}$`, 'iu')

function usedAt(view: View): Match | undefined {
  const { text, start, end } = view
  const after = text.slice(end, end + 84)
  const before = text.slice(Math.max(0, start - 84), start)
  view.steps += after.length + before.length
  const next = ahead.exec(after)?.[1]?.replace(/[.,;:!?)]+$/, '') ?? ''
  if (isOwnPassword(next, 1)) return matchOf(text.indexOf(next, end), next, 0.68)
  const last = back.exec(before)?.[1] ?? ''
  return isOwnPassword(last, 1) ? matchOf(start - before.length + before.lastIndexOf(last), last, 0.8) : undefined
}

function matchOf(start: number, value: string, confidence: number): Match {
  return { start, end: start + value.length, confidence, hint: '' }
}
