import { useWords } from '../../words/words.ts'
import { Sheet } from '../sheet.tsx'
import './key-sheet.css'

type Line = readonly [label: string, ...keys: string[]]

export function KeySheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords()
  const say = words.keyboard
  const groups: readonly (readonly [title: string, lines: readonly Line[]])[] = [
    [
      say.groups.read,
      [
        [say.move, 'J', 'K'],
        [say.open, 'Enter'],
        [say.select, 'X'],
        [say.sort, 'O'],
        [say.filter, 'F'],
        [say.search, '/'],
      ],
    ],
    [
      say.groups.work,
      [
        [say.reply, 'R'],
        [say.note, 'N'],
        [say.assign, 'A'],
        [say.assignMe, 'M'],
        [say.snooze, 'Z'],
        [say.tag, 'T'],
        [say.close, 'E'],
        [say.contact, 'I'],
        [say.more, 'G'],
      ],
    ],
    [
      say.groups.write,
      [
        [say.send, 'Ctrl Enter'],
        [say.sendClose, 'Ctrl Shift Enter'],
        [say.format, 'Ctrl B', 'Ctrl I', 'Ctrl E'],
        [say.mention, '@'],
      ],
    ],
    [
      say.groups.everywhere,
      [
        [say.palette, 'Ctrl K'],
        [say.undo, 'U'],
        [say.escape, 'Esc'],
        [say.help, '?'],
      ],
    ],
  ]
  return (
    <Sheet open={open} onClose={onClose} title={say.title} wide>
      <div className="key-sheet">
        {groups.map(([title, lines]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {lines.map(([label, ...keys]) => (
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
          </section>
        ))}
      </div>
    </Sheet>
  )
}
