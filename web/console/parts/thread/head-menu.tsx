import { Menu } from '@base-ui/react/menu'
import { useLayoutEffect, useRef, type ReactNode } from 'react'
import type { Conversation } from '../../../../src/http/wire/conversation.ts'
import { floor } from '../floor.ts'
import '../menu.css'

export type MenuProps = { conversation: Conversation; open: boolean; onOpenChange: (open: boolean) => void }

export function HeadMenu({
  open,
  onOpenChange,
  trigger,
  label,
  children,
}: Omit<MenuProps, 'conversation'> & { trigger: ReactNode; label: string; children: ReactNode }) {
  // Opened by a key, it gives the focus back to where the key was pressed: on its button the next Enter would open it again.
  const from = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    if (!open) return
    const { activeElement } = document
    from.current =
      activeElement instanceof HTMLElement && activeElement !== document.body
        ? activeElement
        : document.getElementById('conversation')
  }, [open])
  return (
    <Menu.Root
      open={open}
      onOpenChange={onOpenChange}
      onOpenChangeComplete={(isOpen) => !isOpen && from.current?.focus()}
    >
      <Menu.Trigger className="button quiet" aria-label={label} title={label}>
        {trigger}
      </Menu.Trigger>
      <Menu.Portal container={floor()}>
        <Menu.Positioner className="positioner" align="end" sideOffset={4} collisionPadding={8}>
          <Menu.Popup className="popup menu" finalFocus={false}>
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
