import { Popover } from '@base-ui/react/popover'
import { useQuery } from '@tanstack/react-query'
import type { ActivityAction } from '../../../../src/core/activity.ts'
import type { SealOrigin } from '../../../../src/http/wire/seal.ts'
import type { Seal } from '../../../../src/http/wire/shapes.ts'
import { useActorName } from '../../state/names.ts'
import { sealOriginQuery } from '../../state/queries.ts'
import { fullDate, fullTime } from '../../words/time.ts'
import { kindTitle, useWords, type Language } from '../../words/words.ts'
import { SealMark } from '../icon.tsx'
import { lookElsewhere } from '../../state/asked-sweep.ts'
import { useMay } from '../../state/session.ts'
import { say } from '../toast.tsx'

export type SealStep = 'card' | 'reveal' | 'restore' | 'extend' | 'destroy'

type Words = ReturnType<typeof useWords>

/** Why it is sealed, until when, who looked, and what this person may do. Never the value. */
export function SealCard({ seal, title, onStep }: { seal: Seal; title: string; onStep: (step: SealStep) => void }) {
  const words = useWords()
  const over = Date.parse(seal.expiresAt) <= Date.now()
  const may = useMay()
  const origin = useQuery({ ...sealOriginQuery(seal.token), enabled: !over })
  const mayAct = !over && (seal.mayReveal || seal.mayRestore || seal.mayExtend || seal.mayDestroy)
  return (
    <div className="stack tight">
      <Popover.Title className="seal-title" render={<h3 />}>
        <SealMark size={16} />
        {words.seal.sealed}
        <span className="muted">
          {title} {seal.hint}
        </span>
      </Popover.Title>
      {!over && <p className="seal-why">{origin.data ? whyText(words, origin.data) : words.seal.whyPlain}</p>}
      <p className="muted">
        {over
          ? seal.destroyed
            ? words.chip.destroyed
            : words.seal.expired
          : words.seal.until(fullDate(seal.expiresAt, words.language))}
      </p>
      {mayAct && (
        <div className="actions">
          {seal.mayReveal && (
            <button className="button small sealing" onClick={() => onStep('reveal')}>
              {words.seal.reveal}
            </button>
          )}
          {seal.mayExtend && (
            <button className="button small" onClick={() => onStep('extend')}>
              {words.chip.extend}
            </button>
          )}
          {seal.mayRestore && (
            <button className="button small quiet" onClick={() => onStep('restore')}>
              {words.seal.restore}
            </button>
          )}
          {seal.mayDestroy && (
            <button className="button small quiet" onClick={() => onStep('destroy')}>
              {words.chip.destroy}
            </button>
          )}
        </div>
      )}
      {!over && may('value:seal') && (
        <button
          className="button small quiet seal-look"
          onClick={() => {
            say({ text: words.sweep.looking })
            lookElsewhere(seal.token)
          }}
        >
          {words.sweep.look}
        </button>
      )}
      {!over && !mayAct && <p className="hint">{words.seal.mayNeither}</p>}
      {origin.data?.looks && <Looks looks={origin.data.looks} />}
    </div>
  )
}

function Looks({ looks }: { looks: NonNullable<SealOrigin['looks']> }) {
  const words = useWords()
  const nameOf = useActorName()
  if (looks.length === 0) return <p className="hint">{words.chip.noLooks}</p>
  return (
    <div className="seal-looks">
      <h4 className="hint">{words.chip.looks}</h4>
      <ul className="hint">
        {looks.slice(0, 4).map((row) => (
          <li key={row.id}>
            {nameOf(row.actor.type, row.actor.id)} {words.activity.acts[row.action as ActivityAction] ?? row.action},{' '}
            <time dateTime={row.at}>{fullTime(row.at, words.language)}</time>
          </li>
        ))}
      </ul>
    </div>
  )
}

function whyText(words: Words, { origin }: SealOrigin): string {
  if (!origin) return words.seal.whyPlain
  if (origin.detector === 'person') return words.chip.byPerson
  const version = number(origin.policyVersion, words.language)
  const by =
    origin.rule === null
      ? words.chip.byPolicy(version)
      : words.chip.byRule(number(origin.rule + 1, words.language), version)
  return `${by} ${words.chip.seen(detectorName(words, origin.detector), bandOf(words, origin.confidence))}`
}

/** `api-key/stripe` is the detector of API keys that knew the vendor. */
function detectorName(words: Words, detector: string): string {
  const [kind = '', more] = detector.split('/')
  return more ? `${kindTitle(words, kind)} (${more.replaceAll('-', ' ')})` : kindTitle(words, kind)
}

/** A number like 0.87 says less than a word, and sounds surer than it is. The bounds are those of the reliability curve. */
export function bandOf(words: Words, confidence: number): string {
  const { sure, likely, possible } = words.chip.bands
  return confidence >= 0.9 ? sure : confidence >= 0.7 ? likely : possible
}

function number(value: number, language: Language): string {
  return value.toLocaleString(language)
}
