import type { Teammate } from '../core/viewer.ts'
import { unnamed } from '../core/workspace.ts'
import type { Deps } from './ports.ts'

/** In the order in which they lead from an empty workspace to the first protected message. */
const firstSteps = ['password', 'named', 'messenger', 'message', 'sealed', 'colleague'] as const
type FirstStep = (typeof firstSteps)[number]

type FirstSteps = {
  readonly steps: readonly { readonly id: FirstStep; readonly done: boolean }[]
  readonly dismissed: boolean
}

/** One's own progress, from what is there. It tells nothing of anybody, so it is not a look that the log needs. */
export async function readChecklist(d: Deps, viewer: Teammate): Promise<FirstSteps> {
  const seen = await d.store.setupState(viewer)
  const workspace = await d.store.workspace(viewer.workspaceId)
  // Who has written was in a messenger, be it before this program kept count; a name that is not the first one was given.
  const state = { ...seen, named: seen.named || workspace?.name !== unnamed, messenger: seen.messenger || seen.message }
  return { steps: firstSteps.map((id) => ({ id, done: state[id] })), dismissed: state.dismissed }
}

export async function dismissChecklist(d: Deps, viewer: Teammate): Promise<void> {
  await d.store.write(viewer.workspaceId, async (tx) => {
    await tx.dismissChecklist(viewer.id, d.clock.now())
    await tx.log(viewer, {
      action: 'teammate.changed',
      object: { type: 'teammate', id: viewer.id },
      details: { checklist: 'dismissed' },
    })
  })
}
