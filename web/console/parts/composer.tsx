import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type Ref } from 'react'
import type { Conversation } from '../../../src/http/wire/conversation.ts'
import { keepDraft, useDraft, type Mode } from '../state/drafts.ts'
import { useSession } from '../state/session.ts'
import { useConversationActs } from '../state/use-conversation-acts.ts'
import { kindTitle, useWords } from '../words/words.ts'
import { Icon, SealMark } from './icon.tsx'
import { SavedReplies } from './saved-replies.tsx'
import './composer.css'

export type ComposerHandle = { readonly write: (mode: Mode) => void }

type Props = { conversation: Conversation; contactName: string; onClosed: () => void; handle: Ref<ComposerHandle> }
type Hidden = { readonly kinds: readonly string[]; readonly resealed: boolean }

export function Composer({ conversation, contactName, onClosed, handle }: Props) {
  const words = useWords()
  const acts = useConversationActs()
  const { id } = conversation
  const me = useSession().teammate
  const draft = useDraft(id)
  const field = useRef<HTMLTextAreaElement>(null)
  const [hidden, setHidden] = useState<Hidden | null>(null)
  const note = draft.mode === 'note'
  const ready = draft.text.trim() !== ''

  useEffect(() => setHidden(null), [id])
  useLayoutEffect(() => {
    const it = field.current
    if (!it) return
    it.style.height = 'auto'
    it.style.height = `${it.scrollHeight}px`
  }, [draft.text, id])

  const write = (mode: Mode) => {
    keepDraft(id, { ...draft, mode })
    // After the choice is drawn, so that the field has the right name when it is read out.
    requestAnimationFrame(() => field.current?.focus())
  }
  useImperativeHandle(handle, () => ({ write }))

  const insert = (text: string) => {
    const it = field.current
    const [from, to] = it ? [it.selectionStart, it.selectionEnd] : [draft.text.length, draft.text.length]
    keepDraft(id, {
      ...draft,
      text: draft.text.slice(0, from) + filled(text, contactName, me.name) + draft.text.slice(to),
    })
    requestAnimationFrame(() => field.current?.focus())
  }

  const send = async (thenClose: boolean) => {
    if (!ready) return
    keepDraft(id, { mode: 'message', text: '' })
    setHidden(null)
    const result = await acts.send(id, draft.mode, draft.text.trim())
    if (result && (result.kinds.length > 0 || result.resealed)) setHidden(result)
    if (result && thenClose) {
      await acts.close(conversation)
      onClosed()
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
      <div className="composer-box">
        <textarea
          ref={field}
          rows={2}
          value={draft.text}
          maxLength={100_000}
          aria-label={note ? words.composer.notePlaceholder : words.composer.replyTo(contactName)}
          placeholder={note ? words.composer.notePlaceholder : words.composer.replyTo(contactName)}
          onChange={(event) => keepDraft(id, { ...draft, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault()
              void send(event.shiftKey && !note)
            } else if (event.key === 'Escape') {
              // The first Escape leaves the field, only the next one leaves the conversation.
              event.preventDefault()
              event.currentTarget.blur()
            }
          }}
        />
        <div className="composer-bar">
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
          <SavedReplies text={draft.text} onChoose={insert} />
          <span className="grow" />
          <span className="hint composer-hint">
            {conversation.state === 'closed' ? words.composer.closedHint : words.composer.hint}
          </span>
          {!note && conversation.state !== 'closed' && (
            <button type="button" className="button quiet send-close" disabled={!ready} onClick={() => void send(true)}>
              {words.composer.sendAndClose}
            </button>
          )}
          <button type="button" className="button main" disabled={!ready} onClick={() => void send(false)}>
            {note ? words.composer.sendNote : words.composer.send}
          </button>
        </div>
      </div>
    </section>
  )
}

/** Saved replies may name the people: `{{contact}}` and `{{me}}`. */
function filled(text: string, contact: string, me: string): string {
  return text.replaceAll('{{contact}}', contact).replaceAll('{{me}}', me)
}
