import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { checklistQuery } from '../../state/queries.ts'
import type { View } from '../../state/views.ts'
import { useWords } from '../../words/words.ts'
import { Empty } from '../states.tsx'

/** `onClear`: where it is the filter that leaves nothing. */
export function EmptyList({ view, onClear }: { view: View; onClear: (() => void) | null }) {
  const words = useWords()
  const navigate = useNavigate()
  const say = words.inbox
  const go = (to: View, label: string) => (
    <button className="button" onClick={() => void navigate({ to: '/inbox/$view', params: { view: to } })}>
      {label}
    </button>
  )
  if (onClear)
    return (
      <Empty icon="filter" title={words.work.emptyFiltered}>
        <button className="button" onClick={onClear}>
          {words.work.clearFilter}
        </button>
      </Empty>
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
      return (
        <Empty icon="clock" title={say.emptySnoozed}>
          {go('open', say.emptyAllAct)}
        </Empty>
      )
    case 'closed':
      return (
        <Empty icon="inbox" title={say.emptyClosed}>
          {go('open', say.emptyAllAct)}
        </Empty>
      )
    case 'mentions':
      return (
        <Empty icon="at" title={words.work.emptyMentions}>
          {go('mine', words.work.emptyMentionsAct)}
        </Empty>
      )
    default: {
      const [icon, title] = view.startsWith('tea_')
        ? (['team', words.work.emptyTeam] as const)
        : view.startsWith('viw_')
          ? (['filter', words.work.emptyView] as const)
          : (['tag', say.emptyTag] as const)
      return (
        <Empty icon={icon} title={title}>
          {go('open', say.emptyAllAct)}
        </Empty>
      )
    }
  }
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
