import { type ViewCounts as CoreCounts, maxCounted } from '../core/conversation.ts'
import { invalid } from '../core/errors.ts'
import { foundBy, type Found } from '../core/found.ts'
import type { Macro as CoreMacro } from '../core/macro.ts'
import type { Tag as CoreTag } from '../core/tag.ts'
import type { Team as CoreTeam } from '../core/team.ts'
import type { SavedView as CoreView, ViewFilter as CoreFilter } from '../core/view.ts'
import { may } from '../core/viewer.ts'
import { type Eye, presentText } from './present-text.ts'
import type { Macro, SavedView, Tag, Team, ViewCounts, ViewFilter } from './wire/inbox.ts'

export function presentTeam(eye: Eye, { id, name, memberIds, createdAt }: CoreTeam): Team {
  return { id, name: presentText(eye, name), memberIds: [...memberIds], createdAt }
}

export function presentView(eye: Eye, { id, name, filter, shared, createdBy, createdAt }: CoreView): SavedView {
  return {
    id,
    name: presentText(eye, name),
    filter: presentFilter(filter),
    shared,
    mayChange: createdBy === eye.viewer.id || may(eye.viewer, 'conversation:write'),
    createdAt,
  }
}

export function presentCounts({ mine, unassigned, open, snoozed, mentions, teams }: CoreCounts): ViewCounts {
  return { mine, unassigned, open, snoozed, mentions, teams: { ...teams }, countedTo: maxCounted }
}

function presentFilter({ state, assigneeId, teamId, tagId, mentioned, found, sort }: CoreFilter): ViewFilter {
  return {
    ...(state === undefined ? {} : { state }),
    ...(assigneeId === undefined ? {} : { assignee: assigneeId }),
    ...(teamId === undefined ? {} : { team: teamId }),
    ...(tagId === undefined ? {} : { tag: tagId }),
    ...(mentioned === undefined ? {} : { mentioned }),
    ...(found === undefined ? {} : { found: found.kind ?? found.class }),
    ...(sort === undefined ? {} : { sort }),
  }
}

export function readFilter({ state, assignee, team, tag, mentioned, found, sort }: ViewFilter): CoreFilter {
  return {
    ...(state === undefined ? {} : { state }),
    ...(assignee === undefined ? {} : { assigneeId: assignee }),
    ...(team === undefined ? {} : { teamId: team }),
    ...(tag === undefined ? {} : { tagId: tag }),
    ...(mentioned ? { mentioned } : {}),
    ...(found === undefined ? {} : { found: readFound(found) }),
    ...(sort === undefined ? {} : { sort }),
  }
}

export function readFound(name: string): Found {
  const found = foundBy(name)
  if (!found)
    throw invalid(
      'found',
      'There is no class and no kind of this name; docs/detectors.md lists them, payment and iban among them.',
    )
  return found
}

export function presentTag(eye: Eye, tag: CoreTag): Tag {
  return { id: tag.id, name: presentText(eye, tag.name) }
}

export function presentMacro(eye: Eye, macro: CoreMacro): Macro {
  return {
    id: macro.id,
    name: presentText(eye, macro.name),
    body: presentText(eye, macro.body),
    updatedAt: macro.updatedAt,
  }
}
