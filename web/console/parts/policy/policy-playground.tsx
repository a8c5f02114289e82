import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { decide, ruleFor } from '../../../../src/core/decide.ts'
import { authors, type Author, type Channel, type PolicyBody } from '../../../../src/core/policy.ts'
import { redactText } from '../../../../src/core/redact.ts'
import { detect } from '../../../../src/detect/detect.ts'
import { policiesApi } from '../../api/policies.ts'
import { kindTitle, useWords } from '../../words/words.ts'
import { bandOf } from '../seal/seal-card.tsx'
import { ActionMark, percent } from './rule-text.tsx'
import { SafeLine } from '../text/safe-text.tsx'

const channelOf: Record<Author, Channel> = {
  contact: 'messenger',
  teammate: 'console',
  'api-key': 'api',
  system: 'console',
}

/** The engine runs here as one types; the server is asked as well, because its word is the one that counts. */
export function PolicyPlayground({ policy }: { policy: PolicyBody }) {
  const words = useWords()
  const [text, setText] = useState('')
  const [author, setAuthor] = useState<Author>('contact')
  const typed = useDeferredValue(text)
  const here = judge(policy, typed, author)
  const server = useQuery({
    queryKey: ['policy-preview', policy, typed, author],
    queryFn: () => policiesApi.previewPolicy({ policy, text: typed, author, channel: channelOf[author] }),
    enabled: typed.trim() !== '' && policy.name !== '',
    // What was typed must not wait in a cache.
    gcTime: 0,
    retry: false,
    placeholderData: (before) => before,
  })
  const agrees = server.data && !server.isPlaceholderData ? server.data.text === here.text : undefined
  return (
    <div className="stack tight">
      <div className="playground">
        <label className="field">
          <span className="label">{words.rules.sample}</span>
          <textarea
            className="input"
            rows={4}
            maxLength={20_000}
            spellCheck={false}
            placeholder={words.rules.samplePlaceholder}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <div className="field">
          <span className="label">{words.rules.result}</span>
          <output className="playground-result" aria-live="polite">
            {here.refused ? (
              <strong>{words.rules.refused}</strong>
            ) : typed.trim() === '' ? (
              <span className="muted">{words.rules.resultHint}</span>
            ) : (
              <SafeLine text={here.safe} />
            )}
          </output>
        </div>
      </div>
      <label className="field inline">
        <span className="label">{words.rules.from}</span>
        <select className="input" value={author} onChange={(event) => setAuthor(event.target.value as Author)}>
          {authors
            .filter((one) => one !== 'system')
            .map((one) => (
              <option key={one} value={one}>
                {words.policies.authors[one]}
              </option>
            ))}
        </select>
      </label>
      {typed.trim() !== '' && here.findings.length === 0 && <p className="muted">{words.rules.nothing}</p>}
      <ul className="playground-findings">
        {here.findings.map(({ finding, action, rule }) => (
          <li key={`${finding.start} ${finding.kind}`}>
            <ActionMark action={action} />
            <strong className="finding-what">{kindTitle(words, finding.kind)}</strong>
            <span className="muted">
              {bandOf(words, finding.confidence)} ({percent(finding.confidence)}),{' '}
              {finding.confidence < policy.minConfidence
                ? words.rules.tooUnsure
                : rule === undefined
                  ? words.rules.noRule
                  : words.rules.because(String(rule + 1))}
            </span>
          </li>
        ))}
      </ul>
      {agrees !== undefined && typed.trim() !== '' && (
        <p className="hint" role="status">
          {agrees ? words.rules.agree : words.rules.differ}
        </p>
      )}
    </div>
  )
}

function judge(policy: PolicyBody, text: string, author: Author) {
  const context = { author, channel: channelOf[author] }
  const found = detect(text, { minConfidence: 0, ...(policy.detectors?.length ? { custom: policy.detectors } : {}) })
  const plan = decide(found, policy, context)
  const { text: stored, seals } = redactText({ text, seals: [] }, plan, () => '', new Date(0))
  // Marks only: nothing is in the vault that anybody could open.
  const nothingMay = { mayReveal: false, mayRestore: false, mayExtend: false, mayDestroy: false, destroyed: false }
  return {
    text: stored,
    safe: { text: stored, seals: seals.map((seal) => ({ ...seal, ...nothingMay })) },
    refused: plan.some(({ action }) => action === 'block'),
    findings: found.map((finding) => ({
      finding,
      action: plan.find((planned) => planned.finding === finding)?.action ?? 'allow',
      rule: ruleFor(finding, policy, context),
    })),
  }
}
