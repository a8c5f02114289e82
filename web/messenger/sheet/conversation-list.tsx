import type { OwnConversation } from '../../../src/http/wire/messenger.ts'
import type { State, Unsent } from '../state.ts'
import type { Language, Say } from '../words/words.ts'
import { Header } from './header.tsx'
import { ClosedDoor } from './over.tsx'
import type { ScreenProps } from './screen-props.ts'
import { plainText } from './message-text.tsx'
import { shortTime } from './times.ts'
import { Trouble } from './trouble.tsx'

export function ConversationList({ core, state, onClose }: ScreenProps & { onClose: () => void }) {
  const say = core.say()
  return (
    <>
      <Header title={say('conversations')} say={say} onBack={() => core.go({ name: 'home' })} onClose={onClose} />
      <div class="scroll home">
        <Trouble core={core} state={state} />
        {state.conversations?.length === 0 && state.unsent.length === 0 ? (
          <p class="empty">{say('noConversations')}</p>
        ) : (
          <ConversationRows core={core} state={state} />
        )}
      </div>
      <div class="foot">
        {state.blocked ? (
          <ClosedDoor core={core} />
        ) : (
          <button type="button" class="main-act" data-first onClick={() => core.startConversation()}>
            {say('newConversation')}
          </button>
        )}
      </div>
    </>
  )
}

export function ConversationRows({ core, state, limit }: ScreenProps & { limit?: number }) {
  const say = core.say()
  const { language } = state.look
  const known = state.conversations ?? []
  const begun = notYetThere(state)
  return (
    <ul class="rows">
      {begun.map((one) => (
        <li key={one.conversationId}>
          <button
            type="button"
            class="row"
            onClick={() => core.go({ name: 'thread', conversationId: one.conversationId })}
          >
            <span class="row-text">{say('youWrote', { text: one.text })}</span>
            <span class="row-side">{say('waitingTurn')}</span>
          </button>
        </li>
      ))}
      {known.slice(0, limit).map((one) => (
        <li key={one.id}>
          <button
            type="button"
            class={`row${one.unread ? ' unread' : ''}`}
            onClick={() => core.go({ name: 'thread', conversationId: one.id })}
          >
            <span class="row-text">{preview(one, say, language)}</span>
            <span class="row-side">
              <time dateTime={one.updatedAt}>{shortTime(one.updatedAt, language, say)}</time>
              {one.unread && <span class="dot" role="img" aria-label={say('unread', { count: 1 })} />}
              {one.state === 'closed' && <span class="state">{say('closedState')}</span>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Conversations that only exist here so far: their first message is still waiting. They must not get out of sight. */
export function notYetThere({ conversations, unsent }: Pick<State, 'conversations' | 'unsent'>): readonly Unsent[] {
  const seen = new Set((conversations ?? []).map((one) => one.id))
  return unsent.filter((one) => !seen.has(one.conversationId) && seen.add(one.conversationId))
}

function preview(one: OwnConversation, say: Say, language: Language): string {
  const text = one.preview ? plainText(one.preview, language, one.previewAuthor === 'team') : ''
  return one.previewAuthor === 'contact' ? say('youWrote', { text }) : text || say('newConversation')
}
