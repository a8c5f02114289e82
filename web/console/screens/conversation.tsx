import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Problem } from '../api/call.ts'
import { conversationsApi } from '../api/conversations.ts'
import { Composer, type ComposerHandle } from '../parts/composer/composer.tsx'
import { PresenceLine } from '../parts/thread/presence-line.tsx'
import { useCommands } from '../state/commands.ts'
import { ContactPanel } from '../parts/contact/contact-panel.tsx'
import { Bones, Empty, Trouble } from '../parts/states.tsx'
import type { IconName } from '../parts/icon-data.ts'
import { say } from '../parts/toast.tsx'
import { Thread } from '../parts/thread/thread.tsx'
import { ThreadHead, type OpenMenu } from '../parts/thread/thread-head.tsx'
import { draftOf, keepDraft, moveDraft, setOutgoing, useOutgoing } from '../state/drafts.ts'
import { useKeys } from '../state/keyboard.ts'
import { usePageVisible } from '../state/page-visible.ts'
import { partsQuery } from '../state/parts.ts'
import { whileActing } from '../state/known-acts.ts'
import { conversationQuery, knownFromLists, showChange, viewCountsQuery } from '../state/queries.ts'
import { useMay, useSession } from '../state/session.ts'
import { useConversationActs } from '../state/use-conversation-acts.ts'
import { contactNameOf } from '../words/person-name.ts'
import { useWords } from '../words/words.ts'

type Props = {
  id: string
  /** While several are chosen in the list, the keys of acts belong to those. */
  choosing?: boolean
  panel: boolean
  onPanel: () => void
  onBack: () => void
  onOpen: (id: string) => void
  onDone: () => void
}

/** One conversation: head, thread, composer and, beside it, who it is with. */
export function ConversationScreen({ id, choosing = false, panel, onPanel, onBack, onOpen, onDone }: Props) {
  const words = useWords()
  const client = useQueryClient()
  const may = useMay()
  const me = useSession().teammate.id
  const conversation = useQuery({ ...conversationQuery(id), ...knownFromLists(client, id) })
  const parts = useQuery(partsQuery(id))
  const outgoing = useOutgoing(id)
  const acts = useConversationActs()
  const composer = useRef<ComposerHandle>(null)
  const [menu, setMenu] = useState<OpenMenu>(null)
  const writes = may('conversation:write')
  const visible = usePageVisible()
  const seen = writes && visible
  const one = conversation.data

  const position = parts.data?.parts.at(-1)?.position ?? 0
  const unread = one !== undefined && position > one.readByTeam
  // A note of one's own team leaves nothing unread, but whoever it names has now seen it.
  const named = (useQuery(viewCountsQuery).data?.mentions ?? 0) > 0
  useEffect(() => {
    if (!seen || !named || position === 0) return
    void conversationsApi.read(id, position).then(
      () => client.invalidateQueries({ queryKey: ['view-counts'] }),
      () => {},
    )
  }, [client, id, seen, named, position])
  useEffect(() => {
    if (!seen || !unread) return
    const change = { readByTeam: position }
    showChange(client, id, change, me)
    void whileActing([{ id, change }], me, () => conversationsApi.read(id, position)).catch(() => {})
  }, [client, id, me, seen, unread, position])

  const close = () => {
    if (!one) return
    if (one.state === 'closed') void acts.reopen(one)
    else {
      void acts.close(one)
      onDone()
    }
  }
  useKeys({
    escape: onBack,
    contact: onPanel,
    ...(writes && one
      ? {
          reply: () => composer.current?.write('message'),
          note: () => composer.current?.write('note'),
          more: () => setMenu('more'),
        }
      : {}),
    ...(writes && one && !choosing
      ? {
          close,
          assign: () => setMenu('assign'),
          assignMe: () => void acts.assign(one, me),
          snooze: () => one.state === 'open' && setMenu('snooze'),
          tag: () => setMenu('tag'),
        }
      : {}),
  })

  // What was merged lives on under another id.
  const moved = one !== undefined && one.id !== id ? one.id : undefined
  const follow = (to: string) => {
    moveDraft(id, to)
    onOpen(to)
  }
  useEffect(() => {
    if (!moved) return
    follow(moved)
    say({ text: words.work.movedHere })
  }, [moved])
  const act = (what: string, label: string, icon: IconName, run: () => void, key?: string) => ({
    id: what,
    group: words.palette.conversation,
    label,
    icon,
    run,
    ...(key ? { key } : {}),
  })
  useCommands(
    'conversation',
    writes && one
      ? [
          act('reply', words.keyboard.reply, 'reply', () => composer.current?.write('message'), 'R'),
          act('note', words.keyboard.note, 'note', () => composer.current?.write('note'), 'N'),
          act('close', one.state === 'closed' ? words.thread.reopen : words.thread.closeIt, 'checkCircle', close, 'E'),
          act('assignMe', words.keyboard.assignMe, 'person', () => void acts.assign(one, me), 'M'),
          act('assign', words.thread.assignTo, 'people', () => setMenu('assign'), 'A'),
          act('snooze', words.keyboard.snooze, 'clock', () => setMenu('snooze'), 'Z'),
          act('tag', words.thread.tag, 'tag', () => setMenu('tag'), 'T'),
          act('merge', words.work.merge, 'merge', () => setMenu('merge')),
          act('panel', words.keyboard.contact, 'panel', onPanel, 'I'),
        ]
      : [],
  )

  const problem = conversation.error ?? parts.error
  if (problem instanceof Problem && (problem.code === 'not_found' || problem.code === 'gone')) {
    return (
      <section className="pane conversation nothing-open" aria-label={words.inbox.gone}>
        <Empty icon="shred" title={`${words.inbox.gone}. ${words.inbox.goneLead}`}>
          <button className="button" onClick={onBack}>
            {words.back}
          </button>
        </Empty>
      </section>
    )
  }
  if (problem && (!one || !parts.data)) {
    return (
      <section className="pane conversation">
        <Trouble
          problem={problem}
          onRetry={() => {
            void conversation.refetch()
            void parts.refetch()
          }}
        />
      </section>
    )
  }
  const contactName = one ? contactNameOf(words, one) : words.unknownPerson

  return (
    <>
      <section className="pane conversation" id="conversation" tabIndex={-1} aria-label={contactName}>
        {one ? (
          <ThreadHead
            conversation={one}
            contactName={contactName}
            menu={menu}
            onMenu={setMenu}
            onClose={close}
            onSnoozed={onDone}
            onBack={onBack}
            panel={panel}
            onPanel={onPanel}
            onMerged={follow}
          />
        ) : (
          <div className="thread-head" />
        )}
        {parts.data && one ? (
          <Thread
            key={id}
            conversationId={id}
            contactName={contactName}
            {...parts.data}
            outgoing={outgoing}
            readByContact={one.readByContact}
            onRetry={(failed) => void acts.sendAgain(id, failed)}
            onEdit={(failed) => {
              const kept = draftOf(id).text
              keepDraft(id, { mode: failed.part.kind, text: kept ? `${failed.part.text}\n${kept}` : failed.part.text })
              setOutgoing(id, (now) => now.filter((other) => other.part.id !== failed.part.id))
              composer.current?.write(failed.part.kind)
            }}
            onDiscard={(failed) => setOutgoing(id, (now) => now.filter((other) => other.part.id !== failed.part.id))}
          />
        ) : (
          <div className="thread">
            <Bones rows={5} />
          </div>
        )}
        {one && <PresenceLine conversationId={id} contactName={contactName} />}
        {one &&
          (writes ? (
            <Composer conversation={one} contactName={contactName} handle={composer} onClosed={onDone} />
          ) : (
            <p className="read-only muted">{words.thread.readOnly}</p>
          ))}
      </section>
      {/* Who it is from can wait until what they said is there: all of it comes over the same line. */}
      {panel && one && !parts.data && may('contact:read') && (
        <aside className="pane contact-panel" aria-label={words.contact.title}>
          <header>
            <h2>{words.contact.title}</h2>
          </header>
          <Bones rows={4} />
        </aside>
      )}
      {panel && one && parts.data && may('contact:read') && (
        <ContactPanel
          contactId={one.contactId}
          conversationId={id}
          onOpen={onOpen}
          onClose={onPanel}
          onErased={onBack}
        />
      )}
    </>
  )
}
