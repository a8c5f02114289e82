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
    ]),
  },
  at: answerAt,
  hits: [
    'my security answer is Fluffy',
    'memorable word: lighthouse',
    'Sicherheitsfrage Antwort: Bello',
    "secret question: mother's maiden name, answer: Hutchinson",
    'das Kundenkennwort lautet Zugspitze',
    'Sicherheitsfrage Lieblingstier, Antwort Waldi',
    'it asked my security question, mothers maiden name, i put Pemberton which is right',
    'réponse secrète : Médor',
    'mi palabra secreta es cebolla',
    'a minha palavra secreta é cebola',
    'la risposta segreta è Fido',
    'mijn geheime woord is vuurtoren',
    '{"secret_answer": "Nightingale"}',
  ],
  misses: [
    'my security answer is wrong',
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
  /(?<!\p{L})(?:(?:i|ich|je|yo|eu|io|ik) (?:always |immer |hab )?(?:put|typed?|entered?|wrote|answered|said|schreibe|schrieb|antworte|mets|ai mis|r[eé]ponds|pongo|puse|respond[oií]|coloquei|coloco|metto|ho messo|rispondo|antwoord|vulde)|[Aa]ntwor(?:t|d)|[Rr]espuesta|[Rr]esposta|[Rr]isposta|[Rr][eé]ponse) ([\p{Lu}\d][^\s"'«»“”?.,;!]{2,29})/u
const none =
  /^(?:not|nicht|pas|no|não|nao|non|niet|wrong|incorrect|correct|right|invalid|missing|mother\p{L}*|falsch|richtig|weg|vergessen|faux|fausse|incorrecta?|errada|sbagliata|errata|fout|what|who|where|which|when|was|wer|wie|wo|welche\p{L}?|quel\p{L}*|qui|cu[aá]l|qu[eé]|qual|quale|che|come|hoe|the|and|my|mine|unknown|gone|required|always|never|still|case|too|also|answer\p{L}*|antwort|asked|changed|forgotten|needed|set|empty|blocked|only|here|there|this|that|same|please|question)$|(?:ed|ing|ly)$/iu

function answerAt(view: View): Match | undefined {
  const { text, start, end } = view
  const ahead = text.slice(end, end + 90).split('\n', 1)[0] ?? ''
  view.steps += 90
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
