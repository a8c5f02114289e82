import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { isReason, maxReason } from '../../../../src/core/reason.ts'
import { dataApi } from '../../api/data.ts'
import { newId } from '../../api/call.ts'
import { downloadExport, useExportsRefresh } from '../../state/exports.ts'
import { useMay } from '../../state/session.ts'
import { useWords } from '../../words/words.ts'
import { Sheet } from '../sheet.tsx'
import { SheetForm, TextField } from '../sheet-form.tsx'
import { say } from '../toast.tsx'

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
      const making = dataApi.makeExportFile({ id, contactId: about.contactId, reason: reason.trim(), notes, values })
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
  return (
    <SheetForm
      ready={isReason(reason)}
      save={make}
      act={words.exports.make}
      doing={words.exports.making}
      onCancel={onClose}
    >
      <p className="muted">{words.exports.sheetLead}</p>
      <TextField label={words.exports.reason} value={reason} maxLength={maxReason} focus onValue={setReason} />
      <Tick label={words.exports.notes} hint={words.exports.notesHint} on={notes} onChange={setNotes} />
      {may('value:reveal') && (
        <Tick label={words.exports.values} hint={words.exports.valuesHint} on={values} onChange={setValues} />
      )}
    </SheetForm>
  )
}

function Tick({
  label,
  hint,
  on,
  onChange,
}: {
  label: string
  hint: string
  on: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <label className="check">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        <span className="hint block">{hint}</span>
      </span>
    </label>
  )
}
