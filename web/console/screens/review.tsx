import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { Verdict } from '../../../src/core/finding-record.ts'
import type { FlaggedFinding } from '../../../src/http/wire/finding.ts'
import { Icon, SealMark } from '../parts/icon.tsx'
import { MarkedText } from '../parts/text/marked-text.tsx'
import { Page } from '../parts/page.tsx'
import { bandOf } from '../parts/seal/seal-card.tsx'
import { SweepList } from '../parts/seal/sweep-list.tsx'
import { Bones, Empty, Trouble } from '../parts/states.tsx'
import { say } from '../parts/toast.tsx'
import { sealsApi } from '../api/seals.ts'
import { findingsQuery } from '../state/queries.ts'
import { reviewQueue, type ReviewQueue } from '../state/review-queue.ts'
import { useMay } from '../state/session.ts'
import { fullTime } from '../words/time.ts'
import { kindTitle, useWords } from '../words/words.ts'
import './review.css'

export function ReviewScreen() {
  const words = useWords()
  const may = useMay()
  const client = useQueryClient()
  const findings = useQuery(findingsQuery)
  const { queue, settled, restore } = useReview()
  const [first, setFirst] = useState<string | null>(null)
  const all = findings.data?.items ?? []
  const waiting = all.filter((one) => !settled.has(one.id))
  const current = waiting.find((one) => one.id === first) ?? waiting[0]
  const decide = (verdict: Verdict) => {
    if (current && may('finding:review')) queue.decide(current.id, verdict)
  }
  const undo = () => {
    const back = queue.undo()
    if (!back) return
    restore(back.id)
    setFirst(back.id)
  }
  useReviewKeys({ s: () => decide('seal'), h: () => decide('harmless'), u: undo })

  // The list is a page of the queue; when it is worked off, the next one is fetched.
  const total = findings.data?.total ?? 0
  const left = Math.max(0, total - settled.size)
  useEffect(() => {
    if (all.length > 0 && waiting.length === 0 && left > 0) {
      queue.flush()
      void client.invalidateQueries({ queryKey: ['findings'] })
    }
  }, [all.length, waiting.length, left, queue, client])

  const number = (value: number) => value.toLocaleString(words.language)
  return (
    <Page title={words.review.title} lead={words.review.lead}>
      {findings.isPending && <Bones rows={4} />}
      {findings.error && !findings.data && <Trouble problem={findings.error} onRetry={() => void findings.refetch()} />}
      {findings.data && (settled.size > 0 || waiting.length > 0) && (
        <div className="review-progress">
          <progress max={settled.size + left} value={settled.size} aria-label={words.review.title} />
          <span className="hint" role="status">
            {words.review.progress(number(settled.size), number(left))}
          </span>
          <button className="button small quiet" disabled={queue.held().length === 0} onClick={undo}>
            <Icon name="undo" size={14} />
            {words.review.undo} <kbd>U</kbd>
          </button>
        </div>
      )}
      {current && <Current key={current.id} finding={current} mayDecide={may('finding:review')} onDecide={decide} />}
      {findings.data && waiting.length === 0 && left === 0 && (
        <Empty icon="checkCircle" title={words.review.empty}>
          {may('policy:read') && (
            <Link className="button" to="/settings/policies">
              {words.review.emptyAct}
            </Link>
          )}
        </Empty>
      )}
      {waiting.length > 1 && (
        <ol className="review-next">
          {waiting
            .filter((one) => one !== current)
            .slice(0, 8)
            .map((one) => (
              <li key={one.id}>
                <button onClick={() => setFirst(one.id)}>
                  <span className="pill" data-tone="warn">
                    {kindTitle(words, one.kind)}
                  </span>
                  <span className="review-line">{one.excerpt?.text.text ?? words.review.gone}</span>
                </button>
              </li>
            ))}
          {left > 9 && <li className="hint">{words.review.older(number(left - 9))}</li>}
        </ol>
      )}
      {may('value:sweep') && <SweepList />}
    </Page>
  )
}

type CurrentProps = { finding: FlaggedFinding; mayDecide: boolean; onDecide: (verdict: Verdict) => void }

function Current({ finding, mayDecide, onDecide }: CurrentProps) {
  const words = useWords()
  return (
    <article className="review-card" aria-label={kindTitle(words, finding.kind)}>
      <header>
        <h2>{words.review.of(kindTitle(words, finding.kind), bandOf(words, finding.confidence))}</h2>
        <time className="hint" dateTime={finding.createdAt}>
          {fullTime(finding.createdAt, words.language)}
        </time>
      </header>
      <p className="review-text">
        {finding.excerpt ? (
          <MarkedText excerpt={finding.excerpt} />
        ) : (
          <span className="muted">{words.review.gone}</span>
        )}
      </p>
      <p className="hint">
        {words.review.found(finding.detector, finding.policyVersion.toLocaleString(words.language))}
        {finding.conversationId && (
          <>
            {' · '}
            <Link to="/inbox/$view/$conversationId" params={{ view: 'open', conversationId: finding.conversationId }}>
              {words.review.open}
            </Link>
          </>
        )}
      </p>
      {mayDecide && (
        <div className="actions">
          <button className="button sealing" onClick={() => onDecide('seal')}>
            <SealMark size={14} />
            {words.review.seal} <kbd>S</kbd>
          </button>
          <button className="button" onClick={() => onDecide('harmless')}>
            {words.review.harmless} <kbd>H</kbd>
          </button>
          <span className="hint review-keys">{words.review.keys}</span>
        </div>
      )}
    </article>
  )
}

/** What was decided on this screen, sent a moment later. What could not be saved comes back. */
function useReview(): { queue: ReviewQueue; settled: ReadonlySet<string>; restore: (id: string) => void } {
  const words = useWords()
  const client = useQueryClient()
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set())
  const [, redraw] = useState(0)
  const failedText = useRef(words.review.failed)
  failedText.current = words.review.failed
  const restore = (id: string) => setSettled((now) => new Set([...now].filter((one) => one !== id)))
  const [queue] = useState(() => {
    const made = reviewQueue(
      ({ id, verdict }) =>
        void sealsApi.review(id, verdict).catch(() => {
          restore(id)
          say({ text: failedText.current, kind: 'problem' })
        }),
      () => redraw((count) => count + 1),
    )
    return {
      ...made,
      decide: (id: string, verdict: Verdict) => {
        setSettled((now) => new Set([...now, id]))
        made.decide(id, verdict)
      },
    }
  })
  useEffect(() => {
    const leave = () => queue.flush()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      queue.flush()
      void client.invalidateQueries({ queryKey: ['findings'] })
    }
  }, [queue, client])
  return { queue, settled, restore }
}

function useReviewKeys(keys: Readonly<Record<string, () => void>>): void {
  const current = useRef(keys)
  useEffect(() => {
    current.current = keys
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      if (target?.closest('input, textarea, select, [role="dialog"], [role="menu"]')) return
      const act = current.current[event.key.toLowerCase()]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
