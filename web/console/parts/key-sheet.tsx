import { useWords } from '../words/words.ts'
import { Sheet } from './dialog.tsx'
import './key-sheet.css'

export function KeySheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords()
  const say = words.keyboard
  const lines: readonly (readonly [string, readonly string[]])[] = [
    [say.move, ['J', 'K']],
    [say.open, ['Enter']],
    [say.reply, ['R']],
    [say.note, ['N']],
    [say.send, ['Ctrl Enter']],
    [say.close, ['E']],
    [say.assign, ['A']],
    [say.assignMe, ['M']],
    [say.snooze, ['Z']],
    [say.tag, ['T']],
    [say.contact, ['I']],
    [say.select, ['X']],
    [say.undo, ['U']],
    [say.more, ['G']],
    [say.sendClose, ['Ctrl Shift Enter']],
    [say.format, ['Ctrl B', 'Ctrl I', 'Ctrl E']],
    [say.mention, ['@']],
    [say.palette, ['Ctrl K']],
    [say.search, ['/']],
    [say.escape, ['Esc']],
    [say.help, ['?']],
  ]
  return (
    <Sheet open={open} onClose={onClose} title={say.title}>
      <dl className="key-sheet">
        {lines.map(([label, keys]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Sheet>
  )
}
