import { Type, type Static } from 'typebox'
import type { Json } from '../core/canonical-json.ts'
import { invalid } from '../core/errors.ts'
import { isMarked, writeExactly } from '../core/exact-numbers.ts'
import type { Viewer } from '../core/viewer.ts'
import { endRedactionSession } from '../flows/end-redaction-session.ts'
import type { Deps } from '../flows/ports.ts'
import { redactDocument, redactTexts, type RedactedText } from '../flows/redact-free-text.ts'
import { restoreDocument, restoreTexts } from '../flows/restore-free-text.ts'
import { answers, nothing } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { EngineOptions, presentFindings, presenting } from './engine.ts'
import { staffOf } from './guard.ts'
import { answerLong } from './long-list.ts'
import { onceOnly } from './repeats.ts'
import { presentText } from './present-text.ts'
import { eyeOf, reason } from './shared-shapes.ts'
import { Finding } from './wire/finding.ts'
import { choice, idOf, moment, Seal } from './wire/shapes.ts'

const tags = ['engine']
const AnyJson = Type.Any({
  description: 'Any JSON, up to 100 levels deep, with up to 2,000 characters of names around a value',
})
const path = Type.String({ pattern: '^(/[^/]*)*$', maxLength: 500 })

const Given = {
  text: Type.Optional(Type.String({ description: 'One text' })),
  texts: Type.Optional(
    Type.Array(Type.String(), { minItems: 1, maxItems: 1_000, description: 'Or many, in one round trip' }),
  ),
  document: Type.Optional(AnyJson),
}
export const operator = choice(['replace', 'mask', 'remove', 'token'] as const)
export const keepHours = Type.Integer({
  minimum: 1,
  maximum: 2_160,
  description: 'How long a new session lives; 168 if not said',
})

const Redaction = Type.Object({
  ...Given,
  paths: Type.Optional(
    Type.Array(path, {
      maxItems: 200,
      description: 'Of the document: only below these, as in RFC 6901; * is any name',
    }),
  ),
  fields: Type.Optional(
    Type.Array(Type.Object({ path, kind: Type.String({ maxLength: 60 }) }), {
      maxItems: 200,
      description: 'Of the document: what is of a kind as a whole, whatever it looks like',
    }),
  ),
  ...EngineOptions,
  operator: Type.Optional(operator),
  session: Type.Optional(idOf('redactionSession')),
  keepHours: Type.Optional(keepHours),
})

const Session = Type.Object({ id: idOf('redactionSession'), expiresAt: moment }, { $id: 'RedactionSession' })
const Result = Type.Object(
  { text: Type.String(), findings: Type.Array(Finding), seals: Type.Optional(Type.Array(Seal)) },
  { $id: 'RedactedText' },
)
const Answer = Type.Object({
  text: Type.Optional(Type.String()),
  findings: Type.Optional(Type.Array(Finding)),
  seals: Type.Optional(Type.Array(Seal)),
  results: Type.Optional(Type.Array(Result)),
  document: Type.Optional(AnyJson),
  session: Type.Optional(Session),
})

export function redactionDoors(app: Doors, d: Deps): void {
  app.post(
    '/v1/redactions',
    {
      config: { needs: 'text:redact', repeats: true, exactNumbers: true },
      schema: {
        tags,
        summary:
          'A text, up to 1,000 texts or a JSON document with what is sensitive replaced, masked, removed, or numbered',
        description:
          'With the operator `token` each value goes into the vault and `[payment card 1]` stands in its place; within the session the same value has the same number.',
        body: Redaction,
        response: answers({ 200: Answer }, [404, 410]),
      },
    },
    async (request, reply): Promise<Static<typeof Answer>> => {
      const viewer = staffOf(request)
      const { text, texts, document, paths, fields, offsets, session, keepHours, ...engine } = request.body
      exactlyOne(request.body)
      const asked = {
        ...(session === undefined ? {} : { id: session }),
        ...(keepHours === undefined ? {} : { keepHours }),
      }
      const options = { ...engine, session: asked }
      if (document !== undefined) {
        reply.serializer(writeExactly)
        // It came as JSON, so that is what it is.
        const answer = await redactDocument(onceOnly(d, request), viewer, document as Json, {
          ...options,
          paths,
          fields,
        })
        const found = answer.findings.map((one) => ({ ...presentFindings([one], '')[0]!, path: one.path }))
        return { document: answer.document, findings: found, ...sessionOf(answer) }
      }
      const given = texts ?? [text ?? '']
      const answer = await redactTexts(onceOnly(d, request), viewer, given, options)
      if (texts) {
        const results = answer.results.map((one, i) => presentResult(d, viewer, one, texts[i]!, offsets))
        return { results, ...sessionOf(answer) }
      }
      const { findings, ...one } = answer.results[0]!
      const present = presenting(findings, given[0]!, offsets)
      const said = { ...presentRest(d, viewer, one), ...sessionOf(answer) }
      return answerLong(d, reply, said, 'findings', findings.length, present)
    },
  )

  app.post(
    '/v1/restorations',
    {
      // Whether these very values may be seen is decided, and a refusal logged, in the flow.
      config: { needs: 'conversation:read', exactNumbers: true },
      schema: {
        tags,
        summary:
          'Put sealed values back where they stand in. Needs value:reveal for each class; all or nothing, and logged first.',
        body: Type.Object({
          ...Given,
          session: Type.Optional(idOf('redactionSession')),
          reason: Type.Optional(reason),
        }),
        response: answers(
          {
            201: Type.Object({
              text: Type.Optional(Type.String()),
              texts: Type.Optional(Type.Array(Type.String())),
              document: Type.Optional(AnyJson),
            }),
          },
          [404, 410],
        ),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const { text, texts, document, session } = request.body
      exactlyOne(request.body)
      const how = {
        reason: request.body.reason ?? 'asked through the API',
        ...(session === undefined ? {} : { session }),
      }
      reply.code(201)
      if (document !== undefined) {
        reply.serializer(writeExactly)
        return { document: await restoreDocument(d, viewer, document as Json, how) }
      }
      const restored = await restoreTexts(d, viewer, { ...how, texts: texts ?? [text ?? ''] })
      return texts ? { texts: [...restored] } : { text: restored[0] ?? '' }
    },
  )

  app.delete(
    '/v1/redaction-sessions/:id',
    {
      config: { needs: 'text:redact' },
      schema: {
        tags,
        summary: 'End a session before its time: its values are gone for good',
        params: Type.Object({ id: idOf('redactionSession') }),
        response: answers({ 204: nothing }),
      },
    },
    async (request, reply) => {
      await endRedactionSession(d, staffOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}

function exactlyOne(body: { text?: unknown; texts?: unknown; document?: unknown }): void {
  const given = [body.text, body.texts, body.document].filter((one) => one !== undefined)
  if (given.length !== 1) throw invalid('text', 'Send either text, texts or document.')
  if ([body.text, body.texts].flat().some(isMarked)) throw invalid('text', 'A text is a string, not a number.')
}

function presentResult(
  d: Deps,
  viewer: Viewer,
  { findings, ...rest }: RedactedText,
  given: string,
  offsets?: boolean,
): Static<typeof Result> {
  return { ...presentRest(d, viewer, rest), findings: presentFindings(findings, given, offsets) }
}

function presentRest(d: Deps, viewer: Viewer, { text, seals }: Omit<RedactedText, 'findings'>) {
  return { text, ...(seals ? { seals: presentText(eyeOf(d, viewer), { text, seals }).seals } : {}) }
}

function sessionOf({ session }: { session?: { readonly id: string; readonly expiresAt: string } }): {
  session?: Static<typeof Session>
} {
  return session ? { session: { id: session.id, expiresAt: session.expiresAt } } : {}
}
