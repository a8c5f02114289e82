import { Menu } from '@base-ui/react/menu'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { Conversation } from '../../../../src/http/wire/conversation.ts'
import type { Act } from '../../../../src/http/wire/inbox.ts'
import { useCommands } from '../../state/commands.ts'
import { useKeys } from '../../state/keyboard.ts'
import { tagsQuery, teammatesQuery, teamsQuery } from '../../state/queries.ts'
import { chooseNone } from '../../state/chosen.ts'
import { useMay, useSession } from '../../state/session.ts'
import { useFocusBack } from '../../state/use-focus-back.ts'
import { useConversationActs } from '../../state/use-conversation-acts.ts'
import { snoozeTimes, soonTime } from '../../words/time.ts'
import { useWords } from '../../words/words.ts'
import { floor } from '../floor.ts'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-data.ts'
import { Sheet } from '../sheet.tsx'
import { standOnFirst } from '../stand-on-first.ts'
import { SafeLine } from '../text/safe-text.tsx'
import { TagForm } from '../thread/tag-form.tsx'
import { TimeForm } from '../thread/time-form.tsx'

/** Stands in place of the list's head while something is chosen, so that nothing moves. */
export function BulkBar({ chosen }: { chosen: readonly Conversation[] }) {
  const words = useWords()
  const may = useMay()
  const acts = useConversationActs()
  const me = useSession().teammate.id
  const teammates = useQuery(teammatesQuery).data?.items.filter((one) => one.deactivatedAt === null) ?? []
  const teams = useQuery({ ...teamsQuery, enabled: may('team:read') }).data?.items ?? []
  const tags = useQuery({ ...tagsQuery, enabled: may('tag:read') }).data?.items ?? []
  /** What at least one of them carries can be taken off all. */
  const worn = tags.filter((tag) => chosen.some((one) => one.tagIds.includes(tag.id)))
  const all = (act: Act['act']) => {
    chooseNone()
    void acts.bulk(chosen, () => act)
  }
  const [asking, setAsking] = useState<'tag' | 'time' | null>(null)
  const [menu, setMenu] = useState<'assign' | 'tag' | 'snooze' | null>(null)
  const menuProps = (one: typeof menu) => ({
    open: menu === one,
    onOpen: (open: boolean) => setMenu(open ? one : null),
  })
  const mayTag = tags.length > 0 || may('tag:write')
  const done = chosen.every((one) => one.state === 'closed')
  const close = () => all({ what: done ? 'reopened' : 'closed' })
  // The same keys as for one conversation; while some are chosen, the open one leaves them to us.
  useKeys({
    close,
    assign: () => setMenu('assign'),
    assignMe: () => all({ what: 'assigned', teammateId: me }),
    snooze: () => setMenu('snooze'),
    ...(mayTag ? { tag: () => setMenu('tag') } : {}),
  })
  const closeWords = done ? words.thread.reopen : words.close
  const bulk = (id: string, label: string, icon: IconName, run: () => void) => ({
    id: `bulk-${id}`,
    group: words.work.selected(chosen.length),
    label,
    icon,
    run,
  })
  useCommands('list', [
    bulk('close', closeWords, 'checkCircle', close),
    ...teammates.map((one) =>
      bulk(one.id, `${words.thread.assignTo} ${one.name}`, 'person', () =>
        all({ what: 'assigned', teammateId: one.id }),
      ),
    ),
    ...teams.map((one) =>
      bulk(one.id, `${words.work.handTo}: ${one.name.text}`, 'team', () => all({ what: 'handed', teamId: one.id })),
    ),
    ...tags.map((one) =>
      bulk(one.id, `${words.thread.addTag}: ${one.name.text}`, 'tag', () => all({ what: 'tagged', tagId: one.id })),
    ),
    ...(may('tag:write') ? [bulk('new-tag', words.thread.newTag, 'tag', () => setAsking('tag'))] : []),
    bulk('snooze', `${words.thread.snooze}: ${words.thread.pickTime}`, 'clock', () => setAsking('time')),
    ...worn.map((one) =>
      bulk(`un${one.id}`, words.work.untag(one.name.text), 'tag', () => all({ what: 'untagged', tagId: one.id })),
    ),
  ])
  return (
    <header className="list-head bulk-bar" role="toolbar" aria-label={words.work.selected(chosen.length)}>
      <button
        className="button icon-only quiet"
        aria-label={words.work.selectNone}
        title={`${words.work.selectNone} (Esc)`}
        onClick={chooseNone}
      >
        <Icon name="close" />
      </button>
      <span className="grow" role="status">
        {words.work.selected(chosen.length)}
      </span>
      <BulkMenu icon="person" label={words.thread.assignTo} letter="A" {...menuProps('assign')}>
        {[...teammates]
          .sort((a, b) => Number(b.id === me) - Number(a.id === me))
          .map((one) => (
            <Menu.Item
              className="menu-item"
              key={one.id}
              label={one.name}
              onClick={() => all({ what: 'assigned', teammateId: one.id })}
            >
              {one.id === me ? words.thread.me(one.name) : one.name}
            </Menu.Item>
          ))}
        <Menu.Item className="menu-item" onClick={() => all({ what: 'assigned', teammateId: null })}>
          {words.thread.nobody}
        </Menu.Item>
        {teams.length > 0 && <Menu.Separator className="menu-line" />}
        {teams.map((one) => (
          <Menu.Item
            className="menu-item"
            key={one.id}
            label={one.name.text}
            onClick={() => all({ what: 'handed', teamId: one.id })}
          >
            <Icon name="people" />
            <SafeLine text={one.name} />
          </Menu.Item>
        ))}
      </BulkMenu>
      {mayTag && (
        <BulkMenu icon="tag" label={words.thread.tag} letter="T" {...menuProps('tag')}>
          {tags.map((one) => (
            <Menu.Item
              className="menu-item"
              key={one.id}
              label={one.name.text}
              onClick={() => all({ what: 'tagged', tagId: one.id })}
            >
              <SafeLine text={one.name} />
            </Menu.Item>
          ))}
          {tags.length > 0 && may('tag:write') && <Menu.Separator className="menu-line" />}
          {may('tag:write') && (
            <Menu.Item className="menu-item" onClick={() => setAsking('tag')}>
              <Icon name="plus" />
              {words.thread.newTag}…
            </Menu.Item>
          )}
          {worn.length > 0 && <Menu.Separator className="menu-line" />}
          {worn.map((one) => (
            <Menu.Item
              className="menu-item"
              key={one.id}
              label={words.work.untag(one.name.text)}
              onClick={() => all({ what: 'untagged', tagId: one.id })}
            >
              <Icon name="close" />
              {words.work.untag(one.name.text)}
            </Menu.Item>
          ))}
        </BulkMenu>
      )}
      <BulkMenu icon="clock" label={words.thread.snooze} letter="Z" {...menuProps('snooze')}>
        {snoozeTimes(new Date()).map(({ choice, until }) => (
          <Menu.Item
            className="menu-item"
            key={choice}
            onClick={() => all({ what: 'snoozed', until: until.toISOString() })}
          >
            <span className="grow">{words.thread[choice]}</span>
            <span className="hint">{soonTime(until.toISOString(), words.language)}</span>
          </Menu.Item>
        ))}
        <Menu.Separator className="menu-line" />
        <Menu.Item className="menu-item" onClick={() => setAsking('time')}>
          {words.thread.pickTime}
        </Menu.Item>
      </BulkMenu>
      <button className="button icon-only quiet" aria-label={closeWords} title={`${closeWords} (E)`} onClick={close}>
        <Icon name={done ? 'undo' : 'checkCircle'} />
      </button>
      <Sheet open={asking === 'tag'} onClose={() => setAsking(null)} title={words.thread.newTag}>
        <TagForm onMade={(tagId) => all({ what: 'tagged', tagId })} />
      </Sheet>
      <Sheet open={asking === 'time'} onClose={() => setAsking(null)} title={words.thread.snoozeUntil}>
        <TimeForm onChoose={(until) => all({ what: 'snoozed', until: until.toISOString() })} />
      </Sheet>
    </header>
  )
}

type BulkMenuProps = {
  icon: IconName
  label: string
  /** The key that opens it. */
  letter: string
  open: boolean
  onOpen: (open: boolean) => void
  children: ReactNode
}

function BulkMenu({ icon, label, letter, open, onOpen, children }: BulkMenuProps) {
  useFocusBack(open)
  return (
    <Menu.Root open={open} onOpenChange={onOpen}>
      <Menu.Trigger className="button icon-only quiet" aria-label={label} title={`${label} (${letter})`}>
        <Icon name={icon} />
      </Menu.Trigger>
      <Menu.Portal container={floor()}>
        <Menu.Positioner className="positioner" align="end" sideOffset={4} collisionPadding={8}>
          <Menu.Popup className="popup menu" finalFocus={false} onFocus={standOnFirst}>
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
