import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Conversation } from '../../../src/http/wire/conversation.ts'
import { ConversationList } from '../parts/conversation-list.tsx'
import { Icon } from '../parts/icon.tsx'
import { SafeLine } from '../parts/safe-text.tsx'
import { Bones, Empty, Trouble } from '../parts/states.tsx'
import { useKeys } from '../state/keyboard.ts'
import { useNames } from '../state/names.ts'
import { listQuery } from '../state/queries.ts'
import { useContactPanel } from '../state/panel.ts'
import { parseView, type View } from '../state/views.ts'
import { useWords } from '../words/words.ts'
import { ConversationScreen } from './conversation.tsx'
import { neighbour } from './neighbour.ts'
import './inbox.css'

export function InboxScreen() {
  const words = useWords()
  const navigate = useNavigate()
  const { view: viewName, conversationId } = useParams({ strict: false }) as { view?: string; conversationId?: string }
  const view = parseView(viewName)
  const list = useInfiniteQuery(listQuery(view))
  const items = useMemo(() => unique(list.data?.pages.flatMap((page) => page.items) ?? []), [list.data])
  const [cursor, setCursor] = useState<string>()
  const [panel, togglePanel] = useContactPanel()

  const open = (id: string) => {
    setCursor(id)
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
  useKeys({
    next: () => move(1),
    previous: () => move(-1),
    open: () => {
      if (cursor) open(cursor)
    },
  })

  return (
    <div className="inbox" data-open={conversationId !== undefined || undefined}>
      <section className="pane list-pane" aria-label={words.inbox.conversations}>
        <header className="list-head">
          <h1>
            <ViewTitle view={view} />
          </h1>
        </header>
        {list.isPending && <Bones rows={9} className="list-bones" />}
        {list.error && items.length === 0 && <Trouble problem={list.error} onRetry={() => void list.refetch()} />}
        {list.data && items.length === 0 && <EmptyView view={view} />}
        {items.length > 0 && (
          <ConversationList
            key={view}
            items={items}
            selected={conversationId}
            cursor={cursor}
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
          panel={panel}
          onPanel={togglePanel}
          onBack={back}
          onOpen={open}
          onDone={goOn}
        />
      ) : (
        <section className="pane conversation nothing-open">
          <Empty icon="inbox" title={words.inbox.pick}>
            <p className="hint">{words.inbox.pickHint}</p>
          </Empty>
        </section>
      )}
    </div>
  )
}

function ViewTitle({ view }: { view: View }) {
  const words = useWords()
  const names = useNames()
  switch (view) {
    case 'mine':
    case 'unassigned':
    case 'open':
    case 'snoozed':
    case 'closed':
      return words.nav[view]
    default: {
      const name = names.tag(view)
      return name ? (
        <>
          <Icon name="tag" /> <SafeLine text={name} />
        </>
      ) : (
        words.nav.tags
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
      return <Empty icon="checkCircle" title={say.emptyOpen} />
    case 'snoozed':
      return <Empty icon="clock" title={say.emptySnoozed} />
    case 'closed':
      return <Empty icon="inbox" title={say.emptyClosed} />
    default:
      return <Empty icon="tag" title={say.emptyTag} />
  }
}

/** A conversation that moves up while pages are fetched comes twice; the first is the newer. */
function unique(items: readonly Conversation[]): Conversation[] {
  return [...new Map(items.toReversed().map((one) => [one.id, one])).values()].toReversed()
}
