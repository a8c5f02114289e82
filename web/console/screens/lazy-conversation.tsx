import { fetched } from '../parts/fetched.tsx'
import { fetchTools } from '../parts/list/lazy-tools.tsx'
import { fetchSealChip } from '../parts/seal/lazy-chip.tsx'
import { Bones } from '../parts/states.tsx'

/** Thread, composer and all their menus are not needed to see the list, but soon after it. */
export const { Fetched: ConversationScreen, fetch: fetchConversation } = fetched(
  () => import('./conversation.tsx').then((it) => it.ConversationScreen),
  () => (
    <section className="pane conversation">
      <div className="thread-head" />
      <div className="thread">
        <Bones rows={5} />
      </div>
    </section>
  ),
)

/** Once the list stands there, before anybody has read far enough to click. */
export function prepareConversation(): void {
  const prepare = () => void Promise.all([fetchConversation(), fetchSealChip(), fetchTools()]).catch(() => {})
  // Safari has no idle callbacks.
  if ('requestIdleCallback' in window) requestIdleCallback(prepare, { timeout: 1_000 })
  else setTimeout(prepare, 200)
}
