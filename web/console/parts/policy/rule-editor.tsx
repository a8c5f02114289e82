import { actions, authors, channels, type Action, type Rule } from '../../../../src/core/policy.ts'
import { classes } from '../../../../src/detect/finding.ts'
import { catalogue } from '../../../../src/detect/kinds.ts'
import { withAction } from '../../state/policy-draft.ts'
import { kindTitle, useWords } from '../../words/words.ts'
import { Icon } from '../icon.tsx'

type Props = {
  rule: Rule
  /** Kinds of the workspace's own detectors. */
  own: readonly string[]
  onRule: (rule: Rule) => void
  onRemove: () => void
  onUp: (() => void) | undefined
  onDown: (() => void) | undefined
}

export function RuleEditor({ rule, own, onRule, onRemove, onUp, onDown }: Props) {
  const words = useWords()
  const kinds = rule.kinds ?? []
  const set = (change: Partial<Rule>) => onRule({ ...rule, ...change })
  const { minConfidence: _, ...without } = rule
  return (
    <div className="rule-editor">
      <div className="two">
        <label className="field">
          <span className="label">{words.policies.action}</span>
          <select
            className="input"
            value={rule.action}
            onChange={(event) => onRule(withAction(rule, event.target.value as Action))}
          >
            {actions.map((action) => (
              <option key={action} value={action}>
                {words.policies.actions[action]}: {words.policies.means[action]}
              </option>
            ))}
          </select>
        </label>
        {rule.action === 'seal' && (
          <label className="field">
            <span className="label">{words.policies.keepDays}</span>
            <input
              className="input"
              type="number"
              min={1}
              max={3650}
              value={rule.keepDays ?? ''}
              onChange={(event) =>
                set({ keepDays: Math.min(3650, Math.max(1, Math.round(Number(event.target.value)) || 1)) })
              }
            />
          </label>
        )}
      </div>
      <Ticks
        title={words.rules.whatClasses}
        all={classes}
        chosen={rule.classes ?? []}
        nameOf={(one) => words.policies.classes[one] ?? one}
        onChosen={(chosen) => set({ classes: chosen })}
      />
      <div className="field">
        <span className="label" id="rule-kinds">
          {words.rules.whatKinds}
        </span>
        <div className="actions">
          {kinds.map((kind) => (
            <button
              type="button"
              key={kind}
              className="button small"
              aria-label={`${words.rules.remove}: ${kindTitle(words, kind)}`}
              onClick={() => set({ kinds: kinds.filter((one) => one !== kind) })}
            >
              {kindTitle(words, kind)}
              <Icon name="close" size={12} />
            </button>
          ))}
          <select
            className="input small"
            aria-labelledby="rule-kinds"
            value=""
            onChange={(event) => set({ kinds: [...kinds, event.target.value] })}
          >
            <option value="">{words.rules.addKind}</option>
            {[...own, ...catalogue.map(({ kind }) => kind)]
              .filter((kind) => !kinds.includes(kind))
              .map((kind) => (
                <option key={kind} value={kind}>
                  {kindTitle(words, kind)}
                </option>
              ))}
          </select>
        </div>
      </div>
      <div className="two">
        <Ticks
          title={words.rules.who}
          all={authors}
          chosen={rule.authors ?? []}
          nameOf={(one) => words.policies.authors[one] ?? one}
          onChosen={(chosen) => set({ authors: chosen })}
        />
        <Ticks
          title={words.rules.where}
          all={channels}
          chosen={rule.channels ?? []}
          nameOf={(one) => words.rules.channels[one] ?? one}
          onChosen={(chosen) => set({ channels: chosen })}
        />
      </div>
      <div className="actions">
        <label className="field inline">
          <span className="label">{words.rules.least}</span>
          <select
            className="input"
            value={rule.minConfidence ?? ''}
            onChange={(event) =>
              onRule(event.target.value === '' ? without : { ...rule, minConfidence: Number(event.target.value) })
            }
          >
            <option value="">{words.rules.anyConfidence}</option>
            {steps(rule.minConfidence).map((share) => (
              <option key={share} value={share}>
                {Math.round(share * 100)} %
              </option>
            ))}
          </select>
        </label>
        <span className="spacer" />
        <button type="button" className="button small quiet" disabled={!onUp} onClick={onUp}>
          <Icon name="arrowUp" size={14} />
          {words.rules.up}
        </button>
        <button type="button" className="button small quiet" disabled={!onDown} onClick={onDown}>
          <Icon name="arrowDown" size={14} />
          {words.rules.down}
        </button>
        <button type="button" className="button small quiet" onClick={onRemove}>
          <Icon name="close" size={14} />
          {words.rules.remove}
        </button>
      </div>
    </div>
  )
}

/** A value that was set by a program may lie between the steps; it must not change by being looked at. */
function steps(now: number | undefined): number[] {
  const even = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]
  return now === undefined || even.includes(now) ? even : [...even, now].toSorted((a, b) => a - b)
}

function Ticks<T extends string>({
  title,
  all,
  chosen,
  nameOf,
  onChosen,
}: {
  title: string
  all: readonly T[]
  chosen: readonly T[]
  nameOf: (one: T) => string
  onChosen: (chosen: T[]) => void
}) {
  return (
    <fieldset className="ticks">
      <legend className="label">{title}</legend>
      {all.map((one) => (
        <label className="tick" key={one}>
          <input
            type="checkbox"
            checked={chosen.includes(one)}
            onChange={(event) =>
              onChosen(all.filter((each) => (each === one ? event.target.checked : chosen.includes(each))))
            }
          />
          <span>{nameOf(one)}</span>
        </label>
      ))}
    </fieldset>
  )
}
