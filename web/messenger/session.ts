import type { MessengerSession } from '../../src/http/wire/messenger.ts'
import { call, Refusal, type Method } from './doors.ts'
import { fingerprint, readRemembered, remember } from './remembered.ts'
import { bootOf, personOf, type Settings } from './settings.ts'
import type { Language } from './words/words.ts'

export type Session = {
  /** Asks the server who we are, and keeps the token. */
  readonly start: () => Promise<MessengerSession>
  /** A call as this person. A token that ran out is renewed once; `onOther` is told if somebody else comes back. */
  readonly ask: <T>(method: Method, path: string, body?: unknown) => Promise<T>
  readonly token: () => string | null
  readonly current: () => MessengerSession | null
  readonly end: () => void
}

export type SessionEars = {
  readonly onStart: (session: MessengerSession) => void
  /** The earlier person is gone: their session ran out, or they were erased while nobody listened. */
  readonly onLost: () => void
  /** The site's signature for this person has ended, and there is no newer one. */
  readonly onSignedOut: () => void
}

/** `settings` is asked at each start: a page hands over a new signature before the old one ends. */
export function createSession(base: string, settings: () => Settings, language: Language, ears: SessionEars): Session {
  const workspaceId = String(settings()['app_id'])
  let session: MessengerSession | null = null
  let starting: Promise<MessengerSession> | null = null
  let ended = false

  async function boot(): Promise<MessengerSession> {
    const person = personOf(settings())
    const whose = person ? await fingerprint(person) : null
    const kept = readRemembered(workspaceId)
    const earlier = !person ? kept.visitor : whose && kept.whose === whose ? kept.person : undefined
    const body = bootOf(settings(), language, session?.token ?? earlier)
    if (!body) throw new Refusal('invalid', 'app_id is missing')
    const fresh = await call<MessengerSession>(base, 'POST', '/sessions', null, body).catch((error: unknown) => {
      if (session && error instanceof Refusal && error.code === 'unauthenticated') ears.onSignedOut()
      throw error
    })
    if (ended) throw new Refusal('gone', 'shut down meanwhile')
    if (!person) remember(workspaceId, { visitor: fresh.token })
    else if (whose) remember(workspaceId, { person: fresh.token, whose })
    const before = session
    session = fresh
    if (before && before.contact.id !== fresh.contact.id) ears.onLost()
    else ears.onStart(fresh)
    return fresh
  }

  function start(): Promise<MessengerSession> {
    starting ??= boot().finally(() => {
      starting = null
    })
    return starting
  }

  return {
    start,
    async ask(method, path, body) {
      const mine = session ?? (await start())
      try {
        return await call(base, method, path, mine.token, body)
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'unauthenticated') throw error
        const renewed = session?.token === mine.token ? await start() : session
        // Another person than the one who asked: their words must not go out under the new name.
        if (!renewed || renewed.contact.id !== mine.contact.id)
          throw new Refusal('gone', 'the session was somebody else’s')
        return await call(base, method, path, renewed.token, body)
      }
    },
    token: () => session?.token ?? null,
    current: () => session,
    end() {
      ended = true
      session = null
    },
  }
}
