import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Permission } from '../core/permission.ts'
import type { Viewer } from '../core/viewer.ts'
import type { RepeatClaim } from '../flows/writing.ts'

/**
 * What one must be to come through a route. `public`: anybody. `visitor`: a person in the messenger.
 * `signed-in`: a teammate, whatever their role. Else the permission, held by a teammate's role or an API key.
 */
export type Needs = Permission | 'public' | 'visitor' | 'signed-in'

export type Doors = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** A door that is to go: since when that is said, when it goes, and what does its work then. */
type Leaving = { readonly since: string; readonly until: string; readonly successor: string }

/** A door as it was hung; the test of all routes starts from these. */
export type DoorEntry = { readonly method: string; readonly url: string; readonly needs: Needs }

declare module 'fastify' {
  interface FastifyInstance {
    readonly doorList: readonly DoorEntry[]
    /** How many live channels are open in this process. */
    readonly liveSockets: () => number
  }
  interface FastifyContextConfig {
    needs?: Needs
    /** Also answered to other sites (the messenger runs on them). */
    crossOrigin?: boolean
    /** Takes lines of JSON, as a stream. */
    ndjson?: boolean
    /** A document is taken and given back: numbers that no double holds stay as they are written. */
    exactNumbers?: boolean
    /** The same once more would be something else: `Idempotency-Key` makes it safe to repeat. */
    repeats?: boolean
    /**
     * Where an answer has words of several people, no key ends with all of them: of it `kept` is kept, which has none, and this
     * makes the answer anew.
     */
    again?: (request: FastifyRequest, kept: string) => Promise<unknown>
    /** To go, at a time that is said beforehand. */
    leaving?: Leaving
    /** Comes whole unless `limit` says otherwise; said by the shape of its answer. */
    shortList?: boolean
  }
  interface FastifyRequest {
    viewer: Viewer | null
    /** While the first request with an Idempotency-Key is on its way. */
    repeat: RepeatClaim | null
    /** What is kept of the answer for a repeat, where the door has `again`. */
    kept: string | null
  }
}

export type RateLimits = {
  /** Requests of one address or key. */
  readonly perMinute: number
  /** Sign-ins, acceptances, new messenger sessions and failed keys of one address. */
  readonly attemptsPerMinute: number
}
