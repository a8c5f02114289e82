import type { Contact } from '../../../src/http/wire/contact.ts'
import { useWords } from '../words/words.ts'

type Field = keyof ReturnType<typeof useWords>['work']['lawFields']
type Use = { readonly field: Field; readonly purpose: 'answer' | 'know' | 'serve' | 'prove'; readonly basis: 'contract' | 'interest' | 'duty'; readonly until: 'untilErased' | 'untilExpiry' | 'ids' }

/**
 * What each kind of data is kept for. The defaults fit a house that answers its customers (GDPR Art. 6(1)(b)) and keeps itself
 * safe (Art. 6(1)(f), Art. 32).
 */
const uses: readonly Use[] = [
  { field: 'name', purpose: 'answer', basis: 'contract', until: 'untilErased' },
  { field: 'email', purpose: 'answer', basis: 'contract', until: 'untilErased' },
  { field: 'phone', purpose: 'answer', basis: 'contract', until: 'untilErased' },
  { field: 'externalId', purpose: 'know', basis: 'contract', until: 'untilErased' },
  { field: 'attributes', purpose: 'serve', basis: 'interest', until: 'untilErased' },
  { field: 'messages', purpose: 'answer', basis: 'contract', until: 'untilErased' },
  { field: 'sealed', purpose: 'serve', basis: 'contract', until: 'untilExpiry' },
  { field: 'log', purpose: 'prove', basis: 'interest', until: 'ids' },
]

/** Which data of this person there is, and by which law: only what is really kept is listed. */
export function KnownByLaw({ contact }: { contact: Contact }) {
  const words = useWords()
  const say = words.work
  const has: Partial<Record<Field, boolean>> = {
    name: contact.name !== null,
    email: contact.email !== null,
    phone: contact.phone !== null,
    externalId: contact.externalId !== null,
    attributes: Object.keys(contact.attributes).length > 0,
  }
  return (
    <details className="contact-fold">
      <summary>{say.law}</summary>
      <p className="hint">{say.lawLead}</p>
      <ul className="law">
        {uses
          .filter(({ field }) => has[field] ?? true)
          .map(({ field, purpose, basis, until }) => (
            <li key={field}>
              <strong>{say.lawFields[field]}</strong>
              <span>{say.lawPurposes[purpose]}</span>
              <span className="hint">{say.lawBases[basis]}</span>
              <span className="hint">
                {say.lawUntil}: {say[until]}
              </span>
            </li>
          ))}
      </ul>
    </details>
  )
}
