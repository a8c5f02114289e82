import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { flushSync } from 'react-dom'
import type { Conversation } from '../../../../src/http/wire/conversation.ts'
import { keepDraft, useDraft, type Mode } from '../../state/drafts.ts'
import { applyFormat, fillIn, mentionBefore, mentionedIn, type Format } from '../../state/format-text.ts'
import { useKeptDraft } from '../../state/keep-drafts.ts'
import { useForesight } from '../../state/use-foresight.ts'
import { useTellPresence } from '../../state/presence.ts'
import { macrosQuery, teammatesQuery } from '../../state/queries.ts'
import { useCommands } from '../../state/commands.ts'
import { useMay, useSession } from '../../state/session.ts'
import { useConversationActs } from '../../state/use-conversation-acts.ts'
import { kindTitle, useWords } from '../../words/words.ts'
import '../../state/warn-before-leaving.ts'
import { FormatBar } from './format-bar.tsx'
import { ForesightNotice } from './foresight-notice.tsx'
import { HandoverMenu } from './handover-menu.tsx'
import { Icon, SealMark } from '../icon.tsx'
import { MentionMenu, useMentions } from './mention-menu.tsx'
import { SavedReplies } from './saved-replies.tsx'
import './composer.css'

export type ComposerHandle = { readonly write: (mode: Mode) => void }

type Props = { conversation: Conversation; contactName: string; onClosed: () => void; handle: Ref<ComposerHandle> }
type Hidden = { readonly kinds: readonly string[]; readonly resealed: boolean }

const formatKeys: Readonly<Record<string, Format>> = { b: 'bold', i: 'italic', e: 'code' }

export function Composer({ conversation, contactName, onClosed, handle }: Props) {
  const words = useWords()
  const client = useQueryClient()
  const acts = useConversationActs()
  const { id } = conversation
  const session = useSession()
  const draft = useDraft(id)
  const field = useRef<HTMLTextAreaElement>(null)
  const [hidden, setHidden] = useState<Hidden | null>(null)
  const teammates = useQuery(teammatesQuery).data?.items ?? []
  const note = draft.mode === 'note'
  const ready = draft.text.trim() !== ''
  const hidings = useForesight(draft.text)
  const tell = useTellPresence(id)
  useKeptDraft(id, true)

  useEffect(() => setHidden(null), [id])
  useLayoutEffect(() => {
    const it = field.current
    if (!it) return
    it.style.height = 'auto'
    it.style.height = `${it.scrollHeight}px`
  }, [draft.text, id])

  const write = (mode: Mode) => {
    // Drawn first, so that the field has the right name when it is read out; and at once, or the next letter of somebody quick is taken for a key.
    flushSync(() => keepDraft(id, { ...draft, mode }))
    field.current?.focus()
    if (document.activeElement !== field.current) requestAnimationFrame(() => field.current?.focus())
  }
  useImperativeHandle(handle, () => ({ write }))

  /** Changes the text and puts the cursor where the change wants it: at once, or the next letter typed would stand elsewhere. */
  const edit = (text: string, from: number, to: number) => {
    flushSync(() => keepDraft(id, { ...draft, text }))
    const put = () => {
      field.current?.focus()
      field.current?.setSelectionRange(from, to)
    }
    put()
    // Behind an open palette or menu the field takes no focus until that is closed.
    if (document.activeElement !== field.current) requestAnimationFrame(put)
  }
  const choice = () => {
    const it = field.current
    return it ? { from: it.selectionStart, to: it.selectionEnd } : { from: draft.text.length, to: draft.text.length }
  }
  const format = (what: Format) => {
    const done = applyFormat({ text: draft.text, ...choice() }, what)
    edit(done.text, done.from, done.to)
  }
  const insert = (text: string, before = choice()) => {
    const at = before.from + text.length
    edit(draft.text.slice(0, before.from) + text + draft.text.slice(before.to), at, at)
  }
  const insertReply = (body: string) => {
    const names = {
      contact: conversation.contactName?.text ?? null,
      teammate: session.teammate.name,
      workspace: session.workspace.name,
    }
    insert(fillIn(body, names))
  }
  const mentions = useMentions({
    people: note ? teammates.filter((one) => one.deactivatedAt === null && one.id !== session.teammate.id) : [],
    typed: () => (field.current ? mentionBefore(field.current.value, field.current.selectionStart) : null),
    onChoose: (name, from) => insert(`@${name} `, { from, to: choice().to }),
  })
  useReplyCommands(insertReply)

  const send = async (thenClose: boolean) => {
    if (!ready) return
    const text = draft.text.trim()
    keepDraft(id, { mode: 'message', text: '' })
    setHidden(null)
    const sending = acts.send(conversation, draft.mode, text, {
      mentions: note ? mentionedIn(text, teammates) : [],
      close: thenClose,
    })
    if (thenClose) onClosed()
    const result = await sending
    // It is in the field again, and so is whoever took it back: what they type next is no key.
    if (result === 'taken-back') requestAnimationFrame(() => field.current?.focus())
    if (result && result !== 'taken-back' && (result.kinds.length > 0 || result.resealed)) setHidden(result)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (mentions.onKeyDown(event)) return
    const command = event.ctrlKey || event.metaKey
    if (event.key === 'Enter' && command) {
      event.preventDefault()
      void send(event.shiftKey && !note)
    } else if (command && !event.altKey && !event.shiftKey && Object.hasOwn(formatKeys, event.key)) {
      event.preventDefault()
      format(formatKeys[event.key]!)
    } else if (event.key === 'Escape') {
      // The first Escape leaves the field, only the next one leaves the conversation.
      event.preventDefault()
      document.getElementById('conversation')?.focus()
    }
  }

  return (
    <section className="composer" aria-label={words.composer.label} data-note={note || undefined}>
      {hidden && (
        <p className="composer-hidden" role="status">
          <SealMark />
          <span>
            {hidden.kinds.length > 0 &&
              words.thread.hidden(hidden.kinds.map((kind) => kindTitle(words, kind)).join(', '))}
            {hidden.resealed && ` ${words.thread.resealed}`}
          </span>
          <button className="chip-act" aria-label={words.close} onClick={() => setHidden(null)}>
            <Icon name="close" size={14} />
          </button>
        </p>
      )}
      <ForesightNotice
        hidings={hidings}
        onEdit={(from, to) => {
          field.current?.focus()
          field.current?.setSelectionRange(from, to)
        }}
      />
      <MentionMenu {...mentions} />
      <div className="composer-box">
        <div className="switch" role="group" aria-label={words.composer.label}>
          <button type="button" aria-pressed={!note} onClick={() => write('message')}>
            <Icon name="reply" size={14} />
            {words.composer.reply}
          </button>
          <button type="button" aria-pressed={note} onClick={() => write('note')}>
            <Icon name="note" size={14} />
            {words.composer.note}
          </button>
        </div>
        <textarea
          ref={field}
          rows={2}
          dir="auto"
          value={draft.text}
          maxLength={100_000}
          aria-label={note ? words.composer.notePlaceholder : words.composer.replyTo(contactName)}
          placeholder={note ? words.composer.notePlaceholder : words.composer.replyTo(contactName)}
          {...mentions.field}
          onChange={(event) => {
            keepDraft(id, { ...draft, text: event.target.value })
            if (event.target.value !== '') tell(note ? 'noting' : 'typing')
            mentions.look()
          }}
          onKeyDown={onKeyDown}
          onBlur={mentions.close}
        />
        <div className="composer-bar">
          <SavedReplies text={draft.text} onChoose={insertReply} />
          {!note && (
            <HandoverMenu
              conversationId={id}
              onSent={() => void client.invalidateQueries({ queryKey: ['parts', id] })}
            />
          )}
          <FormatBar onFormat={format} onInsert={(text) => insert(text)} />
          <div className="composer-send">
            {conversation.state === 'closed' && <span className="hint composer-hint">{words.composer.closedHint}</span>}
            {!note && conversation.state !== 'closed' && (
              <button
                type="button"
                className="button quiet send-close"
                disabled={!ready}
                title="Ctrl + Shift + Enter"
                onClick={() => void send(true)}
              >
                {words.composer.sendAndClose}
              </button>
            )}
            <button
              type="button"
              className="button main"
              disabled={!ready}
              title={words.composer.hint}
              onClick={() => void send(false)}
            >
              {note ? words.composer.sendNote : words.composer.send}
            </button>
          </div>
        </div>
      </div>
    </section>
  )
}

/** Saved replies stand in the palette, too. */
function useReplyCommands(onChoose: (body: string) => void): void {
  const words = useWords()
  const may = useMay()
  const macros = useQuery({ ...macrosQuery, enabled: may('macro:read') }).data?.items ?? []
  useCommands(
    'replies',
    macros.map((one) => ({
      id: one.id,
      group: words.palette.reply,
      label: one.name.text,
      icon: 'replies',
      run: () => onChoose(one.body.text),
    })),
  )
}
