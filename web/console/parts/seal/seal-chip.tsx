import { Popover } from '@base-ui/react/popover'
import { useRef, useState } from 'react'
import type { Seal } from '../../../../src/http/wire/shapes.ts'
import { kindTitle, useWords } from '../../words/words.ts'
import { SealMark } from '../icon.tsx'
import { SealCard, type SealStep } from './seal-card.tsx'
import { DestroyForm, ExtendForm } from './seal-keep-forms.tsx'
import { RestoreForm, RevealForm } from './seal-forms.tsx'
import { RevealedValue } from './revealed-value.tsx'
import './seal-chip.css'

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
  const [step, setStep] = useState<SealStep>('card')
  const [value, setValue] = useState<{ id: string; value: string } | null>(null)
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

  /** The chip stays; what is known of it is fetched anew. */
  const changed = (leaves: boolean) => {
    if (leaves) leave()
    setOpen(false)
    setStep('card')
    onRestored?.()
  }

  const close = () => {
    leaving.current = false
    setValue(null)
  }

  if (value !== null) return <RevealedValue revealId={value.id} value={value.value} title={title} onClose={close} />

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
            {step === 'card' && <SealCard seal={seal} title={title} onStep={setStep} />}
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
            {step === 'extend' && (
              <ExtendForm token={seal.token} onBack={() => setStep('card')} onDone={() => changed(false)} />
            )}
            {step === 'destroy' && (
              <DestroyForm token={seal.token} onBack={() => setStep('card')} onDone={() => changed(true)} />
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
