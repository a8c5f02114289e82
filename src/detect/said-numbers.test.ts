import { expect, test } from 'vitest'
import { saidDay, saidNumber, saidYear } from './said-numbers.ts'

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
