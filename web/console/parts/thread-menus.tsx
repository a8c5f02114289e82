import { Menu } from '@base-ui/react/menu'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useLayoutEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import type { Conversation } from '../../../src/http/wire/conversation.ts'
import { api, newId } from '../api.ts'
import { useNames } from '../state/names.ts'
import { tagsQuery, teammatesQuery, teamsQuery } from '../state/queries.ts'
import { useMay, useSession } from '../state/session.ts'
import { useConversationActs } from '../state/use-conversation-acts.ts'
import { snoozeTimes, soonTime } from '../words/time.ts'
import { useWords } from '../words/words.ts'
import { Sheet } from './dialog.tsx'
import { floor } from './floor.ts'
import { Avatar, Icon } from './icon.tsx'
import { SafeLine } from './safe-text.tsx'
import { FormProblem } from './states.tsx'
import './menu.css'

type Props = { conversation: Conversation; open: boolean; onOpenChange: (open: boolean) => void }

export function HeadMenu({
  open,
  onOpenChange,
  trigger,
  label,
  children,
}: Omit<Props, 'conversation'> & { trigger: ReactNode; label: string; children: ReactNode }) {
  // Opened by a key, it gives the focus back to where the key was pressed: on its button the next Enter would open it again.
  const from = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    if (!open) return
    const { activeElement } = document
    from.current = activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : document.getElementById('conversation')
  }, [open])
  return (
    <Menu.Root open={open} onOpenChange={onOpenChange} onOpenChangeComplete={(isOpen) => !isOpen && from.current?.focus()}>
      <Menu.Trigger className="button quiet" aria-label={label} title={label}>
        {trigger}
      </Menu.Trigger>
      <Menu.Portal container={floor()}>
        <Menu.Positioner className="positioner" align="end" sideOffset={4} collisionPadding={8}>
          <Menu.Popup className="popup menu" finalFocus={false}>
            {children}
          </Menu.Popup>
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

export function SnoozeMenu({ conversation, open, onOpenChange }: Props) {
  const words = useWords()
  const acts = useConversationActs()
  const [picking, setPicking] = useState(false)
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
            <Menu.Item className="menu-item" key={choice} onClick={() => void acts.snooze(conversation, until)}>
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
            void acts.snooze(conversation, until)
          }}
        />
      </Sheet>
    </>
  )
}

function TimeForm({ onChoose }: { onChoose: (until: Date) => void }) {
  const words = useWords()
  const [at, setAt] = useState('')
  const until = new Date(at)
  const ready = !Number.isNaN(until.getTime()) && until.getTime() > Date.now()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) onChoose(until)
  }
  return (
    <form className="stack" onSubmit={submit}>
      <input
        className="input"
        type="datetime-local"
        aria-label={words.thread.snoozeUntil}
        autoFocus
        value={at}
        onChange={(event) => setAt(event.target.value)}
      />
      <div className="actions end">
        <button className="button main" type="submit" disabled={!ready}>
          {words.thread.snooze}
        </button>
      </div>
    </form>
  )
}

export function TagMenu({ conversation, open, onOpenChange }: Props) {
  const words = useWords()
  const may = useMay()
  const acts = useConversationActs()
  const tags = useQuery(tagsQuery).data?.items ?? []
  const [making, setMaking] = useState(false)
  return (
    <>
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
        {tags.length > 0 && may('tag:write') && <Menu.Separator className="menu-line" />}
        {may('tag:write') && (
          <Menu.Item className="menu-item" onClick={() => setMaking(true)}>
            <Icon name="plus" />
            {words.thread.newTag}
          </Menu.Item>
        )}
        {tags.length === 0 && !may('tag:write') && <p className="menu-label">{words.none}</p>}
      </HeadMenu>
      <Sheet open={making} onClose={() => setMaking(false)} title={words.thread.newTag}>
        <TagForm
          onMade={(id) => {
            setMaking(false)
            void acts.tag(conversation, id)
          }}
        />
      </Sheet>
    </>
  )
}

function TagForm({ onMade }: { onMade: (id: string) => void }) {
  const words = useWords()
  const client = useQueryClient()
  const [id] = useState(() => newId('tag'))
  const [name, setName] = useState('')
  const make = useMutation({
    mutationFn: () => api.makeTag({ id, name: name.trim() }),
    onSuccess: async (tag) => {
      await client.invalidateQueries({ queryKey: ['tags'] })
      onMade(tag.id)
    },
  })
  const ready = name.trim() !== '' && !make.isPending
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) make.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      <label className="field">
        <span className="label">{words.name}</span>
        <input
          className="input"
          autoFocus
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <FormProblem problem={make.error} />
      <div className="actions end">
        <button className="button main" type="submit" disabled={!ready}>
          {words.thread.addTag}
        </button>
      </div>
    </form>
  )
}
