import type { AttributeValue, Contact, ContactChange } from '../core/contact.ts'
import type { SafeText, Seal, SealedValue } from '../core/seal.ts'
import type { Guarded } from './guard-text.ts'
import type { Writing } from './writing.ts'

type Guards = { readonly change: ContactChange; readonly guarded: readonly Guarded[] }

/**
 * Sites hand over the same fields with every page. A value that is sealed in a field already stays as it is sealed there, for as long
 * as it was to live, instead of lying in the vault once more each time.
 */
export async function keepSame(
  tx: Pick<Writing, 'sealedAmong'>,
  before: Contact,
  { change, guarded }: Guards,
): Promise<Guards> {
  const fresh = guarded.flatMap(({ sealed }) => sealed).filter(({ sameAs }) => sameAs !== undefined)
  const stood = textsOf(before).flatMap(({ seals }) => seals)
  if (fresh.length === 0 || stood.length === 0) return { change, guarded }
  const there = await tx.sealedAmong(stood.map(({ token }) => token))
  const instead = new Map<string, Seal>()
  for (const value of fresh) {
    const same = there.find(
      (one) => isSame(one, value) && ![...instead.values()].some((seal) => seal.token === one.token),
    )
    const seal = same && stood.find(({ token }) => token === same.token)
    if (seal) instead.set(value.token, seal)
  }
  if (instead.size === 0) return { change, guarded }
  const swap = (text: SafeText): SafeText => ({
    text: text.text,
    seals: text.seals.map((seal) => {
      const { token, expiresAt } = instead.get(seal.token) ?? seal
      return { ...seal, token, expiresAt }
    }),
  })
  const swapIf = <T extends AttributeValue | null>(value: T) =>
    typeof value === 'object' && value !== null ? swap(value) : value
  return {
    change: {
      ...change,
      ...(change.name ? { name: swap(change.name) } : {}),
      ...(change.attributes
        ? {
            attributes: Object.fromEntries(Object.entries(change.attributes).map(([name, one]) => [name, swapIf(one)])),
          }
        : {}),
    },
    guarded: guarded.map((one) => ({
      ...one,
      sealed: one.sealed.filter(({ token }) => !instead.has(token)),
      findings: one.findings.filter(({ token }) => token === undefined || !instead.has(token)),
    })),
  }
}

function textsOf({ name, attributes }: Contact): SafeText[] {
  return [name, ...Object.values(attributes)].filter((one): one is SafeText => typeof one === 'object' && one !== null)
}

function isSame(there: SealedValue, fresh: SealedValue): boolean {
  return (
    there.kind === fresh.kind &&
    there.place.field === fresh.place.field &&
    there.sameAs !== undefined &&
    there.sameAs.every((byte, i) => byte === fresh.sameAs?.[i])
  )
}

/** Whether a change leaves everything as it is. */
export function isNothingNew(before: Contact, { attributes = {}, ...fields }: ContactChange): boolean {
  const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
  return (
    Object.entries(fields).every(([name, value]) => same(before[name as keyof Contact], value)) &&
    Object.entries(attributes).every(([name, value]) => same(before.attributes[name], value))
  )
}
