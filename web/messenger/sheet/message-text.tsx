import { Fragment, type ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { Seal, SafeText } from '../../../src/http/wire/shapes.ts'
import { richText, type Block, type Piece } from '../../../src/core/rich-text.ts'
import type { Language, Say } from '../words/words.ts'
import { SealMark } from './icons.tsx'
import { kindName } from './kind-names.ts'
import { linkify } from './linkify.ts'
import { piecesOf } from './safe-body.ts'
import { localeOf } from './times.ts'

type Props = {
  readonly body: SafeText
  readonly language: Language
  readonly say: Say
  /** What the team writes may be formatted; what a customer types is shown as typed. */
  readonly rich?: boolean
  /** Says to the team that a value of theirs should not have been hidden; what it was called comes along. */
  readonly onWrong?: ((name: string) => void) | undefined
}

/** Text is only ever text: every piece becomes a text node, a link with a checked address, or a chip of ours. */
export function MessageText({ body, language, say, rich = false, onWrong }: Props) {
  const [open, setOpen] = useState<Seal | null>(null)
  const note = useId()
  const chip = (seal: Seal, key: number) => (
    <button
      key={key}
      type="button"
      class="chip"
      aria-expanded={open?.token === seal.token}
      aria-controls={note}
      onClick={() => setOpen(open?.token === seal.token ? null : seal)}
    >
      <SealMark />
      {nameOf(seal, language)}
    </button>
  )
  const pieces = (text: SafeText, links = true) =>
    piecesOf(text).map((piece, i) =>
      piece.is === 'text' ? (
        <Fragment key={i}>{links ? withLinks(piece.text) : piece.text}</Fragment>
      ) : piece.is === 'removed' ? (
        <span key={i} class="chip removed">
          {nameOf(piece, language)}
        </span>
      ) : (
        chip(piece.seal, i)
      ),
    )
  const run = (piece: Piece<Seal>, key: number) => {
    if (piece.type === 'seal') return chip(piece.seal, key)
    if (piece.type === 'link') {
      return (
        <a key={key} href={piece.href} title={piece.href} target="_blank" rel="noopener nofollow noreferrer">
          {piece.text}
        </a>
      )
    }
    let inner: ComponentChildren = pieces({ text: piece.text, seals: [] }, false)
    if (piece.marks.includes('code')) inner = <code>{inner}</code>
    if (piece.marks.includes('italic')) inner = <em>{inner}</em>
    return piece.marks.includes('bold') ? <strong key={key}>{inner}</strong> : <Fragment key={key}>{inner}</Fragment>
  }
  return (
    <>
      {rich ? richText<Seal>(body).map((block, i) => blockOf(block, i, run)) : pieces(body)}
      {body.seals.length > 0 && (
        <span class="seal-note" id={note} role="status">
          {open && explain(open, language, say)}
          {open && onWrong && isKept(open) && (
            <button type="button" class="small" onClick={() => onWrong(nameOf(open, language))}>
              {say('sealWrong')}
            </button>
          )}
        </span>
      )}
    </>
  )
}

function blockOf(block: Block<Seal>, key: number, run: (piece: Piece<Seal>, key: number) => ComponentChildren) {
  if (block.type === 'list') {
    const items = block.items.map((item, i) => <li key={i}>{item.map(run)}</li>)
    return block.ordered ? (
      <ol key={key} start={block.first}>
        {items}
      </ol>
    ) : (
      <ul key={key}>{items}</ul>
    )
  }
  if (block.pieces.length === 0) return null
  if (block.type === 'quote') return <blockquote key={key}>{block.pieces.map(run)}</blockquote>
  if (block.type === 'code') return <pre key={key}>{block.pieces.map(run)}</pre>
  return <p key={key}>{block.pieces.map(run)}</p>
}

/** Stands in for a seal's placeholder, whose words are not shown. */
const sealMark = '□'

/** For a list's one line. */
export function plainText(body: SafeText, language: Language, rich = false): string {
  if (rich) {
    const lines = richText<Seal>(body).flatMap((block) => (block.type === 'list' ? block.items : [block.pieces]))
    const shown = (piece: Piece<Seal>) =>
      plainText(
        {
          text: piece.type === 'seal' ? sealMark : piece.text,
          seals: piece.type === 'seal' ? [{ ...piece.seal, start: 0, end: 1 }] : [],
        },
        language,
      )
    return lines.map((line) => line.map(shown).join('')).join(' ')
  }
  return piecesOf(body)
    .map((piece) => {
      if (piece.is === 'text') return piece.text
      return `[${nameOf(piece.is === 'seal' ? piece.seal : piece, language)}]`
    })
    .join('')
}

const nameOf = ({ kind, hint }: Pick<Seal, 'kind' | 'hint'>, language: Language) =>
  `${kindName(kind, language)} ${hint}`.trim()

const isKept = ({ expiresAt, destroyed }: Seal) => !destroyed && new Date(expiresAt).getTime() >= Date.now()

function explain(seal: Seal, language: Language, say: Say): string {
  if (!isKept(seal)) return say('sealExpired')
  const until = new Date(seal.expiresAt)
  return say('sealedUntil', { date: new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long' }).format(until) })
}

function withLinks(text: string) {
  return linkify(text).map((piece, i) =>
    piece.href ? (
      <a key={i} href={piece.href} target="_blank" rel="noopener nofollow noreferrer">
        {piece.text}
      </a>
    ) : (
      piece.text
    ),
  )
}
