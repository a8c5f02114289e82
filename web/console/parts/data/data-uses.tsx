import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { legalBases, specialBases, type LegalBasis, type SpecialBasis } from '../../../../src/core/data-use.ts'
import type { DataUse } from '../../../../src/http/wire/data-use.ts'
import { dataApi } from '../../api/data.ts'
import { dataUsesQuery, inWords, statedWith } from '../../state/data-uses.ts'
import { useSaveOver } from '../../state/save-over.ts'
import { useMay } from '../../state/session.ts'
import { useWords } from '../../words/words.ts'
import { SaveProblem } from '../overtaken.tsx'
import { Sheet } from '../sheet.tsx'
import { Section, Table } from '../page.tsx'
import { Loaded } from '../states.tsx'
import { say } from '../toast.tsx'

/** What each kind of data is kept for. What nobody has stated is marked, so that nobody takes it for a decision. */
export function DataUses() {
  const words = useWords()
  const may = useMay()
  const uses = useQuery(dataUsesQuery)
  const [editing, setEditing] = useState<DataUse | null>(null)
  return (
    <Section title={words.law.title} lead={words.law.lead}>
      <Loaded query={uses} rows={6}>
        {({ items }) => (
          <Table
            label={words.law.title}
            head={[words.law.data, words.law.purpose, words.law.basis, words.law.retention, '']}
          >
            {items.map((use) => {
              const { purpose, basis, special, retention } = inWords(use, words)
              const field = words.work.lawFields[use.field]
              return (
                <tr key={use.field}>
                  <th scope="row">
                    {field}
                    {!use.stated && (
                      <div className="hint" title={words.law.usualHint}>
                        {words.law.usual}
                      </div>
                    )}
                  </th>
                  <td>{purpose}</td>
                  <td>
                    {basis}
                    {special && <div className="hint">{special}</div>}
                  </td>
                  <td>{retention}</td>
                  <td className="end">
                    {may('data-use:write') && (
                      <button
                        className="button small quiet"
                        aria-label={words.law.changeOne(field)}
                        onClick={() => setEditing(use)}
                      >
                        {words.law.change}
                      </button>
                    )}
                  </td>
                </tr>
              )
            })}
          </Table>
        )}
      </Loaded>
      <Sheet
        open={editing !== null}
        onClose={() => setEditing(null)}
        title={editing ? words.law.changeTitle(words.work.lawFields[editing.field]) : ''}
        wide
      >
        {editing && <UseForm use={editing} all={uses.data?.items ?? []} onDone={() => setEditing(null)} />}
      </Sheet>
    </Section>
  )
}

function UseForm({ use, all, onDone }: { use: DataUse; all: readonly DataUse[]; onDone: () => void }) {
  const words = useWords()
  const client = useQueryClient()
  const before = inWords(use, words)
  const [purpose, setPurpose] = useState(before.purpose)
  const [basis, setBasis] = useState<LegalBasis>(use.basis)
  const [special, setSpecial] = useState<SpecialBasis | null>(use.special)
  const [retention, setRetention] = useState(before.retention)
  const mine = { purpose: purpose.trim(), basis, special, retention: retention.trim() }
  const said = (one: DataUse | undefined) => {
    if (!one) return null
    const { purpose: what, basis: ground, special: more, retention: until } = inWords(one, words)
    return [what, ground, more, until].filter(Boolean).join(' · ')
  }
  const statedIn = (items: readonly DataUse[]) => items.find(({ field, stated }) => field === use.field && stated)
  const saving = (now: typeof mine | null) => ({
    begun: { items: all },
    read: dataApi.dataUsesTagged,
    fields: {
      // One sentence of law, which belongs together.
      use: {
        label: words.work.lawFields[use.field],
        of: ({ items }: { items: readonly DataUse[] }) => said(statedIn(items)),
        mine: said(now ? { field: use.field, stated: true, ...now } : undefined),
        say: (text: unknown) => (text === null ? words.law.usual : String(text)),
      },
    },
    save: (_: unknown, tag: string, stands: { items: readonly DataUse[] }) =>
      dataApi.stateDataUses(statedWith(stands.items, use.field, now), tag),
  })
  const onSaved = (data: { readonly items: readonly DataUse[] } | null) => {
    if (data) client.setQueryData(dataUsesQuery.queryKey, data)
    else void client.invalidateQueries({ queryKey: dataUsesQuery.queryKey })
    say({ text: words.law.saved })
    onDone()
  }
  const save = useSaveOver(saving(mine), onSaved)
  const reset = useSaveOver(saving(null), onSaved)
  const ready = purpose.trim() !== '' && retention.trim() !== '' && !save.isPending
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) save.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      <label className="field">
        <span className="label">{words.law.purpose}</span>
        <textarea
          className="input"
          rows={2}
          autoFocus
          maxLength={300}
          value={purpose}
          onChange={(event) => setPurpose(event.target.value)}
        />
        <span className="hint">{words.law.purposeHint}</span>
      </label>
      <label className="field">
        <span className="label">{words.law.basis}</span>
        <select className="input" value={basis} onChange={(event) => setBasis(event.target.value as LegalBasis)}>
          {legalBases.map((one) => (
            <option key={one} value={one}>
              {words.law.bases[one]}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="label">{words.law.special}</span>
        <select
          className="input"
          value={special ?? ''}
          onChange={(event) => setSpecial(event.target.value === '' ? null : (event.target.value as SpecialBasis))}
        >
          <option value="">{words.law.noSpecial}</option>
          {specialBases.map((one) => (
            <option key={one} value={one}>
              {words.law.specials[one]}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="label">{words.law.retention}</span>
        <input
          className="input"
          maxLength={200}
          value={retention}
          onChange={(event) => setRetention(event.target.value)}
        />
        <span className="hint">{words.law.retentionHint}</span>
      </label>
      <SaveProblem save={reset.error ? reset : save} onTheirs={() => onSaved(null)} />
      <div className="actions end">
        {use.stated && (
          <button type="button" className="button quiet" disabled={reset.isPending} onClick={reset.mutate}>
            {words.law.reset}
          </button>
        )}
        <button type="submit" className="button main" disabled={!ready}>
          {words.save}
        </button>
      </div>
    </form>
  )
}
