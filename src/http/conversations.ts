import { Type, type Static } from 'typebox'
import {
  conversationStates,
  searchOrders,
  type Conversation as CoreConversation,
  type ConversationFilter,
} from '../core/conversation.ts'
import { fail } from '../core/errors.ts'
import type { Staff } from '../core/viewer.ts'
import { titleConversation } from '../flows/change-conversation.ts'
import type { Deps } from '../flows/ports.ts'
import { listConversations } from '../flows/list-conversations.ts'
import { openConversation } from '../flows/read-conversation.ts'
import { searchConversations } from '../flows/search-conversations.ts'
import { startConversation } from '../flows/start-conversation.ts'
import { summarizeConversation } from '../flows/summarize-conversation.ts'
import { answers } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { presentConversation, presentHit } from './present-conversation.ts'
import { readFound } from './present-inbox.ts'
import { expectedRevision, onceOnly, tagRevision } from './repeats.ts'
import { conversationParams, eyeOf, pageOf } from './shared-shapes.ts'
import { Conversation, ConversationPage, NewPart, SearchHit } from './wire/conversation.ts'
import { assigneeFilter, foundFilter, sortOf, teamFilter } from './wire/inbox.ts'
import { choice, idOf, moment, page, PageQuery } from './wire/shapes.ts'

const tags = ['conversations']

const Filter = {
  state: Type.Optional(choice(conversationStates, 'Without it all')),
  assignee: Type.Optional(assigneeFilter),
  team: Type.Optional(teamFilter),
  tag: Type.Optional(idOf('tag')),
  contact: Type.Optional(idOf('contact')),
  mentioned: Type.Optional(Type.Boolean({ description: 'Where a note names the one who asks' })),
  found: Type.Optional(foundFilter),
  since: Type.Optional({ ...moment, description: 'Something happened in it since then: `updatedAt`, ISO 8601, UTC' }),
  before: Type.Optional({
    ...moment,
    description: 'Nothing has happened in it from then on: `updatedAt`, ISO 8601, UTC',
  }),
}
const FilterShape = Type.Object(Filter)
const Search = Type.Object({
  query: Type.String({ maxLength: 500, description: 'All of these words, or beginnings of three letters and more' }),
  order: Type.Optional(choice(searchOrders, 'Which come first')),
  ...Filter,
  ...PageQuery,
})

export function conversationDoors(app: Doors, d: Deps): void {
  app.get(
    '/v1/conversations',
    {
      config: { needs: 'conversation:read' },
      schema: {
        tags,
        summary: 'Conversations, newest activity first unless `sort` says otherwise',
        querystring: Type.Object({ ...Filter, sort: Type.Optional(sortOf), ...PageQuery }),
        response: answers({ 200: ConversationPage }),
      },
    },
    async (request) => {
      const viewer = staffOf(request)
      const { items, next } = await listConversations(
        d,
        viewer,
        filterOf(viewer, request.query),
        pageOf(request.query),
        request.query.sort,
      )
      return { items: items.map((each) => presentConversation(eyeOf(d, viewer), each)), next }
    },
  )

  app.get(
    '/v1/conversations/:id',
    {
      config: { needs: 'conversation:read' },
      schema: {
        tags,
        summary: 'One conversation',
        params: conversationParams,
        response: answers({ 200: Conversation }),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const conversation = await openConversation(d, viewer, request.params.id)
      await tagRevision(d, viewer, reply, 'conversation', conversation.id)
      return answerWith(d, viewer, conversation)
    },
  )

  app.post(
    '/v1/conversations',
    {
      config: { needs: 'conversation:write' },
      schema: {
        tags,
        summary: 'Start a conversation with a contact, perhaps with its first part',
        body: Type.Object({
          id: idOf('conversation'),
          contactId: idOf('contact'),
          title: Type.Optional(Type.String({ maxLength: 200 })),
          part: Type.Optional(NewPart),
        }),
        response: answers({ 201: Conversation }, [404, 422]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      await startConversation(d, viewer, request.body)
      const conversation = await d.store.conversationFor(viewer, request.body.id)
      if (!conversation) throw fail('not_found')
      reply.code(201)
      return answerWith(d, viewer, conversation)
    },
  )

  app.patch(
    '/v1/conversations/:id',
    {
      config: { needs: 'conversation:write', repeats: true },
      schema: {
        tags,
        summary: 'Give a title, or take it away with null',
        params: conversationParams,
        body: Type.Object({ title: Type.Union([Type.String({ maxLength: 200 }), Type.Null()]) }),
        response: answers({ 200: Conversation }, [412, 422]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const expected = expectedRevision(request)
      const conversation = await titleConversation(
        onceOnly(d, request),
        viewer,
        request.params.id,
        request.body.title,
        expected,
      )
      await tagRevision(d, viewer, reply, 'conversation', conversation.id)
      return answerWith(d, viewer, conversation)
    },
  )

  app.get(
    '/v1/search',
    {
      config: { needs: 'conversation:read' },
      schema: {
        tags,
        summary: 'Conversations with all these words, or words that begin so',
        querystring: Search,
        response: answers({ 200: page(SearchHit) }),
      },
    },
    async (request) => search(d, staffOf(request), request.query),
  )

  app.post(
    '/v1/searches',
    {
      config: { needs: 'conversation:read' },
      schema: {
        tags,
        summary: 'The same, with the words in the body, where no address bar and no log of a proxy keeps them',
        body: Search,
        response: answers({ 200: page(SearchHit) }),
      },
    },
    async (request) => search(d, staffOf(request), request.body),
  )
}

/** Every act on a conversation is answered with the conversation as it is now. */
export async function answerWith(d: Deps, viewer: Staff, conversation: CoreConversation): Promise<Conversation> {
  return presentConversation(eyeOf(d, viewer), await summarizeConversation(d, viewer, conversation))
}

async function search(d: Deps, viewer: Staff, input: Static<typeof Search>) {
  const { items, next } = await searchConversations(
    d,
    viewer,
    input.query,
    filterOf(viewer, input),
    pageOf(input),
    input.order,
  )
  return { items: items.map((hit) => presentHit(eyeOf(d, viewer), hit)), next }
}

function filterOf(
  viewer: Staff,
  { state, assignee, team, tag, contact, mentioned, found, since, before }: Static<typeof FilterShape>,
): ConversationFilter {
  return {
    ...(state === undefined ? {} : { state }),
    ...(assignee === undefined ? {} : { assigneeId: assignee === 'me' ? viewer.id : assignee }),
    ...(team === undefined ? {} : { teamId: team }),
    ...(mentioned ? { mentionedId: viewer.id } : {}),
    ...(found === undefined ? {} : { found: readFound(found) }),
    ...(since === undefined ? {} : { since }),
    ...(before === undefined ? {} : { before }),
    ...(tag === undefined ? {} : { tagId: tag }),
    ...(contact === undefined ? {} : { contactId: contact }),
  }
}
