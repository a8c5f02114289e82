import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import { useFocusBack } from '../state/use-focus-back.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'
import './sheet.css'

type Props = { open: boolean; onClose: () => void; title: string; children: ReactNode; wide?: boolean; tone?: 'seal' }

export function Sheet({ open, onClose, title, children, wide = false, tone }: Props) {
  const words = useWords()
  useFocusBack(open)
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="shade" />
        <Dialog.Popup className="sheet" data-wide={wide || undefined} data-tone={tone} finalFocus={false}>
          <header>
            <Dialog.Title render={<h2 />}>{title}</Dialog.Title>
            <Dialog.Close className="button icon-only quiet" aria-label={words.close}>
              <Icon name="close" />
            </Dialog.Close>
          </header>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
