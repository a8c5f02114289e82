import { beginsMonth } from '../read-date.ts'
import { isPlaceholder } from './entropy.ts'

/** Letters and digits that are no product, address, measure, date or name of a file. */
export function isOwnPassword(value: string, leastDigits: number): boolean {
  if (value.length < 6 || !/\p{L}{2}/u.test(value) || isPlaceholder(value)) return false
  if (/:\/\/|^\+|^[\p{L}.-]{2,}@|@[\w-]+\.[a-z]{2,}$|\.\p{Ll}{2,4}$|[()[\]{}=]|\/\S*\//u.test(value)) return false
  if (/^\d+[-.]?\p{L}+$|^(?:\p{L}{1,2}-?)?\d+\p{L}?$|^(?:v|version|step|room|level|page|plan)\.?\d/iu.test(value))
    return false
  if (products.test(value) || (/^\p{L}{3,9}[-.]?(?:19|20)\d\d$/u.test(value) && beginsMonth(value, 0))) return false
  const digits = value.replace(/\D/g, '').length
  return digits >= leastDigits || (digits > 0 && /[^\p{L}\d.,'’-]/u.test(value))
}

const products =
  /^(?:windows|office|microsoft|iphone|ipad|ios|android|chrome|firefox|safari|o?auth|web|saml|fido|google|outlook|sms|mfa|totp|yubikey|samsung|galaxy|pixel|premium|h|ipv|sha|md|base|utf|covid)[-_ ]?\d+$/i
