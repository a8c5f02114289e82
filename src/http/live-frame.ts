import type { LiveEvent } from '../core/live-event.ts'
import { may, type Viewer } from '../core/viewer.ts'
import type { LiveFrame } from './wire/live.ts'

/** What one listener hears of an event in their workspace; undefined for nothing. A contact hears of their own, never of notes. */
export function frameFor(viewer: Viewer, event: LiveEvent): LiveFrame | undefined {
  switch (event.type) {
    case 'conversation': {
      const { conversationId, contactId, position, note } = event
      const hears = viewer.type === 'contact' ? viewer.id === contactId && !note : may(viewer, 'conversation:read')
      return hears ? { type: 'conversation', conversationId, position } : undefined
    }
    case 'contact.erased': {
      const hears = viewer.type === 'contact' ? viewer.id === event.contactId : may(viewer, 'contact:read')
      return hears ? { type: 'contact.erased', contactId: event.contactId } : undefined
    }
    case 'session.ended':
      return viewer.type !== 'api-key' && viewer.sessionId === event.sessionId ? { type: 'session.ended' } : undefined
    case 'workspace':
      return viewer.type === 'contact' ? undefined : { type: 'workspace' }
  }
}

/** After these the listener is nobody any more. */
export function endsFor(viewer: Viewer, frame: LiveFrame): boolean {
  return frame.type === 'session.ended' || (frame.type === 'contact.erased' && viewer.type === 'contact')
}
