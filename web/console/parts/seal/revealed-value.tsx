import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../words/words.ts'
import { sealsApi } from '../../api/seals.ts'
import { Icon, SealMark } from '../icon.tsx'
import { say } from '../toast.tsx'

/** As long as a value may stand on a screen. Counted from its arrival, because clocks of two machines differ. */
const openSeconds = 60

type Props = { revealId: string; value: string; title: string; onClose: () => void }

export function RevealedValue({ revealId, value, title, onClose }: Props) {
  const words = useWords()
  const [left, setLeft] = useState(openSeconds)
  const [copied, setCopied] = useState(false)
  /** No copy without its row in the log: the server is told first. */
  const copy = async () => {
    try {
      await sealsApi.tellCopied(revealId)
      await navigator.clipboard.writeText(value)
      setCopied(true)
    } catch {
      say({ text: words.chip.copyFailed, kind: 'problem' })
    }
  }
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useEffect(() => {
    const until = Date.now() + openSeconds * 1000
    const timer = setInterval(() => {
      const seconds = Math.ceil((until - Date.now()) / 1000)
      if (seconds <= 0) close.current()
      else setLeft(seconds)
    }, 500)
    return () => clearInterval(timer)
  }, [])

  return (
    <span className="chip open" role="group" aria-label={title}>
      <SealMark open />
      <span className="chip-value">{value}</span>
      <span className="ring" title={words.seal.secondsLeft(left)}>
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
          <circle className="ring-ground" cx="9" cy="9" r="7" pathLength={openSeconds} />
          <circle
            className="ring-left"
            cx="9"
            cy="9"
            r="7"
            pathLength={openSeconds}
            strokeDasharray={`${left} ${openSeconds}`}
          />
        </svg>
        <span className="aside">{words.seal.secondsLeft(left)}</span>
      </span>
      <button
        type="button"
        className="chip-act"
        aria-label={copied ? words.copied : words.seal.copyValue}
        title={copied ? words.copied : `${words.seal.copyValue}. ${words.chip.copyLogged}`}
        onClick={() => void copy()}
      >
        <Icon name={copied ? 'check' : 'copy'} size={14} />
      </button>
      <button type="button" className="chip-act" aria-label={words.seal.hide} title={words.seal.hide} onClick={onClose}>
        <Icon name="close" size={14} />
      </button>
    </span>
  )
}
