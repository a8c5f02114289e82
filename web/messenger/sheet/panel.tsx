import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Core } from '../core.ts'
import type { Frame } from '../launcher.ts'
import { ConversationList } from './conversation-list.tsx'
import { trapFocus } from './focus.ts'
import { Home } from './home.tsx'
import { Over } from './over.tsx'
import { Preview } from './preview.tsx'
import type { ScreenProps } from './screen-props.ts'
import { Thread } from './thread.tsx'
import { useStore } from './use-store.ts'

export function Panel({ core, frame }: { core: Core; frame: Frame }) {
  const state = useStore(core.store)
  return state.open ? (
    <Dialog core={core} state={state} onClose={() => close(core, frame)} />
  ) : (
    <Preview core={core} state={state} />
  )
}

function close(core: Core, frame: Frame): void {
  core.closeSheet()
  frame.focusLauncher()
}

function Dialog({ core, state, onClose }: ScreenProps & { onClose: () => void }) {
  const dialog = useRef<HTMLDivElement>(null)
  const phone = usePhone()
  const say = core.say()
  const where = state.screen.name === 'thread' ? state.screen.conversationId : state.screen.name

  // Whoever opens the sheet or changes the screen is led there; the thread leads on to its field.
  useEffect(() => {
    // On a phone a field in focus brings up the keyboard: not over a conversation that one came to read.
    const reads = phone && state.conversations?.some((one) => one.id === where)
    const target = reads ? null : dialog.current?.querySelector<HTMLElement>('[data-first]')
    ;(target ?? dialog.current)?.focus({ preventScroll: true })
  }, [where, state.erased, state.ended])

  // What was in focus may be gone after an act (a card that is answered, a notice that was heard): the keyboard stays inside.
  const wasInside = useRef(false)
  useLayoutEffect(() => {
    const root = dialog.current?.getRootNode()
    const inside = root instanceof ShadowRoot && root.activeElement !== null
    if (wasInside.current && !inside && (document.activeElement === document.body || document.activeElement === null))
      dialog.current?.focus({ preventScroll: true })
    wasInside.current = inside || wasInside.current
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing) onClose()
    if (phone && event.key === 'Tab' && dialog.current) trapFocus(event, dialog.current)
  }

  // A browser opens a file that nobody takes in the place of the page, and what was being written would be gone.
  const onDragOver = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  }
  const onDrop = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    core.store.set({ offeredFile: true })
  }

  return (
    <div
      class="sheet"
      role="dialog"
      aria-modal={phone ? 'true' : undefined}
      aria-label={say('title', { workspace: state.workspace?.name ?? '' }).trim()}
      tabIndex={-1}
      ref={dialog}
      onKeyDown={onKeyDown}
      onDragOver={onDragOver}
      onDrop={onDrop}
    >
      {state.erased || state.ended ? (
        <Over core={core} state={state} onClose={onClose} />
      ) : state.screen.name === 'thread' ? (
        <Thread
          key={state.screen.conversationId}
          core={core}
          state={state}
          conversationId={state.screen.conversationId}
          onClose={onClose}
        />
      ) : state.screen.name === 'list' ? (
        <ConversationList core={core} state={state} onClose={onClose} />
      ) : (
        <Home core={core} state={state} onClose={onClose} />
      )}
    </div>
  )
}

/** Where the sheet covers everything (a phone, or a page at 200 %) it is a modal dialog, beside a page it is not. As in sheet.css. */
const phoneQuery = '(max-width: 480px), (max-height: 480px)'

function usePhone(): boolean {
  const [phone, setPhone] = useState(() => matchMedia(phoneQuery).matches)
  useEffect(() => {
    const query = matchMedia(phoneQuery)
    const onChange = () => setPhone(query.matches)
    query.addEventListener('change', onChange)
    return () => query.removeEventListener('change', onChange)
  }, [])
  return phone
}
