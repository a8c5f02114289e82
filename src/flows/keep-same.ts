import type { AttributeValue, Contact, ContactChange } from '../core/contact.ts'
import type { SafeText, SealedValue } from '../core/seal.ts'
import type { Guarded } from './guard-text.ts'
import type { Writing } from './writing.ts'

type Guards = { readonly change: ContactChange; readonly guarded: readonly Guarded[] }

/**
 * Sites hand over the same fields with every page. A field that holds the same values again, at the same places, stays as it is sealed
 * already, for as long as it was to live, instead of lying in the vault once more each time. Only as a whole: would each value count
 * by itself, a field with many in it would tell which of them is the sealed one, without a reveal and without a row in the log.
 */
export async function keepSame(
  tx: Pick<Writing, 'sealedAmong'>,
  before: Contact,
  { change, guarded }: Guards,
): Promise<Guards> {
  const fresh = new Map(guarded.flatMap(({ sealed }) => sealed).map((value) => [value.token, value]))
  const stood = textsOf(before).flatMap(({ seals }) => seals)
  if (fresh.size === 0 || stood.length === 0) return { change, guarded }
  const there = new Map((await tx.sealedAmong(stood.map(({ token }) => token))).map((value) => [value.token, value]))
  const isAsItStood = (was: unknown, now: unknown): was is SafeText =>
    isSafe(was) &&
    isSafe(now) &&
    now.text === was.text &&
    now.seals.length === was.seals.length &&
    now.seals.every(({ token }, i) => {
      const same = was.seals[i]!.token
      return token === same || isSame(there.get(same), fresh.get(token))
    })
  const dropped = new Set<string>()
  const keep = <T extends AttributeValue | null>(was: unknown, now: T): T | SafeText => {
    if (!isAsItStood(was, now)) return now
    for (const { token } of isSafe(now) ? now.seals : []) if (fresh.has(token)) dropped.add(token)
    return was
  }
  const { name, attributes } = change
  const kept: ContactChange = {
    ...change,
    ...(name ? { name: keep(before.name, name) } : {}),
    ...(attributes
      ? {
          attributes: Object.fromEntries(
            Object.entries(attributes).map(([field, now]) => [field, keep(before.attributes[field], now)]),
          ),
        }
      : {}),
  }
  return {
    change: kept,
    guarded: guarded.map((one) => ({
      ...one,
      sealed: one.sealed.filter(({ token }) => !dropped.has(token)),
      findings: one.findings.filter(({ token }) => token === undefined || !dropped.has(token)),
    })),
  }
}

const isSafe = (value: unknown): value is SafeText => typeof value === 'object' && value !== null

function textsOf({ name, attributes }: Contact): SafeText[] {
  return [name, ...Object.values(attributes)].filter(isSafe)
}

function isSame(there: SealedValue | undefined, fresh: SealedValue | undefined): boolean {
  return (
    there?.sameAs !== undefined &&
    fresh !== undefined &&
    there.kind === fresh.kind &&
    there.place.field === fresh.place.field &&
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
