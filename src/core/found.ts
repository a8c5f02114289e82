import { classes, type Class, type Kind } from '../detect/finding.ts'
import { kindOf } from '../detect/kinds.ts'

/** A value of this class, or of this kind of it. */
export type Found = { readonly class: Class; readonly kind?: Kind }

/** Of a class or a kind by its name, one of the workspace's own included; undefined if there is none. */
export function foundBy(name: string): Found | undefined {
  const group = classes.find((one) => one === name)
  if (group) return { class: group }
  const own = name.startsWith('custom:') ? ('custom' as const) : kindOf(name)?.class
  return own && { class: own, kind: name }
}
