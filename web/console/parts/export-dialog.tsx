import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { newId } from '../api.ts'
import { protectApi } from '../protect-api.ts'
import { downloadExport, useExportsRefresh } from '../state/exports.ts'
import { useMay } from '../state/session.ts'
import { useWords } from '../words/words.ts'
import { Sheet } from './dialog.tsx'
import { FormProblem } from './states.tsx'
import { say } from './toast.tsx'

export type ExportAsked = { readonly contactId: string; readonly name: string }

export function ExportDialog({ about, onClose }: { about: ExportAsked | null; onClose: () => void }) {
  const words = useWords()
  return (
    <Sheet open={about !== null} onClose={onClose} title={words.exports.sheetTitle(about?.name ?? '')}>
      {about && <ExportForm about={about} onClose={onClose} />}
    </Sheet>
  )
}

function ExportForm({ about, onClose }: { about: ExportAsked; onClose: () => void }) {
  const words = useWords()
  const may = useMay()
  const refresh = useExportsRefresh()
  const [id] = useState(() => newId('export'))
  const [reason, setReason] = useState('')
  const [notes, setNotes] = useState(false)
  const [values, setValues] = useState(false)
  const make = useMutation({
    mutationFn: async () => {
      // The list shows it running from the first moment, and whoever leaves finds it there.
      const making = protectApi.makeExportFile({ id, contactId: about.contactId, reason: reason.trim(), notes, values })
      setTimeout(() => void refresh(), 300)
      const file = await making
      if (file.state === 'ready') await downloadExport(file)
    },
    onSuccess: () => {
      say({ text: words.exports.done })
      onClose()
    },
    onSettled: refresh,
  })
  const ready = reason.trim().length >= 3 && !make.isPending
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) make.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      <p className="muted">{words.exports.sheetLead}</p>
      <label className="field">
        <span className="label">{words.exports.reason}</span>
        <input className="input" autoFocus maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <label className="check">
        <input type="checkbox" checked={notes} onChange={(event) => setNotes(event.target.checked)} />
        <span>
          {words.exports.notes}
          <span className="hint block">{words.exports.notesHint}</span>
        </span>
      </label>
      {may('value:reveal') && (
        <label className="check">
          <input type="checkbox" checked={values} onChange={(event) => setValues(event.target.checked)} />
          <span>
            {words.exports.values}
            <span className="hint block">{words.exports.valuesHint}</span>
          </span>
        </label>
      )}
      <FormProblem problem={make.error} />
      <div className="actions end">
        <button type="button" className="button quiet" onClick={onClose}>
          {words.cancel}
        </button>
        <button type="submit" className="button main" disabled={!ready}>
          {make.isPending ? words.exports.making : words.exports.make}
        </button>
      </div>
    </form>
  )
}
