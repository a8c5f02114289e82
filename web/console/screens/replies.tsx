import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { findReplies } from '../state/find-replies.ts'
import type { Macro } from '../../../src/http/wire/inbox.ts'
import { inboxApi } from '../api/inbox.ts'
import { newId } from '../api/call.ts'
import { SafeBody, SafeLine } from '../parts/text/safe-text.tsx'
import { RemoveButton, SheetForm, TextField } from '../parts/sheet-form.tsx'
import { Things } from '../parts/things.tsx'
import { macrosQuery } from '../state/queries.ts'
import { onlyThese, useSaveOver } from '../state/save-over.ts'
import { useMay } from '../state/session.ts'
import { useWords } from '../words/words.ts'
import './replies.css'

export function RepliesScreen() {
  const { replies: say, composer } = useWords()
  const [query, setQuery] = useState('')
  const writes = useMay()('macro:write')
  const macros = useQuery(macrosQuery)
  const client = useQueryClient()
  return (
    <Things<Macro>
      title={say.title}
      lead={say.lead}
      list={macros}
      icon="replies"
      empty={say.empty}
      writes={writes}
      make={say.make}
      change={say.edit}
      wide
      renderForm={(one, onDone) => <MacroForm one={one} onDone={onDone} />}
    >
      {(items, onEdit) => (
        <>
          <div className="replies-search">
            <input
              className="input"
              type="search"
              autoComplete="off"
              maxLength={200}
              aria-label={composer.findSaved}
              placeholder={composer.findSaved}
              value={query}
              onChange={(event) => setQuery(event.target.value)}
            />
            <p className="hint" role="status">
              {findReplies(items, query).length === 0 ? composer.noneFits : ''}
            </p>
          </div>
          <ul className="macros" hidden={findReplies(items, query).length === 0}>
            {findReplies(items, query).map((one) => (
              <li key={one.id}>
                <div>
                  <h2>
                    <SafeLine text={one.name} />
                  </h2>
                  <p>
                    <SafeBody text={one.body} onRestored={() => void macros.refetch()} />
                  </p>
                </div>
                {onEdit && (
                  <div className="actions">
                    <button className="button small quiet" onClick={() => onEdit(one)}>
                      {say.edit}
                      <span className="aside"> {one.name.text}</span>
                    </button>
                    <RemoveButton
                      label={say.remove}
                      name={one.name.text}
                      title={say.removeTitle(one.name.text)}
                      lead={say.removeLead}
                      remove={() => inboxApi.removeMacro(one.id)}
                      onSettled={() => client.invalidateQueries({ queryKey: ['macros'] })}
                    />
                  </div>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Things>
  )
}

function MacroForm({ one, onDone }: { one: Macro | null; onDone: () => void }) {
  const words = useWords()
  const client = useQueryClient()
  const [id] = useState(() => one?.id ?? newId('macro'))
  const [name, setName] = useState(one?.name.text ?? '')
  const [body, setBody] = useState(one?.body.text ?? '')
  const mine = { name: name.trim(), body }
  const done = () => {
    void client.invalidateQueries({ queryKey: ['macros'] })
    onDone()
  }
  const make = useMutation({ mutationFn: () => inboxApi.makeMacro({ id, ...mine }), onSuccess: done })
  const change = useSaveOver(
    {
      begun: one,
      read: () => inboxApi.macro(id),
      fields: {
        name: { label: words.name, of: (macro) => macro?.name, mine: mine.name },
        body: { label: words.replies.body, of: (macro) => macro?.body, mine: body },
      },
      save: (changed, tag) => inboxApi.changeMacro(id, onlyThese(changed, mine), tag),
    },
    done,
  )
  return (
    <SheetForm ready={name.trim() !== '' && body.trim() !== ''} save={one ? change : make} onTheirs={done}>
      <TextField label={words.name} value={name} maxLength={100} focus onValue={setName} />
      <label className="field">
        <span className="label">{words.replies.body}</span>
        <textarea
          className="input"
          rows={8}
          maxLength={10_000}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
        <span className="hint">{words.replies.fillIns}</span>
      </label>
    </SheetForm>
  )
}
