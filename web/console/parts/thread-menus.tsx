import { Menu } from '@base-ui/react/menu'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'
import type { Conversation } from '../../../src/http/wire/conversation.ts'
import { api, newId } from '../api.ts'
import { useNames } from '../state/names.ts'
import { tagsQuery, teammatesQuery } from '../state/queries.ts'
import { useMay, useSession } from '../state/session.ts'
import { useConversationActs } from '../state/use-conversation-acts.ts'
import { fullTime, snoozeTimes } from '../words/time.ts'
import { problemText, useWords } from '../words/words.ts'
import { Avatar, Icon } from './icon.tsx'
import { SafeLine } from './safe-text.tsx'
import { say } from './toast.tsx'
import './menu.css'

type Props = { conversation: Conversation; open: boolean; onOpenChange: (open: boolean) => void }

function HeadMenu({ open, onOpenChange, trigger, label, children }: Omit<Props, 'conversation'> & { trigger: ReactNode; label: string; children: ReactNode }) {
  return (
    <Menu.Root open={open} onOpenChange={onOpenChange}>
      <Menu.Trigger className="button quiet" aria-label={label} title={label}>
        {trigger}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="positioner" align="end" sideOffset={4} collisionPadding={8}>
          <Menu.Popup className="popup menu">{children}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

export function AssignMenu({ conversation, open, onOpenChange }: Props) {
  const words = useWords()
  const names = useNames()
  const acts = useConversationActs()
  const me = useSession().teammate
  const teammates = useQuery(teammatesQuery).data?.items ?? [me]
  const active = teammates.filter((one) => one.deactivatedAt === null)
  const others = active.filter((one) => one.id !== me.id).toSorted((a, b) => a.name.localeCompare(b.name))
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
      <Menu.RadioGroup value={assigneeId ?? ''} onValueChange={(id: string) => void acts.assign(conversation, id === '' ? null : id)}>
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
    </HeadMenu>
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

export function SnoozeMenu({ conversation, open, onOpenChange }: Props) {
  const words = useWords()
  const acts = useConversationActs()
  const [at, setAt] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const until = new Date(at)
    if (Number.isNaN(until.getTime()) || until.getTime() <= Date.now()) return
    onOpenChange(false)
    void acts.snooze(conversation, until)
  }
  return (
    <HeadMenu open={open} onOpenChange={onOpenChange} label={`${words.thread.snooze} (Z)`} trigger={<Icon name="clock" />}>
      <Menu.Group>
        <Menu.GroupLabel className="menu-label">{words.thread.snoozeUntil}</Menu.GroupLabel>
        {snoozeTimes(new Date()).map(({ choice, until }) => (
          <Menu.Item className="menu-item" key={choice} onClick={() => void acts.snooze(conversation, until)}>
            <span className="grow">{words.thread[choice]}</span>
            <span className="hint">{fullTime(until.toISOString(), words.language)}</span>
          </Menu.Item>
        ))}
      </Menu.Group>
      <Menu.Separator className="menu-line" />
      {/* Keys in the field are the field's, not the menu's. */}
      <form className="menu-form" onSubmit={submit} onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}>
        <input
          className="input"
          type="datetime-local"
          aria-label={words.thread.pickTime}
          value={at}
          onChange={(event) => setAt(event.target.value)}
        />
        <button className="button" type="submit" disabled={at === ''}>
          {words.thread.snooze}
        </button>
      </form>
    </HeadMenu>
  )
}

export function TagMenu({ conversation, open, onOpenChange }: Props) {
  const words = useWords()
  const may = useMay()
  const acts = useConversationActs()
  const client = useQueryClient()
  const tags = useQuery(tagsQuery).data?.items ?? []
  const [name, setName] = useState('')
  const make = async (event: FormEvent) => {
    event.preventDefault()
    const wanted = name.trim()
    if (wanted === '') return
    try {
      const tag = await api.makeTag({ id: newId('tag'), name: wanted })
      setName('')
      await client.invalidateQueries({ queryKey: ['tags'] })
      void acts.tag(conversation, tag.id)
    } catch (problem) {
      say({ kind: 'problem', text: problemText(words, problem) })
    }
  }
  return (
    <HeadMenu open={open} onOpenChange={onOpenChange} label={`${words.thread.tag} (T)`} trigger={<Icon name="tag" />}>
      {tags.map((tag) => {
        const has = conversation.tagIds.includes(tag.id)
        return (
          <Menu.CheckboxItem
            className="menu-item"
            key={tag.id}
            label={tag.name.text}
            checked={has}
            onCheckedChange={() => void (has ? acts.untag(conversation, tag.id) : acts.tag(conversation, tag.id))}
          >
            <span className="menu-check">
              <Menu.CheckboxItemIndicator>
                <Icon name="check" />
              </Menu.CheckboxItemIndicator>
            </span>
            <span className="grow">
              <SafeLine text={tag.name} />
            </span>
          </Menu.CheckboxItem>
        )
      })}
      {may('tag:write') && (
        <>
          {tags.length > 0 && <Menu.Separator className="menu-line" />}
          <form className="menu-form" onSubmit={(event) => void make(event)} onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}>
            <input
              className="input"
              aria-label={words.thread.newTag}
              placeholder={words.thread.newTag}
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <button className="button icon-only" type="submit" aria-label={words.thread.addTag} disabled={name.trim() === ''}>
              <Icon name="plus" />
            </button>
          </form>
        </>
      )}
    </HeadMenu>
  )
}
