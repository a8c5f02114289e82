import { fastify, LogController } from 'fastify'
import type { FastifyBaseLogger, FastifyRequest, FastifyServerOptions } from 'fastify'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { TSchema } from 'typebox'
import { randomUUID } from 'node:crypto'
import type { ChainVerdict } from '../core/verify-chain.ts'
import type { Deps } from '../flows/ports.ts'
import { accessReviewDoors } from './access-reviews.ts'
import { activityDoors, oneVerificationEach } from './activity.ts'
import { apiKeyDoors } from './api-keys.ts'
import { withoutNames, withoutStrangers, withReferences } from './api-schema.ts'
import { callerAddress } from './caller-address.ts'
import { checklistDoors } from './checklist.ts'
import { contactDoors } from './contacts.ts'
import { conversationActDoors } from './conversation-acts.ts'
import { conversationDoors } from './conversations.ts'
import type { Doors, RateLimits } from './doors.ts'
import { announceLeaving } from './deprecation.ts'
import { dataUseDoors } from './data-uses.ts'
import { retentionDoors } from './retention.ts'
import { draftDoors } from './drafts.ts'
import { endConnections } from './end-connections.ts'
import { engineDoors } from './engine.ts'
import { erasureDoors } from './erasures.ts'
import { evidenceDoors } from './evidence.ts'
import { trailDoors } from './trails.ts'
import { exportFileDoors } from './export-files.ts'
import { exportDoors } from './exports.ts'
import { sendProblem } from './errors.ts'
import { findingDoors } from './findings.ts'
import { guardDoors } from './guard.ts'
import { handoverDoors } from './handovers.ts'
import { healthDoors, type Readiness } from './health.ts'
import { hurryBodies } from './hurry-bodies.ts'
import { importDoors } from './imports.ts'
import { openLiveChannel, type LiveSource } from './live-channel.ts'
import { logRequests, type Answered } from './log-requests.ts'
import { chatProxyDoors, type ChatUpstream } from './chat-proxy.ts'
import { macroDoors } from './macros.ts'
import { messengerDoors } from './messenger.ts'
import { describeApi } from './open-api.ts'
import { partDoors } from './parts.ts'
import { policyDoors } from './policies.ts'
import { maxBodyBytes, readJsonOnly } from './read-json.ts'
import { redactionDoors } from './redactions.ts'
import { redactionStreamDoors } from './redaction-streams.ts'
import { refusalsOf } from './refusals.ts'
import { answerRepeats } from './repeats.ts'
import { reportDoors } from './reports.ts'
import { sealDoors } from './seals.ts'
import { secureDoors } from './security.ts'
import { sessionDoors } from './sessions.ts'
import { isShortList, pageShortLists } from './short-lists.ts'
import { queryOf, sparseFields } from './sparse-fields.ts'
import { staticDoors, type DemoPieces } from './static-files.ts'
import { sweepDoors } from './sweeps.ts'
import { tagDoors } from './tags.ts'
import { teamDoors } from './teams.ts'
import { teammateDoors } from './teammates.ts'
import { validatorCompiler } from './validate.ts'
import { viewDoors } from './views.ts'
import { webhookDoors } from './webhooks.ts'
import { workspaceDoors } from './workspace.ts'

export type DoorSettings = {
  readonly deps: Deps
  /** Where people reach us; cookies, links and the origin check go by it, never by the Host header. */
  readonly publicUrl: string
  /** Addresses of proxies whose X-Forwarded-For is believed; false for none. */
  readonly trustProxy: boolean | number | string | string[]
  readonly rateLimits: RateLimits
  /** Absent: silent. */
  readonly loggerInstance?: FastifyBaseLogger
  readonly live: LiveSource
  /** How often a live channel is asked whether somebody is still there. */
  readonly pingEveryMs?: number
  readonly sendsMail?: boolean
  /** The log as it is chained, one line of JSON after another. */
  readonly exportActivity: (workspaceId: string) => AsyncIterable<string>
  readonly verifyActivity: (workspaceId: string) => Promise<ChainVerdict>
  readonly web: { readonly folder: string }
  readonly ready: () => Promise<Readiness>
  /** Told of each answer, for numbers and traces. */
  readonly observe?: (one: Answered) => void
  readonly demo?: DemoPieces
  /** Where the proxy for chat completions sends what it has redacted; absent: there is none. */
  readonly chat?: ChatUpstream
  /** `anyAddress`: also to private ones and over http, for trying out. */
  readonly webhooks?: { readonly anyAddress: boolean }
}

/** All doors of the house, hung and locked, not yet open: the caller listens. */
export async function openDoors(settings: DoorSettings): Promise<Doors> {
  const { deps, publicUrl, rateLimits } = settings
  const app: Doors = fastify(serverOptions(settings)).withTypeProvider<TypeBoxTypeProvider>()

  app.setValidatorCompiler(validatorCompiler)
  app.setErrorHandler(sendProblem)
  shapeRoutes(app)
  logRequests(app, settings.observe)
  hurryBodies(app)
  readJsonOnly(app)
  await secureDoors(app, publicUrl, rateLimits)
  const failed = app.createRateLimit({
    max: rateLimits.attemptsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => `failed ${callerAddress(request.ip)}`,
  })
  const attempt = async (request: FastifyRequest) => {
    const counted = await failed(request)
    return counted.isAllowed || !counted.isExceeded
  }
  guardDoors(app, deps, { publicUrl, attempt })
  answerRepeats(app, deps)
  announceLeaving(app)
  pageShortLists(app)
  sparseFields(app)
  await describeApi(app, publicUrl)

  healthDoors(app, settings.ready)
  sessionDoors(app, deps, { publicUrl, rateLimits, sendsMail: settings.sendsMail ?? false })
  teammateDoors(app, deps, { publicUrl })
  workspaceDoors(app, deps)
  contactDoors(app, deps)
  erasureDoors(app, deps)
  exportDoors(app, deps)
  exportFileDoors(app, deps)
  dataUseDoors(app, deps)
  retentionDoors(app, deps)
  conversationDoors(app, deps)
  conversationActDoors(app, deps)
  partDoors(app, deps)
  importDoors(app, deps)
  draftDoors(app, deps)
  teamDoors(app, deps)
  viewDoors(app, deps)
  sealDoors(app, deps)
  sweepDoors(app, deps)
  tagDoors(app, deps)
  macroDoors(app, deps)
  policyDoors(app, deps)
  engineDoors(app, deps)
  redactionDoors(app, deps)
  redactionStreamDoors(app, deps)
  const verify = oneVerificationEach(settings.verifyActivity)
  activityDoors(app, deps, settings.exportActivity, verify)
  accessReviewDoors(app, deps)
  evidenceDoors(app, deps, verify)
  trailDoors(app, deps, verify)
  findingDoors(app, deps)
  reportDoors(app, deps)
  checklistDoors(app, deps)
  apiKeyDoors(app, deps)
  if (settings.chat) chatProxyDoors(app, deps, settings.chat)
  webhookDoors(app, deps, settings.webhooks ?? { anyAddress: false })
  messengerDoors(app, deps, rateLimits, publicUrl)
  handoverDoors(app, deps, publicUrl)
  endConnections(app)
  openLiveChannel(app, deps, { publicUrl, live: settings.live, pingEveryMs: settings.pingEveryMs })
  await staticDoors(app, settings.web.folder, settings.demo)
  return app
}

function serverOptions({ loggerInstance, trustProxy }: DoorSettings): FastifyServerOptions {
  return {
    ...(loggerInstance ? { loggerInstance } : { logger: false }),
    logController: new LogController({ disableRequestLogging: true }),
    // A number is how many proxies stand before us.
    trustProxy: typeof trustProxy === 'number' ? (_address: string, hop: number) => hop < trustProxy : trustProxy,
    bodyLimit: maxBodyBytes,
    genReqId: () => `req_${randomUUID().replaceAll('-', '')}`,
    // Ours alone: one that a client chooses could be made to carry a value into the logs.
    requestIdHeader: false,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
  }
}

/** Each schema goes where it belongs: named shapes to the shared list, requests whole to the validator. */
function shapeRoutes(app: Doors): void {
  const named = new Map<string, object>()
  app.addHook('onRoute', (route) => {
    const { schema } = route
    if (!schema) return
    const answer = (schema.response as Record<number, unknown> | undefined)?.[200]
    const shaped: Record<string, unknown> = { ...schema }
    const querystring = queryOf(route.method, route.url, schema.querystring, answer)
    if (route.method === 'GET' && route.url.startsWith('/v1/'))
      route.config = { ...route.config, shortList: isShortList(schema.querystring as TSchema | undefined, answer) }
    const asked = { ...schema, ...(querystring === undefined ? {} : { querystring }) }
    for (const part of ['body', 'querystring', 'params', 'headers'] as const) {
      if (asked[part]) shaped[part] = withoutNames(asked[part])
    }
    const forPrograms = !['public', 'visitor'].includes(route.config?.needs ?? 'public')
    if (shaped['body'] && forPrograms) shaped['body'] = withoutStrangers(shaped['body'])
    if (schema.response)
      shaped['response'] = withReferences({ ...refusalsOf(route.config ?? {}, asked), ...schema.response }, named)
    for (const [id, shape] of named) if (!app.getSchema(id)) app.addSchema(shape)
    route.schema = shaped
  })
}
