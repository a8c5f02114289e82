import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { conversationsApi } from '../../api/conversations.ts'
import { newId } from '../../api/call.ts'
import { useWords } from '../../words/words.ts'
import { Sheet } from '../sheet.tsx'
import { SealMark } from '../icon.tsx'
import { FormProblem } from '../states.tsx'

/** Values that never become text: asking the customer for one, and handing them one that opens once. */
export function HandoverMenu({ conversationId, onSent }: { conversationId: string; onSent: () => void }) {
  const words = useWords()
  const [open, setOpen] = useState<'ask' | 'give' | null>(null)
  const close = () => setOpen(null)
  const sent = () => {
    close()
    onSent()
  }
  return (
    <>
      <button
        type="button"
        className="button small quiet"
        title={words.messenger.handover.ask}
        aria-label={words.messenger.handover.ask}
        onClick={() => setOpen('ask')}
      >
        <SealMark />
        <span className="handover-word">{words.messenger.handover.ask}</span>
      </button>
      <Sheet open={open !== null} onClose={close} title={words.messenger.handover.title} tone="seal">
        {open !== null && (
          <div className="switch handover-switch" role="group" aria-label={words.messenger.handover.which}>
            <button type="button" aria-pressed={open === 'ask'} onClick={() => setOpen('ask')}>
              {words.messenger.handover.askTitle}
            </button>
            <button type="button" aria-pressed={open === 'give'} onClick={() => setOpen('give')}>
              {words.messenger.handover.giveTitle}
            </button>
          </div>
        )}
        {open === 'ask' && <AskForm conversationId={conversationId} onSent={sent} />}
        {open === 'give' && <GiveForm conversationId={conversationId} onSent={sent} />}
      </Sheet>
    </>
  )
}

type FormProps = { readonly conversationId: string; readonly onSent: () => void }

function AskForm({ conversationId, onSent }: FormProps) {
  const words = useWords()
  const text = words.messenger.handover
  const kinds =
    useQuery({ queryKey: ['requestable-kinds'], queryFn: conversationsApi.requestableKinds, staleTime: Infinity }).data
      ?.items ?? []
  const [kind, setKind] = useState('iban')
  const [said, setSaid] = useState<string | null>(null)
  const [hours, setHours] = useState(72)
  const [id] = useState(() => newId('part'))
  const titleOf = (one: { title: string; titleDe: string } | undefined) =>
    (words.language === 'de' ? one?.titleDe : one?.title) ?? kind
  const usual = text.textFor(titleOf(kinds.find((one) => one.kind === kind)))
  const ask = useMutation({
    mutationFn: () => conversationsApi.askForValue(conversationId, { id, kind, text: said ?? usual, hours }),
    onSuccess: onSent,
  })
  return (
    <form className="stack" onSubmit={(event) => submit(event, () => ask.mutate())}>
      <p className="muted">{text.askLead}</p>
      <label className="field">
        <span className="label">{text.kind}</span>
        <select className="input" value={kind} onChange={(event) => setKind(event.target.value)}>
          {kinds.map((one) => (
            <option key={one.kind} value={one.kind}>
              {titleOf(one)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="label">{text.text}</span>
        <textarea
          className="input"
          rows={2}
          maxLength={1000}
          required
          value={said ?? usual}
          onChange={(event) => setSaid(event.target.value)}
        />
      </label>
      <Hours hours={hours} onChange={setHours} />
      <FormProblem problem={ask.error} />
      <div className="actions end">
        <button type="submit" className="button main" disabled={ask.isPending}>
          {text.askDo}
        </button>
      </div>
    </form>
  )
}

function GiveForm({ conversationId, onSent }: FormProps) {
  const words = useWords()
  const text = words.messenger.handover
  const [secret, setSecret] = useState('')
  const [said, setSaid] = useState(text.secretTextUsual)
  const [hours, setHours] = useState(24)
  const [id] = useState(() => newId('part'))
  const give = useMutation({
    mutationFn: () => conversationsApi.handOverSecret(conversationId, { id, text: said, secret, hours }),
    gcTime: 0,
    onSuccess: onSent,
  })
  return (
    <form className="stack" onSubmit={(event) => submit(event, () => give.mutate())}>
      <p className="muted">{text.giveLead}</p>
      <label className="field">
        <span className="label">{text.secret}</span>
        <input
          className="input mono"
          autoComplete="off"
          spellCheck={false}
          maxLength={4000}
          required
          value={secret}
          onChange={(event) => setSecret(event.target.value)}
        />
      </label>
      <label className="field">
        <span className="label">{text.secretText}</span>
        <textarea
          className="input"
          rows={2}
          maxLength={1000}
          required
          value={said}
          onChange={(event) => setSaid(event.target.value)}
        />
      </label>
      <Hours hours={hours} onChange={setHours} />
      <FormProblem problem={give.error} />
      <div className="actions end">
        <button type="submit" className="button main" disabled={give.isPending}>
          {text.giveDo}
        </button>
      </div>
    </form>
  )
}

function Hours({ hours, onChange }: { hours: number; onChange: (hours: number) => void }) {
  const words = useWords()
  const { hours: label, hourChoices } = words.messenger.handover
  return (
    <label className="field">
      <span className="label">{label}</span>
      <select className="input" value={hours} onChange={(event) => onChange(Number(event.target.value))}>
        {Object.entries(hourChoices).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

function submit(event: FormEvent, act: () => void): void {
  event.preventDefault()
  // A sheet in a sheet of React's tree, though not of the page's: the composer must not hear of it.
  event.stopPropagation()
  act()
}
