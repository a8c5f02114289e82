import type { Core } from './address-block.ts'
import { role } from './address-words.ts'
import { plotAt } from './plot.ts'
import { isNumber, reading } from './street-parts.ts'

export function isPoBox(i: number): boolean {
  const { tokens, roles, text } = reading
  if (!((roles[i] as number) & role.postal)) return false
  const start = tokens.starts[i] as number
  return poBox.test(text.slice(start, start + 40)) || plotAt(start) > 0
}

const poBox =
  /^(?:(?:uss|usns|uscgc) [\p{L}'’ -]{2,30}?(?=[\s,]{1,3}[fd]po,? a[aep] \d{5}\b)|(?:(?:psc|unit|cmr) \d{3,5},? box |p\.? ?o\.? ?box|post office box|r\.?r\.? ?#?\d{1,3},? box|h\.?c\.? ?\d{1,3},? box|rural route \d{1,3},? box|b\.?p\.?|apartado(?: de correos)?|apdo\.?|casella postale|c\.p\.(?! ?\d{5})|caixa postal)\s?(?:n[.ºo°]*\s?)?\d{2,6}\b)/iu

/** Where the forces of the United States get their letters. */
const forces = /^[\s,]{1,6}(?:apo|fpo|dpo),? a[aep] \d{5}\b/i

export function box(i: number): Core | undefined {
  const { tokens, text } = reading
  const rest = text.slice(tokens.starts[i], (tokens.starts[i] as number) + 64)
  const box = poBox.exec(rest)?.[0].length ?? 0
  const size = box > 0 ? box + (forces.exec(rest.slice(box))?.[0].length ?? 0) : plotAt(tokens.starts[i] as number)
  let k = i
  if (size > 0) while (k + 1 < tokens.n && (tokens.ends[k] as number) < (tokens.starts[i] as number) + size) k++
  else {
    k = i + 1
    while (isNumber(k + 1) && k < i + 3) k++
    if (!isNumber(k)) return undefined
  }
  const short = box > 0 && /^(?:b|c)/i.test(text.slice(tokens.starts[i], tokens.ends[i])) && size < 9
  return { first: i, last: k, confidence: short ? 0.45 : 0.8 }
}
