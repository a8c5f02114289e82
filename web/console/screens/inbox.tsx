import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Conversation } from '../../../src/http/wire/conversation.ts'
import type { ConversationSort } from '../../../src/core/conversation.ts'
import type { ViewFilter } from '../../../src/http/wire/inbox.ts'
import { BulkBar } from '../parts/list/lazy-tools.tsx'
import { ConversationList } from '../parts/list/conversation-list.tsx'
import { EmptyList } from '../parts/list/empty-list.tsx'
import { ListHead } from '../parts/list/list-head.tsx'
import { Bones, Empty, Trouble } from '../parts/states.tsx'
import { useCommands } from '../state/commands.ts'
import { useKeys } from '../state/keyboard.ts'
import { useClosing } from '../state/held.ts'
import { partsQuery } from '../state/parts.ts'
import { narrowedBy } from '../state/narrowing.ts'
import { listQuery, viewsQuery } from '../state/queries.ts'
import { chooseNone, toggleChosen, useChosen } from '../state/chosen.ts'
import { useMay } from '../state/session.ts'
import { useContactPanel } from '../state/panel.ts'
import { setLook, useLook } from '../state/look.ts'
import { useTabTitle } from '../state/tab-title.ts'
import { fixedViews, listingOf, parseView, viewFilter, type View } from '../state/views.ts'
import { contactNameOf } from '../words/person-name.ts'
import { useWords, type Words } from '../words/words.ts'
import { ConversationScreen, prepareConversation } from './lazy-conversation.tsx'
import { useNeighbour } from './neighbour.ts'
import './inbox.css'

export function InboxScreen() {
  const words = useWords()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { view: viewName, conversationId } = useParams({ strict: false }) as { view?: string; conversationId?: string }
  const view = parseView(viewName)
  const views = useQuery({ ...viewsQuery, enabled: view.startsWith('viw_') })
  const saved = views.data?.items.find((one) => one.id === view)
  // Of these two routes only.
  const narrowed = useSearch({ strict: false }) as ViewFilter
  const look = useLook()
  const fixed = viewFilter(view, saved?.filter)
  const sort = narrowed.sort ?? look.sorts[view] ?? saved?.filter.sort ?? 'newest'
  const listing = listingOf(fixed, narrowed, sort)
  const listed = JSON.stringify(listing)
  const shownView = useRef(view)
  const list = useInfiniteQuery({
    ...listQuery(listing),
    // Narrowed, the list stays until the narrower one is here; another view begins empty.
    placeholderData: (before) => (shownView.current === view ? before : undefined),
    enabled: !view.startsWith('viw_') || saved !== undefined,
  })
  useEffect(() => {
    shownView.current = view
  }, [view])
  const closing = useClosing()
  const chosen = useChosen()
  const writes = useMay()('conversation:write')
  useTabTitle(nameOf(view, words))
  useEffect(() => chooseNone, [view, listed])
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
    void navigate({ to: '/inbox/$view/$conversationId', params: { view, conversationId: id }, search: narrowed })
  }
  const back = () => void navigate({ to: '/inbox/$view', params: { view }, search: narrowed })
  const narrow = (next: ViewFilter) => {
    const here = { search: next, replace: true } as const
    // Another list begins at its top, whatever lies open.
    setCursor(undefined)
    if (conversationId) void navigate({ to: '/inbox/$view/$conversationId', params: { view, conversationId }, ...here })
    else void navigate({ to: '/inbox/$view', params: { view }, ...here })
  }
  const clear = () => narrow(narrowed.sort ? { sort: narrowed.sort } : {})
  const putInOrder = (next: ConversationSort) => {
    setLook({ ...look, sorts: { ...look.sorts, [view]: next } })
    const { sort: _, ...rest } = narrowed
    narrow(next === 'newest' ? rest : { ...rest, sort: next })
  }
  const nextToCursor = useNeighbour(items, cursor ?? conversationId)
  const nextToOpen = useNeighbour(items, conversationId)
  const move = (step: 1 | -1) => {
    const next = nextToCursor(step)
    if (next) setCursor(next.id)
  }
  /** After closing or snoozing one the next lies open, so that a queue can be worked without going back to the list. */
  const goOn = () => {
    const next = nextToOpen(1) ?? nextToOpen(-1)
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
        <ListHead
          key={view}
          view={view}
          saved={saved}
          fixed={fixed}
          narrowed={narrowed}
          sort={sort}
          bar={picked.length > 0 ? <BulkBar chosen={picked} /> : null}
          onNarrow={narrow}
          onSort={putInOrder}
          onView={(id) => void navigate({ to: '/inbox/$view', params: { view: id ?? 'open' } })}
        />
        {list.isPending && <Bones rows={9} className="list-bones" />}
        {list.error && items.length === 0 && <Trouble problem={list.error} onRetry={() => void list.refetch()} />}
        {list.data && items.length === 0 && (
          <EmptyList view={view} onClear={narrowedBy(narrowed).length > 0 ? clear : null} />
        )}
        {items.length > 0 && (
          <ConversationList
            key={`${view} ${listed} ${list.isPlaceholderData}`}
            isByWaiting={sort === 'waiting'}
            isBefore={list.isPlaceholderData}
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

function nameOf(view: View, { nav, work }: Words): string {
  const fixed = fixedViews.find((one) => one === view)
  if (fixed === undefined) return nav.inbox
  return fixed === 'mentions' ? work.mentions : nav[fixed]
}

/** A conversation that moves up while pages are fetched comes twice; the first is the newer. */
function unique(items: readonly Conversation[]): Conversation[] {
  return [...new Map(items.toReversed().map((one) => [one.id, one])).values()].toReversed()
}
