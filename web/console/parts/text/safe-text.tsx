import type { SafeText } from '../../../../src/http/wire/shapes.ts'
import { hitWords } from '../../state/hit-words.ts'
import { SealChip } from '../seal/lazy-chip.tsx'
import { SealNote } from '../seal/seal-note.tsx'
import { textRuns } from './text-runs.ts'

/** Text of people, as text nodes only, with its seals as chips. `data-start` lets a selection be mapped back to offsets. */
export function SafeBody({ text, onRestored }: { text: SafeText; onRestored?: () => void }) {
  return (
    <>
      {textRuns(text).map((run) => {
        if (run.type === 'seal') {
          const { seal, start, end } = run
          return (
            <SealChip key={seal.token} seal={seal} start={start} end={end} {...(onRestored ? { onRestored } : {})} />
          )
        }
        if (run.type === 'link') {
          return (
            <a
              key={run.start}
              data-start={run.start}
              href={run.text}
              target="_blank"
              rel="noopener noreferrer nofollow"
            >
              {run.text}
            </a>
          )
        }
        return (
          <span key={run.start} data-start={run.start}>
            {run.text}
          </span>
        )
      })}
    </>
  )
}

/** One or two lines of it, with marks instead of chips: for lists and headings. What a search found it by stands out. */
export function SafeLine({ text, query }: { text: SafeText; query?: string | undefined }) {
  return (
    <>
      {textRuns(text).map((run) =>
        run.type === 'seal' ? (
          <SealNote key={run.start} seal={run.seal} />
        ) : (
          <Found key={run.start} text={run.text} query={query} />
        ),
      )}
    </>
  )
}

export function Found({ text, query }: { text: string; query: string | undefined }) {
  if (!query) return <span>{text}</span>
  return hitWords(text, query).map((piece, index) =>
    piece.hit ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
  )
}
