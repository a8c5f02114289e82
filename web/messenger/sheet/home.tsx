import { ConversationRows, notYetThere } from './conversation-list.tsx'
import { ClosedDoor } from './over.tsx'
import { ArrowIcon, BellIcon, BellOffIcon, CloseIcon, SealMark } from './icons.tsx'
import { Leave } from './leave.tsx'
import { presenceLine, promiseLine } from './workspace-lines.tsx'
import type { ScreenProps } from './screen-props.ts'
import { Trouble } from './trouble.tsx'
import type { Language } from '../words/words.ts'

const shownOnHome = 3

export function Home({ core, state, onClose }: ScreenProps & { onClose: () => void }) {
  const say = core.say()
  const { language } = state.look
  const { session, workspace } = state
  const presence = workspace && presenceLine(workspace, language, say)
  const promise = workspace && promiseLine(workspace, say)
  const intro = inLanguage(workspace?.messenger.intro, language)
  const name = session?.contact.verified ? session.contact.name?.split(' ')[0] : undefined
  const greeting = greetingFor(inLanguage(workspace?.messenger.greeting, language) || say('greeting'), name)
  const total = (state.conversations?.length ?? 0) + notYetThere(state).length
  return (
    <>
      <div class="hero">
        <div class="hero-top">
          <span class="workspace">{workspace?.name ?? ''}</span>
          <button
            type="button"
            class="round"
            aria-pressed={state.sound}
            aria-label={say('sound')}
            title={say(state.sound ? 'soundOn' : 'soundOff')}
            onClick={core.toggleSound}
          >
            {state.sound ? <BellIcon /> : <BellOffIcon />}
          </button>
          <button type="button" class="round" aria-label={say('closeMessenger')} onClick={onClose}>
            <CloseIcon />
          </button>
        </div>
        <h1>
          {name && <span class="hero-name">{say('greetingNamed', { name })}</span>}
          {greeting}
        </h1>
        {intro && <p class="intro">{intro}</p>}
      </div>
      <div class="scroll home">
        <Trouble core={core} state={state} />
        {state.blocked ? (
          <ClosedDoor core={core} />
        ) : (
          <button type="button" class="start" data-first onClick={() => core.startConversation()}>
            <span>
              <strong>{say('startConversation')}</strong>
              <small>{presence ?? say('startHint')}</small>
            </span>
            <span class="start-arrow">
              <ArrowIcon />
            </span>
          </button>
        )}
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
        {total > 0 && session && !session.contact.verified && <Leave core={core} />}
      </div>
      {promise && (
        <p class="promise">
          <SealMark />
          <span>{promise}</span>
        </p>
      )}
    </>
  )
}

/** Whoever is greeted by name need not be greeted twice. */
function greetingFor(greeting: string, name: string | undefined): string {
  const rest = name ? greeting.replace(/^(hello|hi|hallo|guten tag)( there)?[.!,]\s+/i, '') : greeting
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

/** The workspace writes in the languages of its console; a messenger in another one greets in its own words. */
function inLanguage(written: Readonly<Record<string, string>> | undefined, language: Language): string {
  return written?.[language] ?? ''
}
