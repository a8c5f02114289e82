import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { conversationStates } from '../../../src/core/conversation.ts'
import { conversationsApi } from '../api/conversations.ts'
import { ConversationList } from '../parts/list/conversation-list.tsx'
import { Icon } from '../parts/icon.tsx'
import { FilterButton } from '../parts/list/filter-button.tsx'
import { FilterChips } from '../parts/list/filter-chips.tsx'
import { FilterPanel } from '../parts/list/lazy-tools.tsx'
import { SearchFields } from '../parts/list/search-fields.tsx'
import { Bones, Empty, Trouble } from '../parts/states.tsx'
import { useKeys } from '../state/keyboard.ts'
import { useContactPanel } from '../state/panel.ts'
import { asked, askedFor, nothingAsked, type Asked } from '../state/asked.ts'
import { narrowedBy } from '../state/narrowing.ts'
import { useSettled } from '../state/settled.ts'
import { useStore } from '../state/store.ts'
import { fullDate } from '../words/time.ts'
import { useTabTitle } from '../state/tab-title.ts'
import { useWords } from '../words/words.ts'
import { ConversationScreen } from './lazy-conversation.tsx'
import { useNeighbour } from './neighbour.ts'
import './search.css'

/** Chosen above the fields, by buttons that show it themselves. */
const settledHere = ['state'] as const

export function SearchScreen() {
  const words = useWords()
  const navigate = useNavigate()
  const { conversationId } = useParams({ strict: false }) as { conversationId?: string }
  const ask = useStore(asked)
  const { query, filter } = ask
  const set = (change: Partial<Asked>) => asked.set({ ...ask, ...change })
  const [filtering, setFiltering] = useState(false)
  const beside = useSetBeside(ask, set)
  const count = beside.length + narrowedBy(filter, settledHere).length
  const isNarrowed = beside.length + narrowedBy(filter).length > 0
  const clear = () => asked.set({ ...nothingAsked, query })
  const settled = useSettled(/[\p{L}\p{N}]/u.test(query) ? query.trim() : '')
  const field = useRef<HTMLInputElement>(null)
  const [cursor, setCursor] = useState<string>()
  const [panel, togglePanel] = useContactPanel()
  const hits = useInfiniteQuery({
    queryKey: ['search', settled, { ...ask, query: '' }],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      conversationsApi.search({
        query: settled,
        limit: 50,
        ...askedFor(ask),
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    getNextPageParam: (last) => last.next,
    enabled: settled !== '',
    placeholderData: (before) => (settled === '' ? undefined : before),
    gcTime: 60_000,
  })
  const found = useMemo(
    () => (settled === '' ? [] : (hits.data?.pages.flatMap((page) => page.items) ?? [])),
    [hits.data, settled],
  )
  const items = useMemo(
    () => [...new Map(found.map((hit) => [hit.conversation.id, hit.conversation])).values()],
    [found],
  )
  const excerpts = useMemo(() => new Map(found.toReversed().map((hit) => [hit.conversation.id, hit.excerpt])), [found])

  const open = (id: string) => {
    setCursor(id)
    const hit = found.find((one) => one.conversation.id === id)?.partId
    void navigate({ to: '/search/$conversationId', params: { conversationId: id }, ...(hit ? { hash: hit } : {}) })
  }
  // Enter that comes before the answer is meant for what was typed, not for what the list still shows of the search before.
  const [awaited, setAwaited] = useState<string>()
  const isAnswered = settled === query.trim() && hits.data !== undefined && !hits.isPlaceholderData
  useEffect(() => {
    if (awaited === undefined || !isAnswered) return
    setAwaited(undefined)
    if (!items[0]) return
    // From here on the keys are for what is open.
    field.current?.blur()
    open(items[0].id)
  }, [awaited, isAnswered])
  const back = () => void navigate({ to: '/search' })
  const nextTo = useNeighbour(items, cursor ?? conversationId)
  const move = (step: 1 | -1) => {
    const next = nextTo(step)
    if (next) setCursor(next.id)
  }
  useKeys({
    next: () => move(1),
    previous: () => move(-1),
    open: () => {
      if (cursor) open(cursor)
    },
    search: () => field.current?.focus(),
    filter: () => setFiltering(!filtering),
  })
  useTabTitle(words.search.title)
  useEffect(() => {
    // Who comes back from one of them goes on in the list, where the next letter is a key.
    if (!conversationId && cursor === undefined) field.current?.focus()
  }, [conversationId])

  return (
    <div className="inbox" data-open={conversationId !== undefined || undefined}>
      <section className="pane list-pane" aria-label={words.search.title}>
        <header className="search-head">
          <h1 className="aside">{words.search.title}</h1>
          <div className="search-box" role="search">
            <Icon name="search" />
            <input
              ref={field}
              className="input"
              type="search"
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              aria-label={words.search.title}
              placeholder={words.search.placeholder}
              value={query}
              onChange={(event) => {
                setAwaited(undefined)
                set({ query: event.target.value })
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && query.trim() !== '') setAwaited(query.trim())
                else if (event.key === 'ArrowDown') event.currentTarget.blur()
              }}
            />
          </div>
          <div className="search-states" role="group" aria-label={words.search.allStates}>
            {[undefined, ...conversationStates].map((one) => (
              <button
                key={one ?? ''}
                className="button small quiet"
                aria-pressed={filter.state === one}
                onClick={() => {
                  const { state: _, ...rest } = filter
                  set({ filter: one === undefined ? rest : { ...rest, state: one } })
                }}
              >
                {one === undefined ? words.search.allStates : words.search.states[one]}
              </button>
            ))}
            <span className="grow" />
            <FilterButton count={count} isOpen={filtering} onClick={() => setFiltering(!filtering)} />
          </div>
        </header>
        {filtering ? (
          <FilterPanel
            filter={filter}
            settled={settledHere}
            onChange={(next) => set({ filter: next })}
            onClear={isNarrowed ? clear : null}
            onClose={() => setFiltering(false)}
          >
            <SearchFields asked={ask} onChange={set} />
          </FilterPanel>
        ) : (
          <FilterChips
            filter={filter}
            settled={settledHere}
            others={beside}
            onChange={(next) => set({ filter: next })}
          />
        )}
        <p className="aside" role="status">
          {settled !== '' && hits.data ? words.search.results(items.length) : ''}
        </p>
        {settled === '' && (
          <Empty icon="search" title={words.search.lead}>
            <p className="hint">{words.search.short}</p>
          </Empty>
        )}
        {settled !== '' && hits.isPending && <Bones rows={6} className="list-bones" />}
        {settled !== '' && hits.error && items.length === 0 && (
          <Trouble problem={hits.error} onRetry={() => void hits.refetch()} />
        )}
        {settled !== '' && hits.data && items.length === 0 && (
          <Empty icon="search" title={words.search.nothing}>
            {isNarrowed ? (
              <button className="button" onClick={clear}>
                {words.work.clearFilter}
              </button>
            ) : (
              <button className="button" onClick={() => asked.set(nothingAsked)}>
                {words.search.clear}
              </button>
            )}
          </Empty>
        )}
        {items.length > 0 && (
          <ConversationList
            items={items}
            selected={conversationId}
            cursor={cursor}
            onOpen={open}
            excerpt={(one) => excerpts.get(one.id) ?? one.preview}
            query={settled}
            onEnd={() => {
              if (hits.hasNextPage && !hits.isFetchingNextPage) void hits.fetchNextPage()
            }}
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
          onDone={() => {}}
        />
      ) : (
        <section className="pane conversation nothing-open">
          {items.length > 0 && <Empty icon="inbox" title={words.inbox.pick} />}
        </section>
      )}
    </div>
  )
}

/** What a search has beside a list's filter. */
function useSetBeside({ order, from, to }: Asked, set: (change: Partial<Asked>) => void) {
  const { searching: say, language } = useWords()
  const day = (key: 'from' | 'to', value: string) =>
    value === '' ? [] : [{ key, text: `${say[key]} ${fullDate(value, language)}`, onDrop: () => set({ [key]: '' }) }]
  return [
    ...(order === 'time' ? [] : [{ key: 'order', text: say.orders[order], onDrop: () => set({ order: 'time' }) }]),
    ...day('from', from),
    ...day('to', to),
  ]
}
