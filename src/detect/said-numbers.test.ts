import { expect, test } from 'vitest'
import { detectors } from './detectors/index.ts'
import { beginsDay, saidDay, saidNumber, saidYear } from './said-numbers.ts'
import { engineOf, find } from './scan/find.ts'

test.each([
  ['fortytwo', 42],
  ['siebenundsiebzig', 77],
  ['soixanteetonze', 71],
  ['quatrevingtdixhuit', 98],
  ['treintaycuatro', 34],
  ['veintidos', 22],
  ['trintaequatro', 34],
  ['trentotto', 38],
  ['achtenzeventig', 78],
  ['meia', 6],
])('%s is %i', (letters, number) => {
  expect(saidNumber(letters)).toBe(number)
})

test.each([
  ['nineteeneightytwo', 1982],
  ['nineteenohfive', 1905],
  ['twothousandandone', 2001],
  ['twentytwenty', 2020],
  ['neunzehnhundertachtzig', 1980],
  ['zweitausendeins', 2001],
  ['milleneufcentquatrevingts', 1980],
  ['milnovecientosochentaydos', 1982],
  ['milnovecentoseoitentaedois', 1982],
  ['millenovecentottanta', 1980],
  ['millenovecentosettantaquattro', 1974],
  ['negentientachtig', 1980],
  ['ninetytwo', 92],
])('%s is the year %i', (letters, year) => {
  expect(saidYear(letters)).toBe(year)
})

test.each([
  ['third', 3],
  ['twentyfirst', 21],
  ['twentieth', 20],
  ['dritten', 3],
  ['einundzwanzigsten', 21],
  ['siebten', 7],
  ['premier', 1],
  ['derde', 3],
  ['thirtysecond', 0],
  ['hello', 0],
])('%s is day %i', (letters, day) => {
  expect(saidDay(letters)).toBe(day)
})

test.each(
  'first second third fifth eighth ninth twelfth dritte derde zweite siebte primo eerste two vingt un unten 3rd'.split(
    ' ',
  ),
)('a day may begin with %s', (word) => {
  expect(beginsDay(word)).toBe(true)
})

test.each(['hello', 'thanks', 'i', 'my', 'table', 'anna', ''])('no day begins with %j', (word) => {
  expect(beginsDay(word)).toBe(false)
})

test.each([
  ['please send it to my new flat', 0],
  ['I am on the way', 0],
  ['the parcel is late', 0],
  ['the third of May', 1],
  ['élan', 1],
  ['in March', 1],
])('%j behind a question for the birthday: its beginning tells whether it is read', (text, read) => {
  const engine = engineOf(detectors)
  const stepsBehind = (question: string) => {
    find(engine, text, question, '')
    return engine.view.steps
  }
  // Once for the beginning of detectors' tables, which are made when they are first needed.
  stepsBehind('Your date of birth?')
  const plain = stepsBehind('Anything else today?')
  expect(Number(stepsBehind('Your date of birth?') > plain)).toBe(read)
})
