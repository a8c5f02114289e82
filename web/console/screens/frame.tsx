import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Navigate, Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import type { Session } from '../../../src/http/wire/people.ts'
import { onSignedOut, onSlow } from '../api/call.ts'
import { SweepSheet } from '../parts/seal/lazy-sweep-sheet.tsx'
import { EraseDialog } from '../parts/data/lazy-erase-dialog.tsx'
import { Icon, Wordmark } from '../parts/icon.tsx'
import { KeySheet } from '../parts/frame/lazy-key-sheet.tsx'
import { Nav } from '../parts/frame/nav.tsx'
import { Palette } from '../parts/frame/lazy-palette.tsx'
import { takeBackNewest } from '../state/held.ts'
import { undoShown } from '../parts/toast.tsx'
import { Trouble } from '../parts/states.tsx'
import { forgetAll } from '../state/forget.ts'
import { useFocusKept } from '../state/focus-kept.ts'
import { useKeys } from '../state/keyboard.ts'
import { setLook, useLook } from '../state/look.ts'
import { sessionQuery } from '../state/queries.ts'
import { homeFor } from '../state/home.ts'
import { SessionContext, useMay } from '../state/session.ts'
import { useLive, useLiveState } from '../state/use-live.ts'
import { useWords } from '../words/words.ts'
import './frame.css'

/** Everything behind the door. Without a session there is only the way to the sign-in. */
export function Frame() {
  const session = useQuery(sessionQuery)
  if (session.data) {
    if (session.data.needsPassword) return <Navigate to="/sign-in" replace />
    return (
      <SessionContext value={session.data}>
        <SignedIn session={session.data} />
      </SessionContext>
    )
  }
  if (session.data === null) return <Navigate to="/sign-in" replace />
  return (
    <main className="frame-waiting">
      {session.error ? <Trouble problem={session.error} onRetry={() => void session.refetch()} /> : <Wordmark />}
    </main>
  )
}

function SignedIn({ session }: { session: Session }) {
  const words = useWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const live = useLiveState()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const look = useLook()
  const collapsed = look.folded.includes('nav')
  const collapse = () =>
    setLook({ ...look, folded: collapsed ? look.folded.filter((one) => one !== 'nav') : [...look.folded, 'nav'] })
  const [drawer, setDrawer] = useState(false)
  const [help, setHelp] = useState(false)
  const [palette, setPalette] = useState(false)

  const end = useCallback(() => forgetAll(client), [client])
  useEffect(() => onSignedOut(end), [end])
  useLive(end)
  useFocusKept()
  useEffect(() => setDrawer(false), [path])
  // Whoever is signed out leaves no name of a workspace behind.
  useEffect(() => () => void (document.title = 'Underseal'), [])
  const may = useMay()
  const home = homeFor(may)
  // Who may not read conversations has no inbox to come to.
  const isAway = !may('conversation:read') && /^\/(inbox|search|first-steps)\b/.test(path)
  const away = useLongAway(live === 'away')
  const [unsaved, setUnsaved] = useState(false)
  useEffect(() => onSlow((saves) => setUnsaved(saves > 0)), [])
  useKeys({
    search: () => void navigate({ to: '/search' }),
    help: () => setHelp(true),
    undo: () => takeBackNewest() || undoShown(),
  })

  return (
    <div className="frame" data-drawer={drawer || undefined}>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <Nav
        collapsed={collapsed && !drawer}
        onCollapse={() => (drawer ? setDrawer(false) : collapse())}
        onHelp={() => setHelp(true)}
        onGo={() => setDrawer(false)}
      />
      {drawer && <button className="drawer-shade" aria-label={words.close} onClick={() => setDrawer(false)} />}
      <div className="frame-main">
        <div className="top-narrow">
          <button
            className="button icon-only quiet"
            aria-label={words.nav.openMenu}
            aria-expanded={drawer}
            onClick={() => setDrawer(true)}
          >
            <Icon name="menu" />
          </button>
          <span className="top-name">{session.workspace.name}</span>
        </div>
        <div role="status" className="away-region">
          {(away || unsaved) && (
            <p className="away">
              <Icon name="offline" size={14} />
              {away ? words.nav.offline : words.nav.unsaved}
            </p>
          )}
        </div>
        <main id="main" tabIndex={-1}>
          {isAway ? <Navigate to={home} replace /> : <Outlet />}
        </main>
      </div>
      <EraseDialog />
      <SweepSheet />
      <Palette open={palette} onOpen={setPalette} />
      {help && <KeySheet open onClose={() => setHelp(false)} />}
    </div>
  )
}

/** A short drop is nobody's business: the line is shown only when it lasts. */
function useLongAway(away: boolean): boolean {
  const [long, setLong] = useState(false)
  useEffect(() => {
    if (!away) {
      setLong(false)
      return
    }
    const timer = setTimeout(() => setLong(true), 2_500)
    return () => clearTimeout(timer)
  }, [away])
  return long
}
