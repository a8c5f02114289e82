import { Type, type Static } from 'typebox'
import { conversationSorts, conversationStates } from '../../core/conversation.ts'
import { Conversation } from './conversation.ts'
import { SafeText, choice, idOf, moment } from './shapes.ts'

export const Team = Type.Object(
  { id: idOf('team'), name: SafeText, memberIds: Type.Array(idOf('teammate')), createdAt: moment },
  { $id: 'Team' },
)
export type Team = Static<typeof Team>

export const assigneeFilter = Type.String({
  pattern: '^(me|none|tmt_[0-9a-z]{26})$',
  description: 'me, none, or the id of a teammate',
})
export const teamFilter = Type.String({
  pattern: '^(none|tea_[0-9a-z]{26})$',
  description: 'none, or the id of a team',
})

export const foundFilter = Type.String({
  pattern: '^[a-z0-9:-]{1,80}$',
  description: 'Where a value of this class or this kind was found: `payment`, `iban`, `custom:…`',
})
export const sortOf = choice(
  conversationSorts,
  'Newest or oldest activity first, or who waits for an answer, the longest first, and all others after them',
)

export const ViewFilter = Type.Object({
  state: Type.Optional(choice(conversationStates)),
  assignee: Type.Optional(assigneeFilter),
  team: Type.Optional(teamFilter),
  tag: Type.Optional(idOf('tag')),
  mentioned: Type.Optional(Type.Boolean({ description: 'Where a note names the one who looks' })),
  found: Type.Optional(foundFilter),
  sort: Type.Optional(sortOf),
})
export type ViewFilter = Static<typeof ViewFilter>

export const SavedView = Type.Object(
  {
    id: idOf('view'),
    name: SafeText,
    filter: ViewFilter,
    shared: Type.Boolean(),
    /** One's own, or a shared one for those who work in the inbox. */
    mayChange: Type.Boolean(),
    createdAt: moment,
  },
  { $id: 'SavedView' },
)
export type SavedView = Static<typeof SavedView>

export const ViewCounts = Type.Object(
  {
    mine: Type.Integer(),
    unassigned: Type.Integer(),
    open: Type.Integer(),
    snoozed: Type.Integer(),
    mentions: Type.Integer(),
    teams: Type.Record(Type.String(), Type.Integer()),
    /** Nothing is counted any further: a number that reaches it means «so many or more». */
    countedTo: Type.Integer(),
  },
  { $id: 'ViewCounts' },
)
export type ViewCounts = Static<typeof ViewCounts>

export const Draft = Type.Object(
  { mode: choice(['message', 'note'] as const), text: Type.String({ maxLength: 20_000 }) },
  { $id: 'Draft' },
)
export type Draft = Static<typeof Draft>

const what = <T extends string>(word: T) => Type.Literal(word)
/** One act on one conversation; many go into one request. */
export const Act = Type.Object({
  conversationId: idOf('conversation'),
  act: Type.Union([
    Type.Object({ what: what('assigned'), teammateId: Type.Union([idOf('teammate'), Type.Null()]) }),
    Type.Object({ what: what('handed'), teamId: Type.Union([idOf('team'), Type.Null()]) }),
    Type.Object({ what: what('closed') }),
    Type.Object({ what: what('reopened') }),
    Type.Object({ what: what('snoozed'), until: moment }),
    Type.Object({ what: what('tagged'), tagId: idOf('tag') }),
    Type.Object({ what: what('untagged'), tagId: idOf('tag') }),
  ]),
})
export type Act = Static<typeof Act>

export const ActsDone = Type.Object(
  {
    done: Type.Array(Conversation),
    refused: Type.Array(Type.Object({ conversationId: Type.String(), code: Type.String() })),
  },
  { $id: 'ActsDone' },
)
export type ActsDone = Static<typeof ActsDone>

export const Tag = Type.Object({ id: idOf('tag'), name: SafeText }, { $id: 'Tag' })
export type Tag = Static<typeof Tag>

export const Macro = Type.Object(
  { id: idOf('macro'), name: SafeText, body: SafeText, updatedAt: moment },
  { $id: 'Macro' },
)
export type Macro = Static<typeof Macro>
