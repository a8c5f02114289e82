import { render } from 'preact'
import type { Core } from '../core.ts'
import type { Frame } from '../launcher.ts'
import { learnKindNames } from './kind-names.ts'
import { Panel } from './panel.tsx'
import richStyle from './rich-text.css?inline'
import handoverStyle from './handover.css?inline'
import overStyle from './over.css?inline'
import previewStyle from './preview.css?inline'
import sheetStyle from './sheet.css?inline'
import threadStyle from './thread.css?inline'

export type Sheet = { readonly remove: () => void }

/** Called by the small script once somebody comes near the launcher. */
export function mount(core: Core, frame: Frame): Sheet {
  learnKindNames(core.kindNamesIn)
  frame.addStyle(sheetStyle)
  frame.addStyle(threadStyle)
  frame.addStyle(handoverStyle)
  frame.addStyle(richStyle)
  frame.addStyle(overStyle)
  frame.addStyle(previewStyle)
  const box = document.createElement('div')
  // Before the launcher, so that the keyboard reaches the sheet and then the button that closes it.
  frame.root.prepend(box)
  render(<Panel core={core} frame={frame} />, box)
  return {
    remove() {
      render(null, box)
      box.remove()
    },
  }
}
