import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { Conversation } from '../../../src/http/wire/conversation.ts'
import type { SavedView } from '../../../src/http/wire/inbox.ts'
import { BulkBar } from '../parts/list/bulk-bar.tsx'
import { ConversationList } from '../parts/list/conversation-list.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { Icon } from '../parts/icon.tsx'
import { SafeLine } from '../parts/text/safe-text.tsx'
import { Bones, Empty, Trouble } from '../parts/states.tsx'
import { ViewForm } from '../parts/list/view-form.tsx'
import { useCommands } from '../state/commands.ts'
import { useKeys } from '../state/keyboard.ts'
import { useNames } from '../state/names.ts'
import { useClosing } from '../state/held.ts'
import { partsQuery } from '../state/parts.ts'
import { listQuery, viewsQuery, checklistQuery } from '../state/queries.ts'
import { chooseNone, toggleChosen, useChosen } from '../state/chosen.ts'
import { useMay } from '../state/session.ts'
import { useContactPanel } from '../state/panel.ts'
import { parseView, type View } from '../state/views.ts'
import { contactNameOf } from '../words/person-name.ts'
import { useWords } from '../words/words.ts'
import { ConversationScreen, prepareConversation } from './lazy-conversation.tsx'
import { neighbour } from './neighbour.ts'
import './inbox.css'

export function InboxScreen() {
  const words = useWords()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { view: viewName, conversationId } = useParams({ strict: false }) as { view?: string; conversationId?: string }
  const view = parseView(viewName)
  const views = useQuery({ ...viewsQuery, enabled: view.startsWith('viw_') })
  const saved = views.data?.items.find((one) => one.id === view)
  const list = useInfiniteQuery({
    ...listQuery(view, saved?.filter),
    enabled: !view.startsWith('viw_') || saved !== undefined,
  })
  const closing = useClosing()
  const chosen = useChosen()
  const writes = useMay()('conversation:write')
  const [editing, setEditing] = useState(false)
  useEffect(() => chooseNone, [view])
  const isListed = list.data !== undefined
  useEffect(() => {
    if (isListed) prepareConversation()
  }, [isListed])
  const all = useMemo(() => unique(list.data?.pages.flatMap((page) => page.items) ?? []), [list.data])
  const items = closing.size === 0 ? all : all.filter((one) => !closing.has(one.id) || view === 'closed')
  const picked = items.filter((one) => chosen.has(one.id))
  const [cursor, setCursor] = useState<string>()
  const [panel, togglePanel] = useContactPanel()

  const open = (id: string) => {
    setCursor(id)
    // Asked for before anything of it is drawn.
    void client.prefetchQuery(partsQuery(id))
    void navigate({ to: '/inbox/$view/$conversationId', params: { view, conversationId: id } })
  }
  const back = () => void navigate({ to: '/inbox/$view', params: { view } })
  const move = (step: 1 | -1) => {
    const next = neighbour(items, cursor ?? conversationId, step)
    if (next) setCursor(next.id)
  }
  /** After closing one the next lies open, so that a queue can be worked without going back to the list. */
  const goOn = () => {
    const next = neighbour(items, conversationId, 1) ?? neighbour(items, conversationId, -1)
    if (next && next.id !== conversationId && view !== 'closed') open(next.id)
    else back()
  }
  useCommands(
    'people',
    items.map((one) => ({
      id: one.id,
      group: words.inbox.conversations,
      label: contactNameOf(words, one),
      icon: 'chat',
      run: () => open(one.id),
    })),
  )
  useKeys({
    next: () => move(1),
    previous: () => move(-1),
    open: () => {
      if (cursor) open(cursor)
    },
    ...(writes ? { select: () => (cursor ?? conversationId) && toggleChosen((cursor ?? conversationId)!) } : {}),
    ...(picked.length > 0 ? { escape: chooseNone } : {}),
  })

  return (
    <div className="inbox" data-open={conversationId !== undefined || undefined}>
      <section className="pane list-pane" aria-label={words.inbox.conversations}>
        {picked.length > 0 ? (
          <BulkBar chosen={picked} />
        ) : (
          <header className="list-head">
            <h1>
              <ViewTitle view={view} saved={saved} />
            </h1>
            <button
              className="button icon-only quiet"
              aria-label={saved ? words.work.editView : words.work.saveView}
              title={saved ? words.work.editView : words.work.saveView}
              onClick={() => setEditing(true)}
              hidden={saved ? !saved.mayChange : false}
            >
              <Icon name={saved ? 'pencil' : 'filter'} />
            </button>
          </header>
        )}
        <Sheet
          open={editing}
          onClose={() => setEditing(false)}
          title={saved ? words.work.editView : words.work.saveView}
        >
          {editing && (
            <ViewForm
              view={saved ?? null}
              onDone={(id) => {
                setEditing(false)
                void navigate({ to: '/inbox/$view', params: { view: id ?? 'open' } })
              }}
            />
          )}
        </Sheet>
        {list.isPending && <Bones rows={9} className="list-bones" />}
        {list.error && items.length === 0 && <Trouble problem={list.error} onRetry={() => void list.refetch()} />}
        {list.data && items.length === 0 && <EmptyView view={view} />}
        {items.length > 0 && (
          <ConversationList
            key={view}
            items={items}
            selected={conversationId}
            cursor={cursor}
            chosen={writes ? chosen : null}
            onOpen={open}
            onEnd={() => {
              if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
            }}
            foot={list.hasNextPage ? null : <p className="rows-end">{words.inbox.end}</p>}
          />
        )}
      </section>
      {conversationId ? (
        <ConversationScreen
          key={conversationId}
          id={conversationId}
          choosing={picked.length > 0}
          panel={panel}
          onPanel={togglePanel}
          onBack={back}
          onOpen={open}
          onDone={goOn}
        />
      ) : (
        <section className="pane conversation nothing-open">
          {items.length > 0 && (
            <Empty icon="inbox" title={words.inbox.pick}>
              <p className="hint">{words.inbox.pickHint}</p>
            </Empty>
          )}
        </section>
      )}
    </div>
  )
}

function ViewTitle({ view, saved }: { view: View; saved: SavedView | undefined }) {
  const words = useWords()
  const names = useNames()
  switch (view) {
    case 'mine':
    case 'unassigned':
    case 'open':
    case 'snoozed':
    case 'closed':
      return words.nav[view]
    case 'mentions':
      return words.work.mentions
    default: {
      const name = view.startsWith('tea_') ? names.team(view) : view.startsWith('viw_') ? saved?.name : names.tag(view)
      const [icon, plain] = view.startsWith('tea_')
        ? (['team', words.work.teams] as const)
        : view.startsWith('viw_')
          ? (['filter', words.work.views] as const)
          : (['tag', words.nav.tags] as const)
      return name ? (
        <>
          <Icon name={icon} /> <SafeLine text={name} />
        </>
      ) : (
        plain
      )
    }
  }
}

function EmptyView({ view }: { view: View }) {
  const words = useWords()
  const navigate = useNavigate()
  const say = words.inbox
  const go = (to: View, label: string) => (
    <button className="button" onClick={() => void navigate({ to: '/inbox/$view', params: { view: to } })}>
      {label}
    </button>
  )
  switch (view) {
    case 'mine':
      return (
        <Empty icon="checkCircle" title={say.emptyMine}>
          {go('unassigned', say.emptyMineAct)}
        </Empty>
      )
    case 'unassigned':
      return (
        <Empty icon="checkCircle" title={say.emptyUnassigned}>
          {go('open', say.emptyAllAct)}
        </Empty>
      )
    case 'open':
      return <NothingOpen />
    case 'snoozed':
      return <Empty icon="clock" title={say.emptySnoozed} />
    case 'closed':
      return <Empty icon="inbox" title={say.emptyClosed} />
    case 'mentions':
      return <Empty icon="at" title={words.work.emptyMentions} />
    default:
      if (view.startsWith('tea_')) return <Empty icon="team" title={words.work.emptyTeam} />
      if (view.startsWith('viw_')) return <Empty icon="filter" title={words.work.emptyView} />
      return <Empty icon="tag" title={say.emptyTag} />
  }
}

/** A conversation that moves up while pages are fetched comes twice; the first is the newer. */
function unique(items: readonly Conversation[]): Conversation[] {
  return [...new Map(items.toReversed().map((one) => [one.id, one])).values()].toReversed()
}

/** A new house has nobody who writes yet: here is how they come. */
function NothingOpen() {
  const words = useWords()
  const { steps = [], dismissed } = useQuery(checklistQuery).data ?? {}
  const leads = dismissed === false && steps.some((step) => !step.done)
  const isNew = leads && steps.some((step) => step.id === 'message' && !step.done)
  return (
    <Empty icon={isNew ? 'steps' : 'checkCircle'} title={isNew ? words.steps.emptyInbox : words.inbox.emptyOpen}>
      {leads && (
        <Link className={isNew ? 'button main' : 'button'} to="/first-steps">
          {words.steps.nav}
        </Link>
      )}
    </Empty>
  )
}
