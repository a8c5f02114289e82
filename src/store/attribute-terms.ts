import { foldAttribute, type Contact } from '../core/contact.ts'
import type { Ground } from './ground.ts'
import { hashedTerms } from './search-index.ts'

/** What an attribute is found by. No word of a text can be the same: words have no sign in them. */
export async function attributeTerm(ground: Ground, workspaceId: string, name: string, value: string): Promise<string> {
  return (await hashedTerms(ground, workspaceId, [termOf(name, value)]))[0]!
}

/** Of all attributes but those that hold something sealed: whoever may not look at a value cannot try it out either. */
export function attributeTerms(
  ground: Ground,
  workspaceId: string,
  attributes: Contact['attributes'],
): Promise<readonly string[]> {
  const open = Object.entries(attributes).flatMap(([name, value]) =>
    typeof value !== 'object'
      ? [termOf(name, String(value))]
      : value.seals.length === 0
        ? [termOf(name, value.text)]
        : [],
  )
  return hashedTerms(ground, workspaceId, open)
}

const termOf = (name: string, value: string) => `attribute:${name}=${foldAttribute(value)}`
