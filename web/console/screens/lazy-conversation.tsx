import { lazy, Suspense, type ComponentProps } from 'react'
import { Bones } from '../parts/states.tsx'

const fetch = () => import('./conversation.tsx')
const Fetched = lazy(() => fetch().then(({ ConversationScreen }) => ({ default: ConversationScreen })))

/** Thread, composer and all their menus are not needed to see the list, but soon after it. */
export function ConversationScreen(props: ComponentProps<typeof Fetched>) {
  return (
    <Suspense
      fallback={
        <section className="pane conversation">
          <div className="thread-head" />
          <div className="thread">
            <Bones rows={5} />
          </div>
        </section>
      }
    >
      <Fetched {...props} />
    </Suspense>
  )
}

/** Once the list stands there, before anybody has read far enough to click. */
export function prepareConversation(): void {
  const prepare = () => void Promise.all([fetch(), import('../parts/seal-chip.tsx')]).catch(() => {})
  // Safari has no idle callbacks.
  if ('requestIdleCallback' in window) requestIdleCallback(prepare, { timeout: 1_000 })
  else setTimeout(prepare, 200)
}
