import { Type, type Static } from 'typebox'
import type { Why as CoreWhy } from '../detect/finding.ts'
import type { Finding as CoreFinding } from '../detect/finding.ts'
import type { Deps } from '../flows/ports.ts'
import { detectInText } from '../flows/redact-free-text.ts'
import { answers } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { answerLong } from './long-list.ts'
import { otherOffsets, type OtherOffsets } from './offsets.ts'
import { Finding } from './wire/finding.ts'

const tags = ['engine']

/** The limit in bytes is that of the body; this one is for the description. */
export const EngineOptions = {
  language: Type.Optional(Type.String({ maxLength: 35, pattern: '^[A-Za-z0-9-]+$', description: 'BCP 47' })),
  kinds: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 300 })),
  minConfidence: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  offsets: Type.Optional(Type.Boolean({ description: 'Also give offsets in code points and UTF-8 bytes' })),
}

export function engineDoors(app: Doors, d: Deps): void {
  app.post(
    '/v1/detections',
    {
      config: { needs: 'text:detect' },
      schema: {
        tags,
        summary: 'What is sensitive in a text, and where. Nothing of it is stored.',
        body: Type.Object({
          text: Type.String({ description: 'Up to 1 MB a request' }),
          ...EngineOptions,
          explain: Type.Optional(Type.Boolean({ description: 'Say of each finding why it is one' })),
          parts: Type.Optional(
            Type.Boolean({ description: 'Say of an address where its number, street, flat, postcode and place stand' }),
          ),
        }),
        response: answers({ 200: Type.Object({ findings: Type.Array(Finding) }) }),
      },
    },
    async (request, reply) => {
      const { offsets, ...input } = request.body
      const findings = await detectInText(d, staffOf(request), input)
      return answerLong(d, reply, {}, 'findings', findings.length, presenting(findings, input.text, offsets))
    },
  )
}

function presentWhy({ words, beat, ...rest }: CoreWhy): NonNullable<Static<typeof Finding>['why']> {
  return { ...rest, words: { heard: [...words.heard], effect: words.effect }, beat: [...beat] }
}

export function presentFindings(findings: readonly CoreFinding[], text: string, offsets = false): Presented[] {
  return presenting(findings, text, offsets)(0, findings.length)
}

/** A stretch of them at a time. */
export function presenting(
  findings: readonly CoreFinding[],
  text: string,
  offsets = false,
): (from: number, to: number) => Presented[] {
  const others = offsets ? otherOffsets(text, findings) : []
  return (from, to) => findings.slice(from, to).map((one, i) => presentFinding(one, others[from + i]))
}

type Presented = Static<typeof Finding>

function presentFinding(
  { kind, class: group, start, end, confidence, detector, hint, why, parts }: CoreFinding,
  offsets: OtherOffsets | undefined,
): Presented {
  return {
    kind,
    class: group,
    start,
    end,
    confidence,
    detector,
    hint,
    ...(offsets ? { offsets } : {}),
    ...(why ? { why: presentWhy(why) } : {}),
    ...(parts ? { parts: [...parts] } : {}),
  }
}
