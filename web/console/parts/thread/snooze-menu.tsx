import { Menu } from '@base-ui/react/menu'
import { useState } from 'react'
import { useConversationActs } from '../../state/use-conversation-acts.ts'
import { snoozeTimes, soonTime } from '../../words/time.ts'
import { useWords } from '../../words/words.ts'
import { Sheet } from '../sheet.tsx'
import { HeadMenu, type MenuProps } from './head-menu.tsx'
import { Icon } from '../icon.tsx'
import { TimeForm } from './time-form.tsx'

export function SnoozeMenu({ conversation, open, onOpenChange, onSnoozed }: MenuProps & { onSnoozed: () => void }) {
  const words = useWords()
  const acts = useConversationActs()
  const [picking, setPicking] = useState(false)
  const snooze = (until: Date) => {
    void acts.snooze(conversation, until)
    onSnoozed()
  }
  return (
    <>
      <HeadMenu
        open={open}
        onOpenChange={onOpenChange}
        label={`${words.thread.snooze} (Z)`}
        trigger={<Icon name="clock" />}
      >
        <Menu.Group>
          <Menu.GroupLabel className="menu-label">{words.thread.snoozeUntil}</Menu.GroupLabel>
          {snoozeTimes(new Date()).map(({ choice, until }) => (
            <Menu.Item className="menu-item" key={choice} onClick={() => snooze(until)}>
              <span className="grow">{words.thread[choice]}</span>
              <span className="hint">{soonTime(until.toISOString(), words.language)}</span>
            </Menu.Item>
          ))}
        </Menu.Group>
        <Menu.Separator className="menu-line" />
        <Menu.Item className="menu-item" onClick={() => setPicking(true)}>
          {words.thread.pickTime}
        </Menu.Item>
      </HeadMenu>
      <Sheet open={picking} onClose={() => setPicking(false)} title={words.thread.snoozeUntil}>
        <TimeForm
          onChoose={(until) => {
            setPicking(false)
            snooze(until)
          }}
        />
      </Sheet>
    </>
  )
}
