import { ConversationRows, notYetThere } from './conversation-list.tsx'
import { ArrowIcon, CloseIcon, SealMark } from './icons.tsx'
import type { ScreenProps } from './panel.tsx'
import { Trouble } from './trouble.tsx'

const shownOnHome = 3

export function Home({ core, state, onClose }: ScreenProps & { onClose: () => void }) {
  const say = core.say()
  const { language } = state.look
  const { session } = state
  const name = session?.contact.verified ? session.contact.name?.split(' ')[0] : undefined
  const greeting = greetingFor(session?.workspace.messenger.greeting[language] || say('greeting'), name)
  const total = (state.conversations?.length ?? 0) + notYetThere(state).length
  return (
    <>
      <div class="hero">
        <div class="hero-top">
          <span class="house">{session?.workspace.name ?? ''}</span>
          <button type="button" class="round" aria-label={say('closeMessenger')} onClick={onClose}>
            <CloseIcon />
          </button>
        </div>
        <h1>
          {name && <span class="hero-name">{say('greetingNamed', { name })}</span>}
          {greeting}
        </h1>
      </div>
      <div class="scroll home">
        <Trouble core={core} state={state} />
        <button type="button" class="start" data-first onClick={() => core.startConversation()}>
          <span>
            <strong>{say('startConversation')}</strong>
            <small>{say('startHint')}</small>
          </span>
          <span class="start-arrow">
            <ArrowIcon />
          </span>
        </button>
        {total > 0 && (
          <section>
            <h2 class="over">{say('recent')}</h2>
            <ConversationRows core={core} state={state} limit={shownOnHome} />
            {total > shownOnHome && (
              <button type="button" class="quiet" onClick={() => core.go({ name: 'list' })}>
                {say('allConversations')}
              </button>
            )}
          </section>
        )}
      </div>
      <p class="promise">
        <SealMark />
        <span>{say('promise')}</span>
      </p>
    </>
  )
}

/** Whoever is greeted by name need not be greeted twice. */
function greetingFor(greeting: string, name: string | undefined): string {
  const rest = name ? greeting.replace(/^(hello|hi|hallo|guten tag)( there)?[.!,]\s+/i, '') : greeting
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}
