import { Popover } from '@base-ui/react/popover'
import { useRef, useState } from 'react'
import type { Seal } from '../../../src/http/wire/shapes.ts'
import { fullDate } from '../words/time.ts'
import { kindTitle, useWords } from '../words/words.ts'
import { SealMark } from './icon.tsx'
import { RestoreForm, RevealForm } from './seal-forms.tsx'
import { RevealedValue } from './revealed-value.tsx'
import './seal-chip.css'

type Step = 'card' | 'reveal' | 'restore'

/** A sealed value in a text. The value itself, once revealed, lives only in the state of this component. */
export function SealChip({
  seal,
  start,
  end,
  onRestored,
}: {
  seal: Seal
  start?: number
  end?: number
  onRestored?: () => void
}) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  const [step, setStep] = useState<Step>('card')
  const [value, setValue] = useState<string | null>(null)
  const title = kindTitle(words, seal.kind)
  const trigger = useRef<HTMLButtonElement>(null)
  // When the chip gives way to something else, the focus must not fall back into whatever field had it before.
  const leaving = useRef(false)
  const leave = () => {
    leaving.current = true
    trigger.current?.closest<HTMLElement>('[tabindex="0"], main')?.focus()
    setOpen(false)
    setStep('card')
  }

  const close = () => {
    leaving.current = false
    setValue(null)
  }

  if (value !== null) return <RevealedValue value={value} title={title} onClose={close} />

  return (
    <Popover.Root
      open={open}
      onOpenChange={(next, details) => {
        // A form that is being filled in does not vanish because the pointer slips off.
        if (!next && step !== 'card' && (details.reason === 'trigger-hover' || details.reason === 'focus-out')) return
        setOpen(next)
        if (!next) setStep('card')
      }}
    >
      <Popover.Trigger
        className="chip"
        ref={trigger}
        openOnHover
        delay={250}
        data-start={start}
        data-end={end}
        aria-label={words.seal.chip(title, seal.hint)}
      >
        <SealMark />
        <span className="chip-kind">{title}</span>
        {seal.hint && <span className="chip-hint">{seal.hint}</span>}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="positioner" side="top" align="start" sideOffset={6} collisionPadding={12}>
          <Popover.Popup
            className="popup seal-card"
            initialFocus={step === 'card' ? undefined : false}
            finalFocus={() => !leaving.current}
          >
            {step === 'card' && <Card seal={seal} title={title} onStep={setStep} />}
            {step === 'reveal' && (
              <RevealForm
                token={seal.token}
                onBack={() => setStep('card')}
                onRevealed={(revealed) => {
                  leave()
                  setValue(revealed)
                }}
              />
            )}
            {step === 'restore' && (
              <RestoreForm
                token={seal.token}
                onBack={() => setStep('card')}
                onRestored={() => {
                  leave()
                  onRestored?.()
                }}
              />
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Card({ seal, title, onStep }: { seal: Seal; title: string; onStep: (step: Step) => void }) {
  const words = useWords()
  const expired = Date.parse(seal.expiresAt) <= Date.now()
  const mayAct = !expired && (seal.mayReveal || seal.mayRestore)
  return (
    <div className="stack tight">
      <Popover.Title className="seal-title" render={<h3 />}>
        <SealMark size={16} />
        {words.seal.sealed}
        <span className="muted">
          {title} {seal.hint}
        </span>
      </Popover.Title>
      <p>{words.seal.whyPlain}</p>
      <p className="muted">
        {expired ? words.seal.expired : words.seal.until(fullDate(seal.expiresAt, words.language))}
      </p>
      {mayAct && (
        <div className="actions">
          {seal.mayReveal && (
            <button className="button small sealing" onClick={() => onStep('reveal')}>
              {words.seal.reveal}
            </button>
          )}
          {seal.mayRestore && (
            <button className="button small quiet" onClick={() => onStep('restore')}>
              {words.seal.restore}
            </button>
          )}
        </div>
      )}
      {!expired && !mayAct && <p className="hint">{words.seal.mayNeither}</p>}
    </div>
  )
}

/** The same mark where nothing can be done with it: previews, names, titles. */
export function SealNote({ seal }: { seal: Seal }) {
  const words = useWords()
  return (
    <span className="chip still">
      <SealMark size={12} />
      <span className="chip-kind">{kindTitle(words, seal.kind)}</span>
      {seal.hint && <span className="chip-hint"> {seal.hint}</span>}
    </span>
  )
}
