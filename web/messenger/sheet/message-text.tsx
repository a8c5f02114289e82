import { Fragment } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { Seal, SafeText } from '../../../src/http/wire/shapes.ts'
import type { Language, Say } from '../words/words.ts'
import { SealMark } from './icons.tsx'
import { kindName } from './kind-names.ts'
import { linkify } from './linkify.ts'
import { piecesOf } from './safe-body.ts'

/** Text is only ever text: every piece becomes a text node, a link with a checked address, or a chip of ours. */
export function MessageText({ body, language, say }: { body: SafeText; language: Language; say: Say }) {
  const [open, setOpen] = useState<Seal | null>(null)
  const note = useId()
  return (
    <>
      {piecesOf(body).map((piece, i) =>
        piece.is === 'text' ? (
          <Fragment key={i}>{withLinks(piece.text)}</Fragment>
        ) : piece.is === 'removed' ? (
          <span key={i} class="chip removed">
            {`${kindName(piece.kind, language)} ${piece.hint}`.trim()}
          </span>
        ) : (
          <button
            key={i}
            type="button"
            class="chip"
            aria-expanded={open?.token === piece.seal.token}
            aria-controls={note}
            onClick={() => setOpen(open?.token === piece.seal.token ? null : piece.seal)}
          >
            <SealMark />
            {`${kindName(piece.seal.kind, language)} ${piece.seal.hint}`.trim()}
          </button>
        ),
      )}
      {body.seals.length > 0 && (
        <span class="seal-note" id={note} role="status">
          {open && explain(open, language, say)}
        </span>
      )}
    </>
  )
}

/** For a list's one line. */
export function plainText(body: SafeText, language: Language): string {
  return piecesOf(body)
    .map((piece) => {
      if (piece.is === 'text') return piece.text
      const { kind, hint } = piece.is === 'seal' ? piece.seal : piece
      return `[${`${kindName(kind, language)} ${hint}`.trim()}]`
    })
    .join('')
}

function explain(seal: Seal, language: Language, say: Say): string {
  const until = new Date(seal.expiresAt)
  if (until.getTime() < Date.now()) return say('sealExpired')
  return say('sealedUntil', { date: new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(until) })
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
