import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { activityGroups } from '../core/activity.ts'
import type { ChainVerdict } from '../core/verify-chain.ts'
import { readActivity } from '../flows/read-activity.ts'
import type { Deps } from '../flows/ports.ts'
import { recordRead } from '../flows/record-read.ts'
import { answers } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { presentActivity, presentChain, presentVerdict } from './present-activity.ts'
import { pageOf, plainWord } from './shared-shapes.ts'
import { Activity, ChainState, Verification } from './wire/activity.ts'
import { choice, idOf, moment, page, PageQuery } from './wire/shapes.ts'

const tags = ['activity']

export type Verify = (workspaceId: string) => Promise<ChainVerdict>

/** A long chain takes a while; who asks meanwhile waits for the same answer. */
export function oneVerificationEach(verifyActivity: Verify): Verify {
  const running = new Map<string, Promise<ChainVerdict>>()
  return (workspaceId) => {
    const verdict = running.get(workspaceId) ?? verifyActivity(workspaceId).finally(() => running.delete(workspaceId))
    running.set(workspaceId, verdict)
    return verdict
  }
}

export function activityDoors(
  app: Doors,
  d: Deps,
  exportActivity: (workspaceId: string) => AsyncIterable<string>,
  verify: Verify,
): void {
  app.post(
    '/v1/activity/verifications',
    {
      config: { needs: 'activity:read' },
      schema: {
        tags,
        summary: 'Computes the whole chain anew and names the first row that does not fit',
        response: answers({ 201: Verification }),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const verdict = await verify(viewer.workspaceId)
      await recordRead(d, viewer, 'activity.verified', null, {
        details: { rows: verdict.rows, broken: verdict.broken?.what ?? null },
      })
      reply.code(201)
      return presentVerdict(verdict, d.clock.now())
    },
  )

  app.get(
    '/v1/activity',
    {
      config: { needs: 'activity:read' },
      schema: {
        tags,
        summary: 'Who did what, newest first. Looking here is itself logged.',
        querystring: Type.Object({
          actor: Type.Optional({ ...plainWord, description: 'Id of who did it' }),
          action: Type.Optional({ ...plainWord, description: 'Name of the act, such as value.revealed' }),
          group: Type.Optional(choice(activityGroups, 'All acts on one kind of thing: the word before the dot')),
          object: Type.Optional({ ...plainWord, description: 'Id of what it was done to' }),
          about: Type.Optional({
            ...idOf('contact'),
            description: 'A contact: what the team and programs did that concerns them, whatever it was done to',
          }),
          after: Type.Optional(moment),
          before: Type.Optional(moment),
          ...PageQuery,
        }),
        response: answers({ 200: page(Activity) }),
      },
    },
    async (request) => {
      const { actor, action, group, object, about, after, before } = request.query
      const filter = {
        ...(actor === undefined ? {} : { actorId: actor }),
        ...(action === undefined ? {} : { action }),
        ...(group === undefined ? {} : { group }),
        ...(object === undefined ? {} : { objectId: object }),
        ...(about === undefined ? {} : { about }),
        ...(after === undefined ? {} : { after }),
        ...(before === undefined ? {} : { before }),
      }
      const { items, next } = await readActivity(d, staffOf(request), filter, pageOf(request.query))
      return { items: items.map(presentActivity), next }
    },
  )

  app.get(
    '/v1/activity/chain',
    {
      config: { needs: 'activity:read' },
      schema: {
        tags,
        summary: 'How long the chain is, and its newest signed checkpoint',
        response: answers({ 200: ChainState }),
      },
    },
    async (request) => presentChain(await d.store.chainState(staffOf(request))),
  )

  app.get(
    '/v1/activity/export',
    {
      config: { needs: 'activity:export' },
      schema: {
        tags,
        summary:
          'The whole log as it is chained, with its checkpoints: the file that `underseal activity verify` checks',
        description: 'One JSON object a line. Ids, counts and closed words only; addresses and reasons stay encrypted.',
        response: {
          ...answers({}),
          200: {
            description: 'Lines of JSON',
            content: { 'application/x-ndjson': { schema: Type.Unsafe<Readable>({ type: 'string' }) } },
          },
        },
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      await recordRead(d, viewer, 'activity.exported', null)
      return reply
        .type('application/x-ndjson; charset=utf-8')
        .header('content-disposition', 'attachment; filename="activity.ndjson"')
        .send(Readable.from(linesOf(exportActivity(viewer.workspaceId))))
    },
  )
}

async function* linesOf(lines: AsyncIterable<string>): AsyncIterable<string> {
  for await (const line of lines) yield `${line}\n`
}
