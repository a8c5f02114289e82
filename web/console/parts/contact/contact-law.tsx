import { useQuery } from '@tanstack/react-query'
import type { Contact } from '../../../../src/http/wire/contact.ts'
import { dataUsesQuery, inWords } from '../../state/data-uses.ts'
import { useWords } from '../../words/words.ts'

/** Which data of this person there is, what for and by which law: only what is really kept is listed. */
export function ContactLaw({ contact }: { contact: Contact }) {
  const words = useWords()
  const say = words.work
  const uses = useQuery(dataUsesQuery).data?.items ?? []
  const has: Partial<Record<string, boolean>> = {
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
          .map((use) => {
            const { purpose, basis, special, retention } = inWords(use, words)
            return (
              <li key={use.field}>
                <strong>{say.lawFields[use.field]}</strong>
                <span>{purpose}</span>
                <span className="hint">{basis}</span>
                {special && <span className="hint">{special}</span>}
                <span className="hint">
                  {say.lawUntil}: {retention}
                </span>
              </li>
            )
          })}
      </ul>
    </details>
  )
}
