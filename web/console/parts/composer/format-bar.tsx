import { Popover } from '@base-ui/react/popover'
import { useState } from 'react'
import type { Format } from '../../state/format-text.ts'
import { useWords } from '../../words/words.ts'
import { floor } from '../floor.ts'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-data.ts'
import './format-bar.css'

const emoji = [
  ...'😀😊🙂😉😍🤔😅😢😮😡🙏👍👎👏🙌💪👋🤝✅❌⚠️❗❓💡🎉🎁❤️💙🔥⭐📎📅📞📧🔒🔑💳🏦📦🚚🛠️🐞⏳⌛☕🌞🌧️🌱'.matchAll(
    /\p{Emoji}\uFE0F?/gu,
  ),
].map(([one]) => one)

const marks: readonly { format: Format; icon: IconName; key?: string }[] = [
  { format: 'bold', icon: 'bold', key: 'Ctrl+B' },
  { format: 'italic', icon: 'italic', key: 'Ctrl+I' },
  { format: 'code', icon: 'code', key: 'Ctrl+E' },
  { format: 'list', icon: 'bullets' },
  { format: 'numbers', icon: 'numbers' },
  { format: 'link', icon: 'link' },
]

/** What formats a text, as Markdown that anybody can type as well. */
export function FormatBar({
  onFormat,
  onInsert,
}: {
  onFormat: (format: Format) => void
  onInsert: (text: string) => void
}) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  return (
    <div className="format-bar" role="group" aria-label={words.work.formatting}>
      {marks.map(({ format, icon, key }) => (
        <button
          key={format}
          type="button"
          className="button quiet small"
          data-format={format}
          aria-label={words.work[format]}
          title={key ? `${words.work[format]} (${key})` : words.work[format]}
          // The choice in the field must stay.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onFormat(format)}
        >
          <Icon name={icon} />
        </button>
      ))}
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger className="button quiet small" aria-label={words.work.emoji} title={words.work.emoji}>
          <Icon name="smile" />
        </Popover.Trigger>
        <Popover.Portal container={floor()}>
          <Popover.Positioner className="positioner" side="top" sideOffset={6} collisionPadding={8}>
            <Popover.Popup className="popup emoji-grid" aria-label={words.work.emoji}>
              {emoji.map((one) => (
                <button
                  key={one}
                  type="button"
                  onClick={() => {
                    setOpen(false)
                    onInsert(one)
                  }}
                >
                  {one}
                </button>
              ))}
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </div>
  )
}
