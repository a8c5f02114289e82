import { useState } from 'react'
import type { CustomDetector } from '../../../../src/detect/custom.ts'
import { keepDetector, removeDetector, type Draft } from '../../state/policy-draft.ts'
import { kindTitle, useWords } from '../../words/words.ts'
import { DetectorForm } from './detector-form.tsx'
import { Sheet } from '../sheet.tsx'
import { Icon } from '../icon.tsx'
import { Section } from '../page.tsx'

/** What only this workspace knows: made, changed and tried here, in force with the draft. */
export function OwnDetectors({ draft, onDraft }: { draft: Draft; onDraft: (draft: Draft) => void }) {
  const words = useWords()
  const [editing, setEditing] = useState<CustomDetector | 'new' | null>(null)
  const before = editing === 'new' || editing === null ? null : editing.name
  return (
    <Section title={words.own.title} lead={words.own.lead}>
      {draft.detectors.length === 0 ? (
        <p className="muted">{words.own.empty}</p>
      ) : (
        <DetectorList
          detectors={draft.detectors}
          onEdit={setEditing}
          onRemove={({ name }) => onDraft(removeDetector(draft, name))}
        />
      )}
      <div className="actions">
        <button type="button" className="button small" onClick={() => setEditing('new')}>
          <Icon name="plus" size={14} />
          {words.own.add}
        </button>
      </div>
      <Sheet
        open={editing !== null}
        onClose={() => setEditing(null)}
        title={before === null ? words.own.add : words.own.editTitle}
        wide
      >
        {editing !== null && (
          <DetectorForm
            draft={draft}
            one={editing === 'new' ? null : editing}
            onKeep={(one) => {
              onDraft(keepDetector(draft, one, before))
              setEditing(null)
            }}
            onCancel={() => setEditing(null)}
          />
        )}
      </Sheet>
    </Section>
  )
}

type ListProps = {
  detectors: readonly CustomDetector[]
  onEdit?: (one: CustomDetector) => void
  onRemove?: (one: CustomDetector) => void
}

export function DetectorList({ detectors, onEdit, onRemove }: ListProps) {
  const words = useWords()
  return (
    <ul className="rules">
      {detectors.map((one) => (
        <li key={one.name}>
          <div className="rule-row still">
            <span className="detector-text">
              <strong>{kindTitle(words, `custom:${one.name}`)}</strong>
              <span className="muted">
                {one.pattern && <code className="mono">{one.pattern}</code>}
                {one.pattern && one.words && ' · '}
                {one.words && words.own.wordCount(one.words.length.toLocaleString(words.language))}
                {one.validator && ` · ${words.own.checks[one.validator]}`}
                {one.context && ` · ${words.own.near(one.context.join(', '))}`}
              </span>
            </span>
            {onEdit && (
              <button type="button" className="button small quiet" onClick={() => onEdit(one)}>
                {words.rules.editRule}
                <span className="aside"> {one.name}</span>
              </button>
            )}
            {onRemove && (
              <button type="button" className="button small quiet" onClick={() => onRemove(one)}>
                {words.rules.remove}
                <span className="aside"> {one.name}</span>
              </button>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
