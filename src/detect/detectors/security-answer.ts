import type { Detector } from '../detector.ts'
import { isPlaceholder } from '../checks/entropy.ts'
import { asKeys } from '../key-spellings.ts'
import type { Match } from '../scan/match.ts'
import type { View } from '../scan/view.ts'

/** It opens an account as a password does, and is told as readily. */
export const securityAnswer: Detector = {
  name: 'password/security-answer',
  kind: 'password',
  source:
    'memorable words, passwords for the telephone and answers to security questions, named as such in seven languages',
  anchors: {
    literals: asKeys([
      'security answer',
      'secret answer',
      'memorable word',
      'memorable answer',
      'secret word',
      'safe word',
      'security word',
      'telephone password',
      'phone password',
      'telefonkennwort',
      'kundenkennwort',
      'telefonpasswort',
      'telephone banking password',
      'mot de passe vocal',
      'mot de passe telephonique',
      'clave telefonica',
      'clave de la banca telefonica',
      'senha do telefone',
      'senha telefonica',
      'password telefonica',
      'parola d ordine telefonica',
      'telefonisch wachtwoord',
      'sicherheitsantwort',
      'sicherheitswort',
      'reponse secrete',
      'mot secret',
      'respuesta secreta',
      'respuesta de seguridad',
      'palabra secreta',
      'palabra clave',
      'resposta secreta',
      'resposta de seguranca',
      'palavra secreta',
      'risposta segreta',
      'risposta di sicurezza',
      'parola segreta',
      'geheime woord',
      'beveiligingsantwoord',
      'security question',
      'secret question',
      'sicherheitsfrage',
      'question secrete',
      'question de securite',
      'pregunta secreta',
      'pregunta de seguridad',
      'pergunta secreta',
      'pergunta de seguranca',
      'domanda segreta',
      'domanda di sicurezza',
      'beveiligingsvraag',
      'maiden name',
      'madchenname',
      'nom de jeune fille',
      '^soltera',
      '^solteira',
      '^nubile',
      'meisjesnaam',
      'first pet',
    ]),
  },
  at: answerAt,
  hits: [
    'my security answer is Fluffy',
    'mothers maiden name is Abernathy',
    "my mother's maiden name: abernathy",
    'Mädchenname meiner Mutter: Oberhuber',
    'nom de jeune fille de ma mère Vauquelin',
    'cognome da nubile di mia madre Tagliaferri',
    'meisjesnaam moeder Hoogendoorn',
    'apellido de soltera de mi madre: Alondra',
    'security question first pet Biscuit',
    'security question first school, answer Thornbury',
    'memorable word: lighthouse',
    'Sicherheitsfrage Antwort: Bello',
    "secret question: mother's maiden name, answer: Hutchinson",
    'das Kundenkennwort lautet Zugspitze',
    'Sicherheitsfrage Lieblingstier, Antwort Waldi',
    'it asked my security question, mothers maiden name, i put Pemberton which is right',
    'réponse secrète : Médor',
    'mi palabra secreta es cebolla',
    'son mot de passe vocal est hirondelle',
    'su clave de la banca telefónica es alondra',
    'la sua password telefonica è fringuello',
    'a senha do telefone dela é rouxinol',
    'a minha palavra secreta é cebola',
    'la risposta segreta è Fido',
    'mijn geheime woord is vuurtoren',
    '{"secret_answer": "Nightingale"}',
  ],
  misses: [
    'my security answer is wrong',
    "what is your mother's maiden name",
    'my maiden name is Abernathy',
    'the maiden name of my mother is missing',
    'my first pet shop was Zooplanet',
    'Mädchenname der Mutter fehlt',
    'is it the maiden name of my mother? No',
    'the security question is not shown',
    'I forgot my memorable word',
    'security question: what was your first pet?',
    'the secret word was changed',
    'die Sicherheitsfrage ist falsch',
    'security answer: <answer>',
    '{"security_question_id": "first", "answered": true}',
    'palabra clave no encontrada',
  ],
}

const told =
  /^(?:s|es)?(?: (?:to|of|for|de|auf|für)[\p{L}' ]{0,24})?(?:,? (?:is|ist|lautet|war|was|est|es|era|é|è|zijn)|["']?\s?:| ?=|,)(?: (?:das|der|die|the|le|la|el|il|o|a|de|het))? {0,2}["'«“]?(\p{L}[\p{L}\d_!#$%&*+-]{2,29})(?= \p{Lu}\p{Ll}+[.!]?\s*$|["'»”]?(?:[.,;!}\]]|\s*$|\s(?:and|und|et|y|e|en|but|aber|mais|pero|thanks|danke|pls|please)\b))/iu
const answered =
  /(?:answer|antwort|r[eé]ponse|respuesta|resposta|risposta|antwoord)(?: (?:is|was|ist|lautet|est|es|é|è)|\s?:) {0,2}["'«“]?([^\s"'«»“”?]{3,30}?)(?=["'»”]?(?:[.,;!]|\s|$))/iu
/** « …, I put Pemberton », « Antwort Waldi » */
const entered =
  /(?<!\p{L})(?:(?:i|ich|je|yo|eu|io|ik) (?:always |immer |hab )?(?:put|typed?|entered?|wrote|answered|said|schreibe|schrieb|antworte|mets|ai mis|r[eé]ponds|pongo|puse|respond[oií]|coloquei|coloco|metto|ho messo|rispondo|antwoord|vulde)|[Aa]ntwor(?:t|d)|[Aa]nswer|[Rr]espuesta|[Rr]esposta|[Rr]isposta|[Rr][eé]ponse) ([\p{Lu}\d][^\s"'«»“”?.,;!]{2,29})/u
const none =
  /^(?:not|nicht|pas|no|não|nao|non|niet|wrong|incorrect|correct|right|invalid|missing|mother\p{L}*|falsch|richtig|weg|vergessen|faux|fausse|incorrecta?|errada|sbagliata|errata|fout|what|who|where|which|when|was|wer|wie|wo|welche\p{L}?|quel\p{L}*|qui|cu[aá]l|qu[eé]|qual|quale|che|come|hoe|the|and|my|mine|unknown|gone|required|always|never|still|case|too|also|answer\p{L}*|antwort|asked|changed|forgotten|needed|set|empty|blocked|only|here|there|this|that|same|please|question)$|(?:ed|ing|ly)$/iu

/** « maiden name », « first pet »: asked for so often that the name behind it is an answer, if it is the mother's. */
const aboutFamily = /maiden|m[aä]dchen|jeune|solte|nubile|meisjes|pet$/i
const mothers =
  /(?<!\p{L})(?:mother|mum|mom|mutter|m[eè]re|madre|m[aã]e|moeder|security|secret|sicherheit\p{L}*|answer|pet)(?:['’]?s)?(?!\p{L})/iu
const family =
  /^(?:(?:['’]s)? (?:of|der|meiner|de|di|van|da)(?: (?:my|the|ma|mi|mia|la|minha|mijn|a))?)?(?: (?:mother|mum|mom|mutter|m[eè]re|madre|m[aã]e|moeder))?(?:(?:\s?[:=]|,? (?:is|was(?: called)?|ist|war|lautet|est|es|era|é|è)) {0,2}["'«“]?(\p{L}[\p{L}'’-]{2,29})| (\p{L}[\p{L}'’-]{2,29}))["'»”]?(?=[.,;!]?\s*(?:$|\n)|[.,;])/iu

function familyAt({ text, start, end }: View, ahead: string): Match | undefined {
  const found = family.exec(ahead)
  const value = found?.[1] ?? found?.[2]
  // Without « is » or a sign only a name can be meant.
  if (!found || !value || none.test(value) || (!found[1] && !/^\p{Lu}\p{Ll}/u.test(value))) return undefined
  const around = text.slice(Math.max(0, start - 40), end + found[0].length - value.length)
  if (!mothers.test(around)) return undefined
  const at = end + found[0].lastIndexOf(value)
  return { start: at, end: at + value.length, confidence: 0.62, hint: '' }
}

function answerAt(view: View): Match | undefined {
  const { text, start, end } = view
  const ahead = text.slice(end, end + 90).split('\n', 1)[0] ?? ''
  view.steps += 90
  if (aboutFamily.test(text.slice(start, end))) return familyAt(view, ahead)
  const asks =
    /^(?:security|secret|sicherheitsf|question|pregunta|pergunta|domanda|beveiligingsv)/i.test(
      text.slice(start, end),
    ) && !/answer|antwort|antwoord|word|wort/i.test(text.slice(start, end))
  const found = asks ? (answered.exec(ahead) ?? entered.exec(ahead)) : told.exec(ahead)
  const value = found?.[1]
  if (!found || !value || none.test(value) || isPlaceholder(value)) return undefined
  const at = end + found.index + found[0].indexOf(value, asks ? found[0].search(/[:\s][^:]*$/) : 0)
  return { start: at, end: at + value.length, confidence: 0.62, hint: '' }
}
