import { Fragment, type ReactNode } from 'react'
import type { SafeText, Seal } from '../../../../src/http/wire/shapes.ts'
import { richText, type Block, type Piece } from '../../../../src/core/rich-text.ts'
import { SealChip } from '../seal/lazy-chip.tsx'
import { Found } from './safe-text.tsx'
import { SealNote } from '../seal/seal-note.tsx'
import './rich-body.css'

type Props = { text: SafeText; onRestored?: () => void; names?: readonly string[] }

/** What the team writes, with its formatting: elements of ours and text nodes, never HTML. `data-start` leads a selection back to the text. */
export function RichBody({ text, onRestored, names = [] }: Props) {
  return richText<Seal>(text).map((block, index) => (
    <BlockView key={index} block={block} names={names} {...(onRestored ? { onRestored } : {})} />
  ))
}

/** In a list, where there is no room for blocks: the words without their marks. */
export function RichLine({ text, query }: { text: SafeText; query?: string | undefined }) {
  const pieces = richText<Seal>(text).flatMap((block) =>
    block.type === 'list' ? block.items.map((item) => item) : [block.pieces],
  )
  return pieces.map((line, index) => (
    <Fragment key={index}>
      {index > 0 && ' '}
      {line.map((piece) =>
        piece.type === 'seal' ? (
          <SealNote key={piece.start} seal={piece.seal} />
        ) : (
          <Found key={piece.start} text={piece.text} query={query} />
        ),
      )}
    </Fragment>
  ))
}

function BlockView({
  block,
  onRestored,
  names,
}: {
  block: Block<Seal>
  onRestored?: () => void
  names: readonly string[]
}) {
  const show = (pieces: readonly Piece<Seal>[]) =>
    pieces.map((piece) => (
      <PieceView key={piece.start} piece={piece} names={names} {...(onRestored ? { onRestored } : {})} />
    ))
  switch (block.type) {
    case 'list': {
      const items = block.items.map((pieces, index) => <li key={index}>{show(pieces)}</li>)
      return block.ordered ? <ol start={block.first}>{items}</ol> : <ul>{items}</ul>
    }
    case 'quote':
      return <blockquote>{show(block.pieces)}</blockquote>
    case 'code':
      return (
        <pre>
          <code>{show(block.pieces)}</code>
        </pre>
      )
    default:
      return block.pieces.length === 0 ? null : <p>{show(block.pieces)}</p>
  }
}

function PieceView({
  piece,
  onRestored,
  names,
}: {
  piece: Piece<Seal>
  onRestored?: () => void
  names: readonly string[]
}) {
  if (piece.type === 'seal') {
    const { seal, start, end } = piece
    return <SealChip seal={seal} start={start} end={end} {...(onRestored ? { onRestored } : {})} />
  }
  if (piece.type === 'link') {
    return (
      <a
        data-start={piece.start}
        href={piece.href}
        title={piece.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
      >
        {piece.text}
      </a>
    )
  }
  let inner: ReactNode = named(piece.text, piece.start, names)
  if (piece.marks.includes('code')) inner = <code>{inner}</code>
  if (piece.marks.includes('italic')) inner = <em>{inner}</em>
  if (piece.marks.includes('bold')) inner = <strong>{inner}</strong>
  return inner
}

/** A teammate who is named stands out. */
function named(text: string, start: number, names: readonly string[]): ReactNode {
  const found = names.map((name) => ({ name: `@${name}`, at: text.indexOf(`@${name}`) })).filter(({ at }) => at >= 0)
  const first = found.toSorted((a, b) => a.at - b.at || b.name.length - a.name.length)[0]
  if (!first) return <span data-start={start}>{text}</span>
  const end = first.at + first.name.length
  return (
    <>
      {first.at > 0 && <span data-start={start}>{text.slice(0, first.at)}</span>}
      <span className="named" data-start={start + first.at}>
        {first.name}
      </span>
      {end < text.length && named(text.slice(end), start + end, names)}
    </>
  )
}
