import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { maxRowsCounted } from '../../../src/core/data-map.ts'
import type { Subject } from '../../../src/http/wire/contact.ts'
import { DataUses } from '../parts/data/data-uses.tsx'
import { askErasure } from '../state/asked-erasure.ts'
import { ErasureList } from '../parts/data/erasure-list.tsx'
import { ExportDialog, type ExportAsked } from '../parts/data/export-dialog.tsx'
import { ExportList } from '../parts/data/export-list.tsx'
import { LogLink } from '../parts/evidence/log-link.tsx'
import { RetentionSection } from '../parts/data/retention.tsx'
import { Page, Section, Table } from '../parts/page.tsx'
import { SafeLine } from '../parts/text/safe-text.tsx'
import { Bones, Empty, Loaded, Trouble } from '../parts/states.tsx'
import { dataMapQuery, foundSubjectsQuery, subjectsQuery } from '../state/data-queries.ts'
import { otherConversationsQuery } from '../state/queries.ts'
import { useMay } from '../state/session.ts'
import { useSettled } from '../state/settled.ts'
import { fullDate, fullTime } from '../words/time.ts'
import { personName } from '../words/person-name.ts'
import { useWords } from '../words/words.ts'

/** Who is stored, what of them lies where, and the proof of what does not any more. */
export function DataScreen() {
  const words = useWords()
  const may = useMay()
  return (
    <Page title={words.data.title} lead={words.data.lead}>
      {may('contact:read') && <People />}
      {may('export:create') && <ExportList />}
      {may('contact:read') && <DataUses />}
      {may('contact:erase') && <RetentionSection />}
      {may('contact:erase') && <DataMap />}
      {may('contact:erase') && (
        <Section title={words.data.receipts} lead={words.erase.listLead}>
          <ErasureList />
        </Section>
      )}
    </Page>
  )
}

function People() {
  const words = useWords()
  const [kind, setKind] = useState('')
  const [query, setQuery] = useState('')
  const [exporting, setExporting] = useState<ExportAsked | null>(null)
  const asked = useSettled(/[\p{L}\p{N}]/u.test(query) ? query.trim() : '')
  const everyone = useInfiniteQuery({ ...subjectsQuery(kind), placeholderData: (before) => before })
  const found = useQuery({ ...foundSubjectsQuery(asked), placeholderData: (before) => before })
  const people = asked === '' ? everyone : found
  const items = asked === '' ? (everyone.data?.pages.flatMap((page) => page.items) ?? []) : (found.data?.items ?? [])
  return (
    <Section
      title={words.data.people}
      act={
        <div className="find-person">
          <input
            className="input"
            type="search"
            maxLength={254}
            autoComplete="off"
            spellCheck={false}
            aria-label={words.data.find}
            placeholder={words.data.find}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          <select
            className="input"
            aria-label={words.data.people}
            disabled={asked !== ''}
            value={kind}
            onChange={(event) => setKind(event.target.value)}
          >
            <option value="">{words.data.everyone}</option>
            <option value="contact">{words.data.contacts}</option>
            <option value="visitor">{words.data.visitors}</option>
            <option value="held">{words.hold.only}</option>
          </select>
        </div>
      }
    >
      {people.isPending && <Bones rows={5} />}
      {people.error && items.length === 0 && <Trouble problem={people.error} onRetry={() => void people.refetch()} />}
      {people.data && items.length === 0 && (
        <Empty icon="people" title={asked === '' ? words.data.nobody : words.data.notFound}>
          {asked !== '' && <p className="hint">{words.data.notFoundHint}</p>}
        </Empty>
      )}
      {items.length > 0 && (
        <Table
          label={words.data.people}
          head={[words.data.person, words.data.conversations, words.data.sealed, words.data.seen, '']}
          numbers={[1, 2]}
        >
          {items.map((one) => (
            <PersonRow key={one.contact.id} subject={one} onExport={setExporting} />
          ))}
        </Table>
      )}
      {asked === '' && everyone.hasNextPage && (
        <button className="button" disabled={everyone.isFetchingNextPage} onClick={() => void everyone.fetchNextPage()}>
          {words.more}
        </button>
      )}
      <ExportDialog about={exporting} onClose={() => setExporting(null)} />
    </Section>
  )
}

function PersonRow({ subject, onExport }: { subject: Subject; onExport: (asked: ExportAsked) => void }) {
  const words = useWords()
  const client = useQueryClient()
  const may = useMay()
  const { contact, conversations, sealed } = subject
  const [asked, setAsked] = useState(false)
  const others = useQuery({ ...otherConversationsQuery(contact.id), enabled: asked })
  const name = personName(words, contact)
  const newest = others.data?.items[0]
  return (
    <tr>
      <th scope="row">
        {contact.name ? <SafeLine text={contact.name} /> : name}
        <div className="hint">
          {contact.name && contact.email
            ? contact.email
            : contact.kind === 'visitor'
              ? words.contact.kindVisitor
              : words.contact.kindContact}
        </div>
        {contact.heldAt !== null && <span className="pill">{words.hold.pill}</span>}
      </th>
      <td className="end">
        {newest ? (
          <Link to="/inbox/$view/$conversationId" params={{ view: 'open', conversationId: newest.id }}>
            {conversations.toLocaleString(words.language)}
          </Link>
        ) : (
          <button
            className="number-link"
            disabled={conversations === 0}
            aria-label={`${words.review.open}: ${name}`}
            onClick={() => setAsked(true)}
          >
            {conversations.toLocaleString(words.language)}
          </button>
        )}
      </td>
      <td className="end">{sealed > 0 ? sealed.toLocaleString(words.language) : <span className="muted">0</span>}</td>
      <td className="whole">
        {contact.lastSeenAt ? (
          fullDate(contact.lastSeenAt, words.language)
        ) : (
          <span className="muted">{words.never}</span>
        )}
      </td>
      <td className="end">
        <LogLink of={name} search={{ about: contact.id }} />
        {may('export:create') && (
          <button className="button small quiet" onClick={() => onExport({ contactId: contact.id, name })}>
            {words.exports.act}
            <span className="aside"> {name}</span>
          </button>
        )}
        {contact.mayErase && (
          <button
            className="button small quiet"
            onClick={() =>
              askErasure({
                contactId: contact.id,
                name,
                onErased: () => void client.invalidateQueries({ queryKey: ['subjects'] }),
              })
            }
          >
            {words.data.erase}
            <span className="aside"> {name}</span>
          </button>
        )}
      </td>
    </tr>
  )
}

function DataMap() {
  const words = useWords()
  const rowsText = (rows: number) => {
    const text = rows.toLocaleString(words.language)
    return rows >= maxRowsCounted ? words.data.over(text) : text
  }
  return (
    <Section title={words.data.map} lead={words.data.mapLead}>
      <Loaded query={useQuery(dataMapQuery)} rows={6}>
        {({ items }) => (
          <Table label={words.data.map} head={[words.data.what, words.data.kept, words.data.rows]} numbers={[2]}>
            {items.map(({ table, rows, oldest }) => {
              const [what, kept] = words.data.tables[table] ?? [table.replaceAll('_', ' '), words.data.untilErased]
              return (
                <tr key={table}>
                  <th scope="row">{what}</th>
                  <td>{kept}</td>
                  <td className="end" title={oldest ? fullTime(oldest, words.language) : undefined}>
                    {rowsText(rows)}
                  </td>
                </tr>
              )
            })}
          </Table>
        )}
      </Loaded>
    </Section>
  )
}
