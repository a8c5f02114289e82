import { useRef, useState } from 'react'
import { addRule, changeRule, moveRule, removeRule, type Draft } from '../../state/policy-draft.ts'
import { useWords } from '../../words/words.ts'
import { Icon } from '../icon.tsx'
import { RuleEditor } from './rule-editor.tsx'
import { ActionMark, RuleLine, ruleText } from './rule-text.tsx'

/** The rules in their order: by drag, by the arrow keys on the handle, or by the buttons; a live region says where one went. */
export function RuleList({ draft, onDraft }: { draft: Draft; onDraft: (draft: Draft) => void }) {
  const words = useWords()
  const [open, setOpen] = useState<number | null>(null)
  const [dragged, setDragged] = useState<number | null>(null)
  const [spoken, setSpoken] = useState('')
  const list = useRef<HTMLOListElement>(null)

  const move = (from: number, to: number) => {
    const next = moveRule(draft, from, to)
    if (next === draft) return
    onDraft(next)
    const { rule } = draft.rules[from]!
    const place = Math.min(Math.max(to, 0), draft.rules.length - 1) + 1
    setSpoken(words.rules.moved(ruleText(rule, words), String(place), String(draft.rules.length)))
    return place - 1
  }
  const add = () => {
    const next = addRule(draft)
    onDraft(next)
    setOpen(next.rules[0]!.key)
  }

  return (
    <div className="stack tight">
      <ol className="rules" ref={list}>
        {draft.rules.map(({ key, rule }, index) => (
          <li
            key={key}
            data-dragged={dragged === index || undefined}
            onDragOver={(event) => {
              if (dragged === null) return
              event.preventDefault()
              if (dragged === index) return
              move(dragged, index)
              setDragged(index)
            }}
            onDrop={(event) => event.preventDefault()}
          >
            <div className="rule-row">
              <button
                type="button"
                className="rule-grip"
                draggable
                aria-label={words.rules.move(String(index + 1))}
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = 'move'
                  event.dataTransfer.setData('text/plain', '')
                  const row = event.currentTarget.closest('li')
                  if (row) event.dataTransfer.setDragImage(row, 12, 16)
                  setDragged(index)
                }}
                onDragEnd={() => setDragged(null)}
                onKeyDown={(event) => {
                  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
                  if (step === 0) return
                  event.preventDefault()
                  const place = move(index, index + step)
                  if (place === undefined) return
                  // The row has moved; the handle keeps the focus, so that the key can be pressed again.
                  const grip = event.currentTarget
                  requestAnimationFrame(() => grip.focus())
                }}
              >
                <Icon name="grip" />
              </button>
              <span className="rule-place">{index + 1}</span>
              <ActionMark action={rule.action} />
              <RuleLine rule={rule} />
              <button
                type="button"
                className="button small quiet"
                aria-expanded={open === key}
                onClick={() => setOpen(open === key ? null : key)}
              >
                {open === key ? words.rules.done : words.rules.editRule}
                <span className="aside"> {words.rules.rule(String(index + 1))}</span>
              </button>
            </div>
            {open === key && (
              <RuleEditor
                rule={rule}
                own={draft.detectors.map(({ name }) => `custom:${name}`)}
                onRule={(changed) => onDraft(changeRule(draft, key, changed))}
                onRemove={() => onDraft(removeRule(draft, key))}
                onUp={index > 0 ? () => move(index, index - 1) : undefined}
                onDown={index < draft.rules.length - 1 ? () => move(index, index + 1) : undefined}
              />
            )}
          </li>
        ))}
      </ol>
      <div className="actions">
        <button type="button" className="button small" onClick={add}>
          <Icon name="plus" size={14} />
          {words.rules.add}
        </button>
      </div>
      <p className="aside" role="status" aria-live="assertive">
        {spoken}
      </p>
    </div>
  )
}
