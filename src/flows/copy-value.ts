import { fail } from '../core/errors.ts'
import type { Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'
import { revealSeconds } from './reveal-value.ts'

/** A value leaves the screen for a clipboard: logged first, by the one who is looking, while it is still shown. */
export async function copyValue(d: Deps, viewer: Staff, revealId: string): Promise<void> {
  const reveal = await d.store.revealOf(viewer, revealId)
  if (!reveal || reveal.actorId !== viewer.id) throw fail('not_found')
  if (d.clock.now().getTime() - Date.parse(reveal.at) > revealSeconds * 1000)
    throw fail('gone', 'It is closed again. Reveal it anew.')
  const about = reveal.contactId === null ? {} : { about: reveal.contactId }
  await recordRead(
    d,
    viewer,
    'value.copied',
    { type: 'seal', id: reveal.token },
    { ...about, details: { reveal: revealId } },
  )
}
