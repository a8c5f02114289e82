import type { AddressPart } from '../finding.ts'
import { boxes, units } from './address-words-data.ts'

/** Marks of a number or a box, which stand in `units` because they, too, have a number behind them. */
const noUnits = new Set('n no nr num numero km box lot'.split(' '))
/** Made when first asked for, as most processes never ask. */
let unit: RegExp | undefined
let boxed: RegExp | undefined

function unitOf(): RegExp {
  const words = units.split(' ').filter((word) => !noUnits.has(word))
  const named = `(?:${words.join('|')})\\.? ?#?|# ?`
  return new RegExp(`(?<![\\p{L}\\d])(?:${named})(?:\\d[\\p{L}\\d-]{0,5}|\\p{L})(?![\\p{L}\\d])`, 'iu')
}

function boxedOf(): RegExp {
  const words = `p\\.? ?o\\.? ?box|${boxes.replaceAll(' ', '|')}|b\\.?p\\.?|apartado|apdo|casella|caixa`
  return new RegExp(`^(?:${words})(?!\\p{L})`, 'iu')
}
/** `3º B`, `2D`: a floor and a door without a word, behind the street. */
const door = /^\d{1,3} ?[ºª°]? ?\p{L}?$/u
const code =
  /(?<![\p{L}\d-])(?:[A-Z]{1,2}-\d{4,5}|\d{5}-\d{3,4}|\d{4}-\d{3}|\d{4} ?[A-Z]{2}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d|\d{3} \d{2}|\d{4,6})(?![\p{L}\d-])/iu
const leading = /^(\d{1,6}\p{L}?(?:[-/]\d{1,4})?(?: (?:bis|ter))?)(?= \S|$)/iu
const trailing = /^(\D*[^\d\s,#-])[ #]{1,3}(\d{1,5} ?\p{L}?(?:[-/](?:\d{1,4}|[IVX]{1,4})\p{L}?)?)$/u
/** `avenue Victor Hugo 69003 Lyon`: a town behind the street with no comma between. */
const town = /(?<=\p{L}[^,\n]{0,60}) (?:\d{5}|\d{4} ?[A-Z]{2}|\d{4}-\d{3}) \p{L}/u

type Add = (part: AddressPart['part'], from: number, value: string) => void

/**
 * What an address is made of, line by line and comma by comma: house number, street, flat, postcode, place. A number in front
 * is the house; where a second one stands behind the name, as in some countries' lists, that belongs to the street.
 */
export function addressParts(text: string, start: number, end: number): AddressPart[] {
  const found: AddressPart[] = []
  const add: Add = (part, from, value) => {
    const plain = value.trim()
    if (plain === '') return
    const at = from + value.indexOf(plain)
    found.push({ part, start: at, end: at + plain.length })
  }
  const has = (part: AddressPart['part']): boolean => found.some((one) => one.part === part)
  unit ??= unitOf()
  boxed ??= boxedOf()
  for (const line of text.slice(start, end).matchAll(/[^\n,>|]+/g)) {
    let rest = line[0]
    const from = start + line.index
    const flat = unit.exec(rest)
    if (flat) {
      add('unit', from + flat.index, flat[0])
      rest = rest.slice(0, flat.index) + ' '.repeat(flat[0].length) + rest.slice(flat.index + flat[0].length)
    }
    const words = rest.trim()
    if (words === '') continue
    const at = from + rest.indexOf(words)
    if (!has('street')) {
      const cut = town.exec(words)?.index ?? words.length
      addStreet(words.slice(0, cut), at, add, has('house-number'))
      if (cut < words.length) addPlace(words.slice(cut), at + cut, add)
    } else if (!has('house-number') && /^\d{1,4}\p{L}?$/u.test(words)) add('house-number', at, words)
    else if (door.test(words) && !/^\d{3}$/.test(words)) add('unit', at, words)
    else if (has('postcode')) add('place', at, words)
    else addPlace(words, at, add)
  }
  return found.sort((a, b) => a.start - b.start)
}

/** `04109 Leipzig`, `Boston`, `DC 20008`. */
function addPlace(words: string, at: number, add: Add): void {
  const zip = code.exec(words)
  if (!zip) return add('place', at, words)
  add('postcode', at + zip.index, zip[0])
  add('place', at, words.slice(0, zip.index))
  add('place', at + zip.index + zip[0].length, words.slice(zip.index + zip[0].length))
}

/** `12 Main St`, `Hauptstraße 5`, `28245 Puruntie 82`, `Postfach 1234`. */
function addStreet(words: string, at: number, add: Add, numbered: boolean): void {
  const number = numbered ? null : leading.exec(words)
  if (number) {
    add('house-number', at, number[0])
    return add('street', at + number[0].length, words.slice(number[0].length))
  }
  const behind = numbered || boxed?.test(words) ? null : trailing.exec(words)
  if (!behind) return add('street', at, words)
  add('street', at, behind[1] ?? '')
  add('house-number', at + words.length - (behind[2] ?? '').length, behind[2] ?? '')
}
