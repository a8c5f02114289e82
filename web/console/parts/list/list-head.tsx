import { Menu } from '@base-ui/react/menu'
import { useState, type ReactNode } from 'react'
import { conversationSorts, type ConversationSort } from '../../../../src/core/conversation.ts'
import type { SavedView, ViewFilter } from '../../../../src/http/wire/inbox.ts'
import { useCommands } from '../../state/commands.ts'
import { useKeys } from '../../state/keyboard.ts'
import { narrowedBy } from '../../state/narrowing.ts'
import { useFocusBack } from '../../state/use-focus-back.ts'
import { useNames } from '../../state/names.ts'
import type { View } from '../../state/views.ts'
import { useWords } from '../../words/words.ts'
import { floor } from '../floor.ts'
import { Icon } from '../icon.tsx'
import { SafeLine } from '../text/safe-text.tsx'
import { FilterButton } from './filter-button.tsx'
import { FilterChips } from './filter-chips.tsx'
import { FilterPanel, ViewSheet } from './lazy-tools.tsx'
import '../menu.css'

type Props = {
  view: View
  saved: SavedView | undefined
  /** What the view says by itself. */
  fixed: ViewFilter
  narrowed: ViewFilter
  sort: ConversationSort
  /** Stands in place of the name while something is chosen; what is below it stays where it is. */
  bar: ReactNode
  onNarrow: (next: ViewFilter) => void
  onSort: (next: ConversationSort) => void
  /** A view was saved, or removed. */
  onView: (id: string | null) => void
}

/** The name of the list, its order, and what it is narrowed to. */
export function ListHead({ view, saved, fixed, narrowed, sort, bar, onNarrow, onSort, onView }: Props) {
  const { work: say } = useWords()
  const [menu, setMenu] = useState(false)
  useFocusBack(menu)
  const [filtering, setFiltering] = useState(false)
  /** `new`: what stands in the list now is saved as a view. */
  const [saving, setSaving] = useState<'new' | 'this' | null>(null)
  const settled = Object.keys(fixed) as (keyof ViewFilter)[]
  const count = narrowedBy(narrowed, settled).length
  useKeys({ sort: () => setMenu(true), filter: () => setFiltering(!filtering) })
  useCommands('order', [
    ...conversationSorts.map((one) => ({
      id: `sort-${one}`,
      group: say.sort,
      label: say.sorts[one],
      icon: 'sort' as const,
      run: () => onSort(one),
    })),
    { id: 'filter', group: say.filter, label: say.filter, icon: 'filter', key: 'F', run: () => setFiltering(true) },
    { id: 'save-view', group: say.filter, label: say.saveView, icon: 'filter', run: () => setSaving('new') },
  ])
  const done = (id: string | null) => {
    setSaving(null)
    setFiltering(false)
    onView(id)
  }
  return (
    <>
      {bar ?? (
        <header className="list-head">
          <h1>
            <ViewTitle view={view} saved={saved} />
          </h1>
          {saved?.mayChange && (
            <button
              className="button icon-only quiet"
              aria-label={say.editView}
              title={say.editView}
              onClick={() => setSaving('this')}
            >
              <Icon name="pencil" />
            </button>
          )}
          <Menu.Root open={menu} onOpenChange={setMenu}>
            <Menu.Trigger
              className="button icon-only quiet"
              aria-label={`${say.sort}: ${say.sorts[sort]}`}
              title={`${say.sort}: ${say.sorts[sort]} (O)`}
              data-on={sort !== 'newest' || undefined}
            >
              <Icon name="sort" />
            </Menu.Trigger>
            <Menu.Portal container={floor()}>
              <Menu.Positioner className="positioner" align="end" sideOffset={4} collisionPadding={8}>
                <Menu.Popup className="popup menu" finalFocus={false}>
                  <Menu.RadioGroup
                    value={sort}
                    onValueChange={(next: ConversationSort) => onSort(next)}
                    aria-label={say.sort}
                  >
                    {conversationSorts.map((one) => (
                      <Menu.RadioItem className="menu-item" key={one} value={one} label={say.sorts[one]} closeOnClick>
                        <span className="menu-check">
                          <Menu.RadioItemIndicator>
                            <Icon name="check" />
                          </Menu.RadioItemIndicator>
                        </span>
                        <span className="grow">{say.sorts[one]}</span>
                      </Menu.RadioItem>
                    ))}
                  </Menu.RadioGroup>
                </Menu.Popup>
              </Menu.Positioner>
            </Menu.Portal>
          </Menu.Root>
          <FilterButton count={count} isOpen={filtering} onClick={() => setFiltering(!filtering)} />
        </header>
      )}
      {filtering ? (
        <FilterPanel
          filter={narrowed}
          settled={settled}
          onChange={onNarrow}
          onClear={count > 0 ? () => onNarrow(narrowed.sort ? { sort: narrowed.sort } : {}) : null}
          onSave={() => setSaving('new')}
          onClose={() => setFiltering(false)}
        />
      ) : (
        <FilterChips
          filter={narrowed}
          settled={settled}
          others={sort === 'newest' ? [] : [{ key: 'sort', text: say.sorts[sort], onDrop: () => onSort('newest') }]}
          onChange={onNarrow}
        />
      )}
      {saving !== null && (
        <ViewSheet
          view={saving === 'this' && saved ? saved : null}
          start={{ ...narrowed, ...fixed, ...(sort === 'newest' ? {} : { sort }) }}
          onDone={done}
          onClose={() => setSaving(null)}
        />
      )}
    </>
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
