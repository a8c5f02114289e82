import type { Say } from '../words/words.ts'
import { BackIcon, CloseIcon } from './icons.tsx'

type HeaderProps = {
  readonly title: string
  readonly note?: string | null
  readonly say: Say
  readonly onBack?: () => void
  readonly onClose: () => void
}

export function Header({ title, note, say, onBack, onClose }: HeaderProps) {
  return (
    <div class="bar">
      {onBack && (
        <button type="button" class="round" aria-label={say('back')} onClick={onBack}>
          <BackIcon />
        </button>
      )}
      <h1 class="bar-title">
        {title}
        {note && <small>{note}</small>}
      </h1>
      <button type="button" class="round" aria-label={say('closeMessenger')} onClick={onClose}>
        <CloseIcon />
      </button>
    </div>
  )
}
