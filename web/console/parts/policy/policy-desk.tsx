import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { Policy } from '../../../../src/http/wire/policy.ts'
import { Problem } from '../../api/call.ts'
import { policiesApi } from '../../api/policies.ts'
import { bodyOfDraft, diffPolicies, draftOf, isSame, type Draft } from '../../state/policy-draft.ts'
import { leftOpen } from '../../state/left-open.ts'
import { templatesQuery } from '../../state/queries.ts'
import { kindTitle, useWords } from '../../words/words.ts'
import { Icon } from '../icon.tsx'
import { Confirm } from '../once.tsx'
import { OwnDetectors } from './own-detectors.tsx'
import { Section } from '../page.tsx'
import { PolicyDiffView } from './policy-diff.tsx'
import { PolicyPlayground } from './policy-playground.tsx'
import { PolicyTrial } from './policy-trial.tsx'
import { bodyOf } from './policy-versions.tsx'
import { RuleList } from './rule-list.tsx'
import { percent } from './rule-text.tsx'
import { say } from '../toast.tsx'

/** A draft beside the version that counts. Nothing is in force until it is activated. */
export function PolicyDesk({ active, onDone }: { active: Policy; onDone: () => void }) {
  const words = useWords()
  const client = useQueryClient()
  const templates = useQuery(templatesQuery).data?.items ?? []
  const [draft, setDraft] = useState<Draft>(() => draftOf(bodyOf(active)))
  const [base, setBase] = useState(active)
  const [sure, setSure] = useState(false)
  const body = useDeferredValue(bodyOfDraft(draft))
  const activate = useMutation({
    mutationFn: () => policiesApi.makePolicy({ ...bodyOfDraft(draft), baseVersion: base.version }),
    onSuccess: () => {
      say({ text: words.policies.activated })
      onDone()
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['policies'] }),
  })
  const same = isSame(diffPolicies(bodyOf(active), bodyOfDraft(draft)))
  const open = sure ? leftOpen(bodyOf(active), bodyOfDraft(draft)) : []
  const overtaken = activate.error instanceof Problem && activate.error.code === 'changed'
  return (
    <>
      <Section title={words.rules.draft} lead={words.rules.lead}>
        <div className="actions" role="group" aria-label={words.rules.template}>
          <span className="hint template-label">{words.rules.template}</span>
          {templates.map((one) => (
            <button
              className="button small"
              key={one.id}
              onClick={() => setDraft({ ...draftOf(one), detectors: draft.detectors })}
            >
              {words.policies.templates[one.id] ?? one.name}
            </button>
          ))}
        </div>
        <div className="two">
          <label className="field">
            <span className="label">{words.policies.policyName}</span>
            <input
              className="input"
              maxLength={100}
              value={draft.name}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          </label>
          <label className="field">
            <span className="label">
              {words.policies.sure}: {percent(draft.minConfidence)}
            </span>
            <input
              type="range"
              min={0}
              max={100}
              step={5}
              value={Math.round(draft.minConfidence * 100)}
              onChange={(event) => setDraft({ ...draft, minConfidence: Number(event.target.value) / 100 })}
            />
          </label>
        </div>
        <RuleList draft={draft} onDraft={setDraft} />
        <p className="hint">{words.policies.never}</p>
      </Section>
      <OwnDetectors draft={draft} onDraft={setDraft} />
      {!same && (
        <Section title={words.rules.compare}>
          <PolicyDiffView before={bodyOf(active)} after={body} />
        </Section>
      )}
      <Section title={words.rules.playground} lead={words.rules.playgroundLead}>
        <PolicyPlayground policy={body} />
      </Section>
      <Section title={words.rules.trial} lead={words.rules.trialLead}>
        <PolicyTrial policy={body} />
      </Section>
      <div className="desk-bar">
        <span className="hint">{same ? words.rules.same : words.rules.unsaved}</span>
        <button className="button quiet" onClick={onDone}>
          {words.rules.discard}
        </button>
        <button className="button main" disabled={same || draft.name.trim() === ''} onClick={() => setSure(true)}>
          {words.rules.activate}
        </button>
      </div>
      <Confirm
        open={sure}
        title={words.rules.activateTitle(String(base.version + 1))}
        act={words.rules.activateDo}
        busy={activate.isPending}
        problem={overtaken ? words.rules.conflict : activate.error}
        onAct={() => activate.mutate()}
        onClose={() => {
          setSure(false)
          // Seen: the next try is against what counts now.
          if (overtaken) setBase(active)
          activate.reset()
        }}
      >
        {words.rules.activateLead}
        {open.length > 0 && (
          <span className="form-problem left-open">
            <Icon name="alert" />
            {words.rules.leftOpen(
              open
                .map((one) => ('class' in one ? words.policies.classes[one.class] : kindTitle(words, one.kind)))
                .join(', '),
            )}
          </span>
        )}
      </Confirm>
    </>
  )
}
