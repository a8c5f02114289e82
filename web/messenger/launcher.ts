import { readableOn } from '../../src/core/color.ts'
import launcherStyle from './launcher.css?inline'
import tokenStyle from './tokens.css?inline'
import type { State } from './state.ts'
import type { Say } from './words/words.ts'

export type Frame = {
  readonly root: HTMLElement
  readonly addStyle: (css: string) => void
  readonly show: (state: State, say: Say) => void
  readonly focusLauncher: () => void
  readonly remove: () => void
}

export type FrameEars = { readonly onToggle: () => void; readonly onNear: () => void; readonly onEscape: () => void }

/**
 * The one element on the host page, with everything of ours behind a shadow root. Styles go in by the CSSOM only
 * (constructed sheets, style properties): a host whose policy forbids inline styles still shows us as we are.
 */
export function createFrame(ears: FrameEars): Frame {
  const host = document.createElement('underseal-messenger')
  host.style.setProperty('all', 'initial', 'important')
  const shadow = host.attachShadow({ mode: 'open' })
  const addStyle = (css: string) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet]
  }
  addStyle(tokenStyle)
  addStyle(launcherStyle)

  const root = document.createElement('div')
  root.className = 'u-root'
  const launcher = document.createElement('button')
  launcher.className = 'u-launcher'
  launcher.type = 'button'
  launcher.hidden = true
  const badge = document.createElement('span')
  badge.className = 'u-badge'
  badge.setAttribute('aria-hidden', 'true')
  launcher.append(icon('u-talk', talk), icon('u-shut', shut), badge)
  root.append(launcher)
  shadow.append(root)

  launcher.addEventListener('click', ears.onToggle)
  launcher.addEventListener('pointerenter', ears.onNear)
  launcher.addEventListener('focus', ears.onNear)
  // Also while the sheet is still on its way, when only the button can have the focus.
  launcher.addEventListener('keydown', ({ key }) => key === 'Escape' && ears.onEscape())
  // A host page's own shortcuts must not fire while somebody types to us, nor its listeners read along.
  for (const kind of ['keydown', 'keyup', 'keypress', 'input', 'paste'])
    root.addEventListener(kind, (event) => event.stopPropagation())

  // Beside the body and not in it: under a body with a transform of its own, nothing could be fixed to the window.
  document.documentElement.append(host)

  return {
    root,
    addStyle,
    show(state, say) {
      const { look, workspace, unread, open } = state
      const settings = workspace?.messenger
      const color = look.color ?? settings?.color ?? '#2F4B8F'
      host.style.setProperty('--brand', color)
      host.style.setProperty('--on-brand', readableOn(color))
      host.style.setProperty('--pad-x', `${look.horizontalPadding ?? settings?.spacing.side ?? usualPadding}px`)
      host.style.setProperty('--pad-y', `${look.verticalPadding ?? settings?.spacing.bottom ?? usualPadding}px`)
      if (look.theme === 'system') host.removeAttribute('data-theme')
      else host.dataset['theme'] = look.theme
      root.lang = look.language
      // `all: initial` leaves the direction of the page; our languages run from left to right on any.
      root.dir = 'ltr'
      root.dataset['side'] = look.side ?? settings?.position ?? 'right'
      root.dataset['open'] = String(open)
      launcher.hidden = look.hideLauncher || !(workspace || state.troubled)
      const label = say(open ? 'closeMessenger' : 'openMessenger')
      launcher.setAttribute('aria-label', unread > 0 && !open ? `${label}, ${say('unread', { count: unread })}` : label)
      launcher.setAttribute('aria-expanded', String(open))
      badge.hidden = unread === 0 || open
      badge.textContent = unread > 9 ? '9+' : String(unread)
    },
    // Only if the focus was ours: a page that hides us from its own code keeps it.
    focusLauncher: () => document.activeElement === host && launcher.focus(),
    remove: () => host.remove(),
  }
}

const usualPadding = 20

const talk =
  'M12 4c-4.7 0-8.5 3.1-8.5 7 0 2.2 1.2 4.1 3.1 5.4L6 20l4-2.2c.7.1 1.3.2 2 .2 4.7 0 8.5-3.1 8.5-7S16.7 4 12 4Z'
const shut = 'M6 9.5l6 6 6-6'

function icon(name: string, path: string): SVGElement {
  const space = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(space, 'svg')
  svg.setAttribute('class', name)
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS(space, 'path')
  for (const [key, value] of Object.entries({ d: path, fill: 'none', stroke: 'currentColor', 'stroke-width': '1.8' }))
    line.setAttribute(key, value)
  line.setAttribute('stroke-linecap', 'round')
  line.setAttribute('stroke-linejoin', 'round')
  svg.append(line)
  return svg
}
