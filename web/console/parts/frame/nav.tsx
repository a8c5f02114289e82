import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'
import type { Permission } from '../../../../src/core/permission.ts'
import { setLook, useLook } from '../../state/look.ts'
import { useCommands } from '../../state/commands.ts'
import { tagsQuery, teamsQuery, viewCountsQuery, viewsQuery, checklistQuery } from '../../state/queries.ts'
import { useMay, useSession } from '../../state/session.ts'
import { fixedViews, type FixedView } from '../../state/views.ts'
import { useWords } from '../../words/words.ts'
import { AccountMenu } from './account-menu.tsx'
import { Icon, SealMark } from '../icon.tsx'
import type { IconName } from '../icon-data.ts'
import { SafeLine } from '../text/safe-text.tsx'
import './nav.css'

const viewIcons: Record<FixedView, IconName> = {
  mine: 'person',
  unassigned: 'hand',
  open: 'inbox',
  snoozed: 'clock',
  closed: 'checkCircle',
  mentions: 'at',
}

type Place = { to: string; icon: IconName; label: string; needs: Permission }
type Props = { collapsed: boolean; onCollapse: () => void; onHelp: () => void; onGo: () => void }

export function Nav({ collapsed, onCollapse, onHelp, onGo }: Props) {
  const words = useWords()
  const may = useMay()
  const { workspace } = useSession()
  const allTags = useQuery({ ...tagsQuery, enabled: may('tag:read') })
  const tags = allTags.data?.items ?? []
  const allowed = (places: readonly Place[]) => places.filter(({ needs }) => may(needs))
  const protection = allowed([
    { to: '/overview', icon: 'chart', label: words.overview.nav, needs: 'report:read' },
    { to: '/review', icon: 'eye', label: words.review.nav, needs: 'finding:read' },
    { to: '/activity', icon: 'pulse', label: words.nav.activity, needs: 'activity:read' },
    { to: '/evidence', icon: 'evidence', label: words.evidence.nav, needs: 'evidence:read' },
    { to: '/settings/policies', icon: 'scales', label: words.nav.policies, needs: 'policy:read' },
    { to: '/settings/data', icon: 'shred', label: words.data.nav, needs: 'contact:erase' },
  ])
  const settings = allowed([
    { to: '/settings/replies', icon: 'replies', label: words.nav.replies, needs: 'macro:read' },
    { to: '/settings/tags', icon: 'tag', label: words.nav.tags, needs: 'tag:write' },
    { to: '/settings/teammates', icon: 'people', label: words.nav.teammates, needs: 'teammate:read' },
    { to: '/settings/teams', icon: 'team', label: words.work.teams, needs: 'team:read' },
    { to: '/settings/roles', icon: 'badge', label: words.nav.roles, needs: 'role:read' },
    { to: '/settings/messenger', icon: 'chat', label: words.nav.messenger, needs: 'workspace:read' },
    { to: '/settings/keys', icon: 'key', label: words.nav.keys, needs: 'api-key:read' },
    { to: '/settings/webhooks', icon: 'link', label: words.nav.webhooks, needs: 'webhook:read' },
  ])
  const reads = may('conversation:read')
  const allTeams = useQuery({ ...teamsQuery, enabled: may('team:read') })
  const teams = allTeams.data?.items ?? []
  const allViews = useQuery({ ...viewsQuery, enabled: reads })
  const views = allViews.data?.items ?? []
  // All that stands below the fixed views comes at once: one after the other they would push each other down.
  const isKnown = ![allTags, allTeams, allViews].some((one) => one.isLoading)
  const path = useRouterState({ select: (state) => state.location.pathname })
  useEffect(() => {
    document.querySelector('#nav [aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [path, isKnown])
  const counts = useQuery({ ...viewCountsQuery, enabled: reads }).data
  const countOf = (count: number | undefined) => (count && counts ? { count: { count, limit: counts.countedTo } } : {})
  const navigate = useNavigate()
  const place = (to: string, icon: IconName, label: string) => ({
    id: to,
    group: words.palette.go,
    label,
    icon,
    run: () => void navigate({ to }),
  })
  const labelOf = (view: FixedView) => (view === 'mentions' ? words.work.mentions : words.nav[view])
  useCommands('places', [
    ...(reads ? fixedViews.map((view) => place(`/inbox/${view}`, viewIcons[view], labelOf(view))) : []),
    ...(reads ? teams.map((team) => place(`/inbox/${team.id}`, 'team', team.name.text)) : []),
    ...(reads ? views.map((view) => place(`/inbox/${view.id}`, 'filter', view.name.text)) : []),
    ...(reads ? tags.map((tag) => place(`/inbox/${tag.id}`, 'tag', tag.name.text)) : []),
    ...(reads ? [place('/search', 'search', words.nav.search)] : []),
    ...[...protection, ...settings].map((one) => place(one.to, one.icon, one.label)),
    place('/settings/profile', 'gear', words.nav.profile),
    { id: 'help', group: words.palette.go, label: words.nav.shortcuts, icon: 'keyboard', key: '?', run: onHelp },
  ])

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
          <Group id="inbox" title={words.nav.inbox}>
            {fixedViews.map((view) => (
              <li key={view}>
                <Entry
                  to={`/inbox/${view}`}
                  icon={viewIcons[view]}
                  label={labelOf(view)}
                  {...countOf(view === 'closed' ? 0 : counts?.[view])}
                />
              </li>
            ))}
          </Group>
        )}
        {isKnown && teams.length > 0 && reads && (
          <Group id="teams" title={words.work.teams}>
            {teams.map((team) => (
              <li key={team.id}>
                <Entry
                  to={`/inbox/${team.id}`}
                  icon="team"
                  label={<SafeLine text={team.name} />}
                  title={team.name.text}
                  {...countOf(counts?.teams[team.id])}
                />
              </li>
            ))}
          </Group>
        )}
        {isKnown && views.length > 0 && reads && (
          <Group id="views" title={words.work.views}>
            {views.map((view) => (
              <li key={view.id}>
                <Entry
                  to={`/inbox/${view.id}`}
                  icon="filter"
                  label={<SafeLine text={view.name} />}
                  title={view.name.text}
                />
              </li>
            ))}
          </Group>
        )}
        {isKnown && tags.length > 0 && may('conversation:read') && (
          <Group id="tags" title={words.nav.tags}>
            {tags.map((tag) => (
              <li key={tag.id}>
                <Entry to={`/inbox/${tag.id}`} icon="tag" label={<SafeLine text={tag.name} />} title={tag.name.text} />
              </li>
            ))}
          </Group>
        )}
        {isKnown && <Places id="protection" title={words.nav.protection} places={protection} />}
        {isKnown && <Places id="workspace" title={words.nav.workspace} places={settings} />}
      </div>
      <div className="nav-foot">
        <FirstSteps />
        <AccountMenu onHelp={onHelp} />
      </div>
    </nav>
  )
}

/** Only while something of it is left, and not put away. At the foot, where it pushes nothing aside when it is known. */
function FirstSteps() {
  const words = useWords()
  const may = useMay()
  const checklist = useQuery({ ...checklistQuery, enabled: may('conversation:read') }).data
  const done = checklist?.steps.filter((step) => step.done).length ?? 0
  if (!checklist || checklist.dismissed || done === checklist.steps.length) return null
  return (
    <ul className="nav-steps">
      <li>
        <Entry to="/first-steps" icon="steps" label={words.steps.nav} hint={`${done}/${checklist.steps.length}`} />
      </li>
    </ul>
  )
}

function Places({ id, title, places }: { id: string; title: string; places: readonly Place[] }) {
  if (places.length === 0) return null
  return (
    <Group id={id} title={title}>
      {places.map(({ to, icon, label }) => (
        <li key={to}>
          <Entry to={to} icon={icon} label={label} />
        </li>
      ))}
    </Group>
  )
}

/** Folds at its title, and stays so: forty tags must not stand between somebody and their settings. */
function Group({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  const look = useLook()
  const open = !look.folded.includes(id)
  const folded = open ? [...look.folded, id] : look.folded.filter((each) => each !== id)
  return (
    <section>
      <h2 className="nav-title">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={`nav-${id}`}
          onClick={() => setLook({ ...look, folded })}
        >
          {title}
          <Icon name="chevron" size={12} />
        </button>
      </h2>
      <ul id={`nav-${id}`} hidden={!open}>
        {children}
      </ul>
    </section>
  )
}

function Count({ count, limit }: { count: number; limit: number }) {
  const words = useWords()
  const shown = words.work.count(count, limit)
  return (
    <span className="nav-count">
      <span aria-hidden="true">{shown}</span>
      <span className="aside">{words.work.waiting(shown)}</span>
    </span>
  )
}

function Entry({
  to,
  icon,
  label,
  hint,
  title,
  count,
}: {
  to: string
  icon: IconName
  label: ReactNode
  hint?: string
  title?: string
  count?: { count: number; limit: number }
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
      {count && <Count {...count} />}
    </Link>
  )
}

function wentSomewhere(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a') !== null
}
