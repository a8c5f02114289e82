import type { LiveEvent } from '../core/live-event.ts'
import { may, type Viewer } from '../core/viewer.ts'
import type { LiveFrame } from './wire/live.ts'

/** What one listener hears of an event in their workspace; undefined for nothing. A contact hears of their own, never of notes. */
export function frameFor(viewer: Viewer, event: LiveEvent): LiveFrame | undefined {
  switch (event.type) {
    case 'conversation': {
      const { conversationId, contactId, position, note } = event
      const hears = viewer.type === 'contact' ? viewer.id === contactId && !note : may(viewer, 'conversation:read')
      const fromContact = viewer.type !== 'contact' && event.fromContact ? { fromContact: true } : {}
      return hears ? { type: 'conversation', conversationId, position, ...fromContact } : undefined
    }
    case 'read': {
      const { conversationId, contactId, by, position } = event
      // How far the team has read counts notes as well; a contact is told of it by `seen` alone.
      const hears =
        viewer.type === 'contact' ? viewer.id === contactId && by === 'contact' : may(viewer, 'conversation:read')
      return hears ? { type: 'read', conversationId, by, position } : undefined
    }
    case 'seen':
      return viewer.type === 'contact' && viewer.id === event.contactId
        ? { type: 'seen', conversationId: event.conversationId }
        : undefined
    case 'contact.erased': {
      const hears = viewer.type === 'contact' ? viewer.id === event.contactId : may(viewer, 'contact:read')
      return hears ? { type: 'contact.erased', contactId: event.contactId } : undefined
    }
    case 'session.ended':
      return viewer.type !== 'api-key' && viewer.sessionId === event.sessionId ? { type: 'session.ended' } : undefined
    case 'contact.blocked':
      return viewer.type === 'contact' && viewer.id === event.contactId
        ? { type: 'contact.blocked', blocked: event.blocked }
        : undefined
    case 'presence': {
      const { conversationId, by, doing } = event
      if (viewer.type !== 'contact') {
        const hears = may(viewer, 'conversation:read') && viewer.id !== by.id
        return hears ? { type: 'presence', conversationId, by, doing } : undefined
      }
      // Of the team a contact hears that somebody writes to them, not who, and nothing of looks and notes.
      if (viewer.id !== event.contactId || by.type === 'contact' || doing === 'looking') return undefined
      return {
        type: 'presence',
        conversationId,
        by: { type: 'teammate', id: '' },
        doing: doing === 'typing' ? doing : 'gone',
      }
    }
    case 'workspace':
      return viewer.type === 'contact' ? undefined : { type: 'workspace' }
    case 'messenger':
      return viewer.type === 'contact' ? { type: 'workspace' } : undefined
  }
}

/** After these the listener is nobody any more. */
export function endsFor(viewer: Viewer, frame: LiveFrame): boolean {
  return frame.type === 'session.ended' || (frame.type === 'contact.erased' && viewer.type === 'contact')
}
