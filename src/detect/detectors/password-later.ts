import { isOwnPassword } from '../checks/own-password.ts'
import type { Match } from '../scan/match.ts'
import type { View } from '../scan/view.ts'

/** So far from its name a password is still meant by « it ». */
const reach = 150

/** What says « it », in seven languages: the name stands in a sentence before, or under something else. */
const meaning = [
  "it (?:just )?(?:says|reads|was)|it['’]?s|it is|(?:i(?:'ve)? |we )?(?:made|set|changed|put) it(?: to| as)?|i (?:(?:just|always|then) )?(?:typed?|put|used?|entered|tried|chose|picked|went with)|here (?:it is|you go)|back to|as always|as usual",
  '(?:da|drauf|darauf) (?:steht|stand)|steht da|(?:es|sie|das|er) (?:ist|lautet|war|hei(?:ß|ss)t)|ist (?:jetzt|nun)|hei(?:ß|ss)t (?:jetzt|nun)|lautet (?:jetzt|nun)|m[üu]sste|(?:hab|habe) ich|ich (?:nehme|tippe|hab|habe|glaub)|hier(?: ist es)?|wieder auf|wie immer',
  "(?:c['’]est|il y a|y a) (?:[eé]crit|marqu[eé])|j['’]ai (?:mis|tap[eé]|choisi|utilis[eé])|(?:le |la )?voici|remettez(?:[- ]le)?(?: [aà])?|comme toujours|ça dit",
  'pone|(?:le )?puse|he puesto|(?:es|era) est[ae]|aqu[ií] (?:est[aá]|va)|de siempre|(?:se )?abre con|otra vez(?: a)?|(?:lo|la) cambi[eé] (?:a|por)',
  'diz|est[aá] escrito|coloquei|botei|pus|usei|[eé] ess?t?a|aqui est[aá]|de sempre|abre com|volta(?:r)? p(?:a?ra|ro)|mudei p(?:a?ra|ro)',
  "c['’][eè] scritto|ho (?:messo|scritto|usato|scelto)|[eè] questa|eccola|rimett(?:ete|a|i)(?:la)?(?: a)?",
  'er staat|staat er|(?:heb|had) er|hier is (?:ie|hij|het)|het is|is nu|terug (?:op|naar)|zoals altijd',
].join('|')

const own = `["'«“(]?([^\\s"'«»“”()]{6,40}?)["'»”)]?[.,;!?]*(?=\\s|$)`
const told = new RegExp(`(?:(?:^|[\\s,.:;!?(])(?:${meaning})(?: ?[:=])?\\s{1,2}|: ?\\n)${own}`, 'giu')
/** « Zip is protected, use tulip-4-APR to open it » */
const opening = new RegExp(
  `(?:^|[\\s,.:;!?(])(?:(?:use|enter|type|you need|(?:it )?opens with|to open(?: it)?(?: is)?)|(?:ge(?:ht|öffnet) )?mit|(?:s['’]ouvre )?avec|(?:se )?abre con|abre com|(?:si )?apre con|(?:gaat open )?met)(?: ?:)? ${own}`,
  'giu',
)
/** Of these something else is told than a password. */
const ofOthers =
  /(?<!\p{L})(?:order|ticket|invoice|tracking|version|model|error|ref(?:erence)?|booking|user(?:name|id)?|voucher|serial|flight|room|plan|phone|browser|bestell\p{L}*|rechnung\p{L}*|modell|fehler\p{L}*|benutzer\p{L}*|kundennummer|raum|commande|facture|erreur|utilisateur|mod[eè]le|pedido|factura|usuario|modelo|fatura|erro|ordine|fattura|utente|modello|bestelling|factuur|gebruiker\p{L}*)(?!\p{L})[^.!?\n]{0,24}$/iu

/** A capital behind a small letter, or a sign that no word has. */
const shaped = /\p{Ll}.*\p{Lu}|[!#$%&*+=?^~_]/u

/** « the wifi password is under the router. it says tulip-gravel-62 »: the first own word that is said to be it. */
export function toldLater(view: View): Match | undefined {
  return ownWord(view, told)
}

/** What opens a file that is protected. */
export function toldToOpen(view: View): Match | undefined {
  return ownWord(view, opening)
}

function ownWord(view: View, said: RegExp): Match | undefined {
  const { text, end } = view
  const ahead = text.slice(end, end + reach)
  view.steps += ahead.length
  if (!/\d/.test(ahead)) return undefined
  for (const one of ahead.matchAll(said)) {
    const value = one[1] as string
    if (!isOwnPassword(value, shaped.test(value) ? 1 : 2) || !/\p{L}.*\p{L}.*\p{L}/u.test(value)) continue
    const at = one.index + one[0].lastIndexOf(value)
    if (ofOthers.test(ahead.slice(Math.max(0, one.index - 40), at))) return undefined
    return { start: end + at, end: end + at + value.length, confidence: 0.68, hint: '' }
  }
  return undefined
}
