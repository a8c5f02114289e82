import { useState, type ReactNode } from 'react'
import { useWords } from '../words/words.ts'
import { Sheet } from './sheet.tsx'
import { Icon } from './icon.tsx'
import { FormProblem } from './states.tsx'

/** Something that is shown this one time. It lives in the state of the caller until the sheet is closed. */
export function OnceSheet({
  title,
  lead,
  secret,
  onClose,
}: {
  title: string
  lead: string
  secret: string | null
  onClose: () => void
}) {
  const words = useWords()
  return (
    <Sheet open={secret !== null} onClose={onClose} title={title}>
      <div className="stack">
        <p className="muted">{lead}</p>
        {secret !== null && <CopyLine text={secret} />}
        <div className="actions end">
          <button className="button" onClick={onClose}>
            {words.people.done}
          </button>
        </div>
      </div>
    </Sheet>
  )
}

function CopyLine({ text }: { text: string }) {
  return (
    <div className="once">
      <code>{text}</code>
      <CopyButton text={text} />
    </div>
  )
}

export function CopyButton({ text }: { text: string }) {
  const words = useWords()
  const [copied, setCopied] = useState(false)
  return (
    <button
      type="button"
      className="button small"
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      <Icon name={copied ? 'check' : 'copy'} size={14} />
      <span aria-live="polite">{copied ? words.copied : words.copy}</span>
    </button>
  )
}

type ConfirmProps = {
  open: boolean
  title: string
  children: ReactNode
  act: string
  busy: boolean
  problem: unknown
  onAct: () => void
  onClose: () => void
}

export function Confirm({ open, title, children, act, busy, problem, onAct, onClose }: ConfirmProps) {
  const words = useWords()
  return (
    <Sheet open={open} onClose={onClose} title={title}>
      <div className="stack">
        <p>{children}</p>
        <FormProblem problem={problem} />
        <div className="actions end">
          <button className="button quiet" onClick={onClose}>
            {words.cancel}
          </button>
          <button className="button grave" disabled={busy} onClick={onAct}>
            {act}
          </button>
        </div>
      </div>
    </Sheet>
  )
}
