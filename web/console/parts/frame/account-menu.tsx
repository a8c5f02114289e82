import { Menu } from '@base-ui/react/menu'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { peopleApi } from '../../api/people.ts'
import { forgetAll } from '../../state/forget.ts'
import { setLook, useLook, type Theme } from '../../state/look.ts'
import { useSession } from '../../state/session.ts'
import { problemText, useWords } from '../../words/words.ts'
import { floor } from '../floor.ts'
import { Avatar, Icon } from '../icon.tsx'
import { say } from '../toast.tsx'
import '../menu.css'

const themes: readonly Theme[] = ['system', 'light', 'dark']

export function AccountMenu({ onHelp }: { onHelp: () => void }) {
  const words = useWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const look = useLook()
  const me = useSession().teammate
  const signOut = async () => {
    try {
      await peopleApi.signOut()
      forgetAll(client)
    } catch (problem) {
      say({ kind: 'problem', text: problemText(words, problem) })
    }
  }
  return (
    <Menu.Root>
      <Menu.Trigger className="nav-entry account" aria-label={`${words.nav.account}: ${me.name}`}>
        <Avatar name={me.name} team />
        <span className="nav-label">{me.name}</span>
      </Menu.Trigger>
      <Menu.Portal container={floor('nav')}>
        <Menu.Positioner className="positioner" side="top" align="start" sideOffset={6} collisionPadding={8}>
          <Menu.Popup className="popup menu">
            <Menu.Item className="menu-item" onClick={() => void navigate({ to: '/settings/profile' })}>
              <Icon name="gear" />
              {words.nav.profile}
            </Menu.Item>
            <Menu.Item className="menu-item" onClick={onHelp}>
              <Icon name="keyboard" />
              <span className="grow">{words.nav.shortcuts}</span>
              <kbd>?</kbd>
            </Menu.Item>
            <Menu.Separator className="menu-line" />
            <Menu.RadioGroup value={look.theme} onValueChange={(theme: Theme) => setLook({ ...look, theme })}>
              <div className="menu-label" aria-hidden="true">
                {words.profile.theme}
              </div>
              {themes.map((theme) => (
                <Menu.RadioItem className="menu-item" key={theme} value={theme}>
                  <span className="menu-check">
                    <Menu.RadioItemIndicator>
                      <Icon name="check" />
                    </Menu.RadioItemIndicator>
                  </span>
                  {words.profile[theme]}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.Separator className="menu-line" />
            <Menu.Item className="menu-item" onClick={() => void signOut()}>
              <Icon name="exit" />
              {words.signIn.signOut}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
