import { readableOn } from '../../../../src/core/color.ts'
import type { Workspace } from '../../../../src/http/wire/workspace.ts'
import { useWords } from '../../words/words.ts'
import { Icon } from '../icon.tsx'
import './messenger-preview.css'

/** What a visitor sees first, as it would be after saving. A drawing: nothing in it can be pressed. */
export function MessengerPreview({ name, messenger }: { name: string; messenger: Workspace['messenger'] }) {
  const words = useWords()
  const text = words.messenger.preview
  const language = messenger.language === 'auto' ? words.language : messenger.language
  const brand = { background: messenger.color, color: readableOn(messenger.color) }
  const intro = messenger.intro[language]
  return (
    <figure className="messenger-preview" data-side={messenger.position} role="img" aria-label={text.title}>
      <div className="preview-sheet">
        <div className="preview-hero" style={brand}>
          <span>{name}</span>
          <strong>{messenger.greeting[language] || text.greeting}</strong>
          {intro && <span className="preview-intro">{intro}</span>}
        </div>
        <div className="preview-start">
          <span>
            <strong>{text.start}</strong>
            <span className="hint">{text.promises[messenger.replyTime]}</span>
          </span>
          <span className="preview-arrow" style={brand}>
            <Icon name="chevron" size={14} />
          </span>
        </div>
      </div>
      <span className="preview-launcher" style={brand}>
        <Icon name="chat" size={20} />
      </span>
    </figure>
  )
}
