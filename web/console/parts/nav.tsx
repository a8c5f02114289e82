import { Link } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Permission } from '../../../src/core/permission.ts'
import { tagsQuery } from '../state/queries.ts'
import { useMay, useSession } from '../state/session.ts'
import { fixedViews, type FixedView } from '../state/views.ts'
import { useWords } from '../words/words.ts'
import { AccountMenu } from './account-menu.tsx'
import { Icon, SealMark } from './icon.tsx'
import type { IconName } from './icon-data.ts'
import { SafeLine } from './safe-text.tsx'
import './nav.css'

const viewIcons: Record<FixedView, IconName> = {
  mine: 'person',
  unassigned: 'hand',
  open: 'inbox',
  snoozed: 'clock',
  closed: 'checkCircle',
}

type Place = { to: string; icon: IconName; label: string; needs?: Permission }
type Props = { collapsed: boolean; onCollapse: () => void; onHelp: () => void; onGo: () => void }

export function Nav({ collapsed, onCollapse, onHelp, onGo }: Props) {
  const words = useWords()
  const may = useMay()
  const { workspace } = useSession()
  const tags = useQuery({ ...tagsQuery, enabled: may('tag:read') }).data?.items ?? []
  const places: Place[] = [
    { to: '/activity', icon: 'pulse', label: words.nav.activity, needs: 'activity:read' },
    { to: '/settings/policies', icon: 'scales', label: words.nav.policies, needs: 'policy:read' },
    { to: '/settings/replies', icon: 'lines', label: words.nav.replies, needs: 'macro:read' },
    { to: '/settings/teammates', icon: 'people', label: words.nav.teammates, needs: 'teammate:read' },
    { to: '/settings/roles', icon: 'badge', label: words.nav.roles, needs: 'role:read' },
    { to: '/settings/messenger', icon: 'chat', label: words.nav.messenger, needs: 'workspace:read' },
    { to: '/settings/keys', icon: 'key', label: words.nav.keys, needs: 'api-key:read' },
    { to: '/settings/erasures', icon: 'shred', label: words.nav.data, needs: 'contact:erase' },
  ]
  const allowed = places.filter((place) => place.needs === undefined || may(place.needs))

  return (
    <nav
      className="nav"
      id="nav"
      aria-label={words.nav.main}
      data-collapsed={collapsed || undefined}
      onClick={(event) => wentSomewhere(event.target) && onGo()}
    >
      <div className="nav-top">
        <span className="nav-name" title={workspace.name}>
          <SealMark size={20} />
          <span className="nav-label">{workspace.name}</span>
        </span>
        <button
          className="button icon-only quiet nav-fold"
          aria-label={collapsed ? words.nav.expand : words.nav.collapse}
          onClick={onCollapse}
        >
          <Icon name="sidebar" />
        </button>
      </div>
      <div className="nav-scroll">
        <ul>
          {may('conversation:read') && (
            <li>
              <Entry to="/search" icon="search" label={words.nav.search} hint="/" />
            </li>
          )}
        </ul>
        {may('conversation:read') && (
          <Group title={words.nav.inbox}>
            {fixedViews.map((view) => (
              <li key={view}>
                <Entry to={`/inbox/${view}`} icon={viewIcons[view]} label={words.nav[view]} />
              </li>
            ))}
          </Group>
        )}
        {tags.length > 0 && may('conversation:read') && (
          <Group title={words.nav.tags}>
            {tags.map((tag) => (
              <li key={tag.id}>
                <Entry to={`/inbox/${tag.id}`} icon="tag" label={<SafeLine text={tag.name} />} title={tag.name.text} />
              </li>
            ))}
          </Group>
        )}
        {allowed.length > 0 && (
          <Group title={words.nav.workspace}>
            {allowed.map((place) => (
              <li key={place.to}>
                <Entry to={place.to} icon={place.icon} label={place.label} />
              </li>
            ))}
          </Group>
        )}
      </div>
      <div className="nav-foot">
        <AccountMenu onHelp={onHelp} />
      </div>
    </nav>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="nav-title">{title}</h2>
      <ul>{children}</ul>
    </section>
  )
}

function Entry({
  to,
  icon,
  label,
  hint,
  title,
}: {
  to: string
  icon: IconName
  label: ReactNode
  hint?: string
  title?: string
}) {
  return (
    <Link
      to={to}
      className="nav-entry"
      activeProps={{ 'aria-current': 'page' }}
      title={title ?? (typeof label === 'string' ? label : undefined)}
    >
      <Icon name={icon} />
      <span className="nav-label">{label}</span>
      {hint && <kbd className="nav-hint">{hint}</kbd>}
    </Link>
  )
}

function wentSomewhere(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a') !== null
}
