import type { ComponentChild } from 'preact'

/** Of Markdown what the description uses: paragraphs, `code` and links. */
export function Prose({ text }: { text: string }) {
  return (
    <>
      {text.split('\n\n').map((paragraph, i) => (
        <p key={i}>{inline(paragraph)}</p>
      ))}
    </>
  )
}

export function inline(text: string): ComponentChild[] {
  return text.split(/(`[^`]+`|\[[^\]]+\]\([^)]+\))/).map((piece, i) => {
    if (piece.startsWith('`')) return <code key={i}>{piece.slice(1, -1)}</code>
    const [, label, address] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(piece) ?? []
    return address ? (
      <a key={i} href={address}>
        {label}
      </a>
    ) : (
      piece
    )
  })
}

/** Names and words of JSON told apart. */
export function Code({ text, label }: { text: string; label: string }) {
  return (
    <pre tabIndex={0} role="region" aria-label={label}>
      <code>
        {text.split(/("(?:[^"\\]|\\.)*"(?:\s*:)?)/).map((piece, i) =>
          piece.startsWith('"') ? (
            <span key={i} class={piece.endsWith(':') ? 'key' : 'word'}>
              {piece}
            </span>
          ) : (
            piece
          ),
        )}
      </code>
    </pre>
  )
}
