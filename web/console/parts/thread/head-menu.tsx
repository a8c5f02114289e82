import { Menu } from '@base-ui/react/menu'
import type { ReactNode } from 'react'
import type { Conversation } from '../../../../src/http/wire/conversation.ts'
import { useFocusBack } from '../../state/use-focus-back.ts'
import { floor } from '../floor.ts'
import { standOnFirst } from '../stand-on-first.ts'
import '../menu.css'

export type MenuProps = { conversation: Conversation; open: boolean; onOpenChange: (open: boolean) => void }

export function HeadMenu({
  open,
  onOpenChange,
  trigger,
  label,
  children,
}: Omit<MenuProps, 'conversation'> & { trigger: ReactNode; label: string; children: ReactNode }) {
  useFocusBack(open)
  return (
    <Menu.Root open={open} onOpenChange={onOpenChange}>
      <Menu.Trigger className="button quiet" aria-label={label} title={label}>
        {trigger}
      </Menu.Trigger>
      <Menu.Portal container={floor()}>
        <Menu.Positioner className="positioner" align="end" sideOffset={4} collisionPadding={8}>
          <Menu.Popup className="popup menu" finalFocus={false} onFocus={standOnFirst}>
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
