import type { Conversation } from '../../../../src/http/wire/conversation.ts'
import { useNames } from '../../state/names.ts'
import { useMay } from '../../state/session.ts'
import { useConversationActs } from '../../state/use-conversation-acts.ts'
import { soonTime } from '../../words/time.ts'
import { useWords } from '../../words/words.ts'
import { Icon } from '../icon.tsx'
import { AssignMenu } from './assign-menu.tsx'
import { SnoozeMenu } from './snooze-menu.tsx'
import { TagMenu } from './tag-menu.tsx'
import { MoreMenu } from './more-menu.tsx'
import { SafeLine } from '../text/safe-text.tsx'
import './thread-head.css'

export type OpenMenu = 'assign' | 'snooze' | 'tag' | 'more' | 'merge' | null

type Props = {
  conversation: Conversation
  contactName: string
  menu: OpenMenu
  onMenu: (menu: OpenMenu) => void
  onClose: () => void
  onSnoozed: () => void
  onBack: () => void
  panel: boolean
  onPanel: () => void
  onMerged: (id: string) => void
}

export function ThreadHead({
  conversation,
  contactName,
  menu,
  onMenu,
  onClose,
  onSnoozed,
  onBack,
  panel,
  onPanel,
  onMerged,
}: Props) {
  const words = useWords()
  const may = useMay()
  const names = useNames()
  const acts = useConversationActs()
  const writes = may('conversation:write')
  const menuProps = (one: OpenMenu) => ({
    conversation,
    open: menu === one,
    onOpenChange: (open: boolean) => onMenu(open ? one : null),
  })

  return (
    <header className="thread-head">
      <button className="button icon-only quiet only-narrow" aria-label={words.back} onClick={onBack}>
        <Icon name="back" />
      </button>
      <div className="thread-title">
        <h1>{conversation.contactName ? <SafeLine text={conversation.contactName} /> : contactName}</h1>
        <p className="thread-under">
          {conversation.state === 'snoozed' && conversation.snoozedUntil && (
            <span className="pill">
              <Icon name="clock" size={12} />
              {soonTime(conversation.snoozedUntil, words.language)}
            </span>
          )}
          {conversation.state === 'closed' && <span className="pill">{words.nav.closed}</span>}
          {conversation.title && (
            <span className="thread-subject">
              <SafeLine text={conversation.title} />
            </span>
          )}
          {conversation.teamId && names.team(conversation.teamId) && (
            <span className="pill">
              <Icon name="team" size={12} />
              <SafeLine text={names.team(conversation.teamId)!} />
            </span>
          )}
          {conversation.tagIds.map((id) => {
            const name = names.tag(id)
            return (
              name && (
                <span className="pill" key={id}>
                  <SafeLine text={name} />
                </span>
              )
            )
          })}
        </p>
      </div>
      {writes && (
        <div className="thread-acts">
          <AssignMenu {...menuProps('assign')} />
          <TagMenu {...menuProps('tag')} />
          {conversation.state === 'open' && <SnoozeMenu {...menuProps('snooze')} onSnoozed={onSnoozed} />}
          {conversation.state === 'closed' ? (
            <button className="button quiet" onClick={() => void acts.reopen(conversation)}>
              <Icon name="undo" />
              <span className="label-wide last-word">{words.thread.reopen}</span>
            </button>
          ) : (
            <button
              className="button quiet"
              aria-label={words.thread.closeIt}
              title={`${words.thread.closeIt} (E)`}
              onClick={onClose}
            >
              <Icon name="checkCircle" />
              <span className="label-wide last-word">{words.close}</span>
            </button>
          )}
          <MoreMenu
            {...menuProps('more')}
            merging={menu === 'merge'}
            onMerging={(merging) => onMenu(merging ? 'merge' : null)}
            onMerged={onMerged}
          />
        </div>
      )}
      {may('contact:read') && (
        <button
          className="button icon-only quiet"
          aria-pressed={panel}
          aria-label={panel ? words.thread.hideContact : words.thread.showContact}
          title={panel ? words.thread.hideContact : words.thread.showContact}
          onClick={onPanel}
        >
          <Icon name="panel" />
        </button>
      )}
    </header>
  )
}
