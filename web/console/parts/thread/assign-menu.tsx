import { Menu } from '@base-ui/react/menu'
import { useQuery } from '@tanstack/react-query'
import type { Conversation } from '../../../../src/http/wire/conversation.ts'
import { inOrder } from '../../state/in-order.ts'
import { useNames } from '../../state/names.ts'
import { teammatesQuery, teamsQuery } from '../../state/queries.ts'
import { useMay, useSession } from '../../state/session.ts'
import { useConversationActs } from '../../state/use-conversation-acts.ts'
import { useWords } from '../../words/words.ts'
import { HeadMenu, type MenuProps } from './head-menu.tsx'
import { Avatar, Icon } from '../icon.tsx'
import { SafeLine } from '../text/safe-text.tsx'

export function AssignMenu({ conversation, open, onOpenChange }: MenuProps) {
  const words = useWords()
  const names = useNames()
  const acts = useConversationActs()
  const me = useSession().teammate
  const teammates = useQuery(teammatesQuery).data?.items ?? [me]
  const active = teammates.filter((one) => one.deactivatedAt === null)
  const others = active.filter((one) => one.id !== me.id).toSorted((a, b) => inOrder(a.name, b.name))
  const { assigneeId } = conversation
  const assignee = assigneeId ? (names.teammate(assigneeId) ?? words.unknownTeammate) : null
  return (
    <HeadMenu
      open={open}
      onOpenChange={onOpenChange}
      label={`${words.thread.assignTo}: ${assignee ?? words.thread.nobody} (A)`}
      trigger={
        <>
          {assignee ? <Avatar name={assignee} team={assigneeId === me.id} /> : <Icon name="person" />}
          <span className="label-wide">{assignee ?? words.thread.assign}</span>
        </>
      }
    >
      <Menu.RadioGroup
        value={assigneeId ?? ''}
        onValueChange={(id: string) => void acts.assign(conversation, id === '' ? null : id)}
      >
        {[me, ...others].map((one) => (
          <Menu.RadioItem className="menu-item" key={one.id} value={one.id} label={one.name} closeOnClick>
            <Check />
            <span className="grow">{one.id === me.id ? words.thread.me(one.name) : one.name}</span>
          </Menu.RadioItem>
        ))}
        <Menu.Separator className="menu-line" />
        <Menu.RadioItem className="menu-item" value="" closeOnClick>
          <Check />
          <span className="grow">{words.thread.nobody}</span>
        </Menu.RadioItem>
      </Menu.RadioGroup>
      <TeamChoices conversation={conversation} />
    </HeadMenu>
  )
}

function TeamChoices({ conversation }: { conversation: Conversation }) {
  const words = useWords()
  const may = useMay()
  const acts = useConversationActs()
  const teams = useQuery({ ...teamsQuery, enabled: may('team:read') }).data?.items ?? []
  if (teams.length === 0) return null
  return (
    <>
      <Menu.Separator className="menu-line" />
      <Menu.RadioGroup
        aria-label={words.work.handTo}
        value={conversation.teamId ?? ''}
        onValueChange={(id: string) => void acts.handTo(conversation, id === '' ? null : id)}
      >
        <div className="menu-label" aria-hidden="true">
          {words.work.handTo}
        </div>
        {teams.map((team) => (
          <Menu.RadioItem className="menu-item" key={team.id} value={team.id} label={team.name.text} closeOnClick>
            <Check />
            <span className="grow">
              <SafeLine text={team.name} />
            </span>
          </Menu.RadioItem>
        ))}
        {conversation.teamId !== null && (
          <Menu.RadioItem className="menu-item" value="" closeOnClick>
            <Check />
            <span className="grow">{words.work.noTeam}</span>
          </Menu.RadioItem>
        )}
      </Menu.RadioGroup>
    </>
  )
}

function Check() {
  return (
    <span className="menu-check">
      <Menu.RadioItemIndicator>
        <Icon name="check" />
      </Menu.RadioItemIndicator>
    </span>
  )
}
