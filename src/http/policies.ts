import { Type } from 'typebox'
import { policyTemplates } from '../core/policy-templates.ts'
import { changePolicy } from '../flows/change-policy.ts'
import type { Deps } from '../flows/ports.ts'
import { previewPolicy, tryPolicy } from '../flows/try-policy.ts'
import { answers } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { onceOnly } from './repeats.ts'
import { presentPolicy, presentPolicyBody, presentPreview, presentTrial } from './present-policy.ts'
import { Policy, PolicyInput, Preview, PreviewInput, Trial } from './wire/policy.ts'
import { page } from './wire/shapes.ts'

const tags = ['policies']

export function policyDoors(app: Doors, d: Deps): void {
  app.get(
    '/v1/policies',
    {
      config: { needs: 'policy:read' },
      schema: {
        tags,
        summary: 'Versions of the policy, newest first; the first one counts',
        response: answers({ 200: page(Policy) }),
      },
    },
    async (request) => ({ items: (await d.store.policies(staffOf(request))).map(presentPolicy) }),
  )

  app.get(
    '/v1/policy-templates',
    {
      config: { needs: 'policy:read' },
      schema: {
        tags,
        summary: 'Policies to start from',
        response: answers({ 200: page(Type.Object({ id: Type.String(), ...PolicyInput.properties })) }),
      },
    },
    async () => ({ items: Object.entries(policyTemplates).map(([id, body]) => ({ id, ...presentPolicyBody(body) })) }),
  )

  app.post(
    '/v1/policies',
    {
      config: { needs: 'policy:write', repeats: true },
      schema: {
        tags,
        summary: 'A new version; it counts from the next message on',
        body: Type.Object({
          ...PolicyInput.properties,
          baseVersion: Type.Optional(
            Type.Integer({
              minimum: 0,
              description: 'The version this one was made from; 412 if another came between',
            }),
          ),
        }),
        response: answers({ 201: Policy }, [412]),
      },
    },
    async (request, reply) => {
      const { baseVersion, ...body } = request.body
      const policy = await changePolicy(onceOnly(d, request), staffOf(request), body, baseVersion)
      reply.code(201)
      return presentPolicy(policy)
    },
  )

  app.post(
    '/v1/policy-trials',
    {
      config: { needs: 'policy:write' },
      schema: {
        tags,
        summary:
          'A draft on the last 500 messages beside the policy that counts; nothing changes. Needs conversation:read as well.',
        body: Type.Object({ policy: PolicyInput }),
        response: answers({ 200: Trial }),
      },
    },
    async (request) => presentTrial(await tryPolicy(d, staffOf(request), request.body.policy)),
  )

  app.post(
    '/v1/policy-previews',
    {
      config: { needs: 'policy:read' },
      schema: {
        tags,
        summary: 'What a draft makes of one text; nothing of it is kept',
        body: PreviewInput,
        response: answers({ 200: Preview }),
      },
    },
    async (request) => presentPreview(await previewPolicy(d, staffOf(request), request.body)),
  )
}
