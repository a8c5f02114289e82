import { maxCounted, type ViewCounts as CoreCounts } from '../core/conversation.ts'
import type { Team as CoreTeam } from '../core/team.ts'
import type { SavedView as CoreView, ViewFilter as CoreFilter } from '../core/view.ts'
import { may } from '../core/viewer.ts'
import { presentText, type Eye } from './present-text.ts'
import type { SavedView, Team, ViewCounts, ViewFilter } from './wire/inbox.ts'

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

function presentFilter({ state, assigneeId, teamId, tagId, mentioned }: CoreFilter): ViewFilter {
  return {
    ...(state === undefined ? {} : { state }),
    ...(assigneeId === undefined ? {} : { assignee: assigneeId }),
    ...(teamId === undefined ? {} : { team: teamId }),
    ...(tagId === undefined ? {} : { tag: tagId }),
    ...(mentioned === undefined ? {} : { mentioned }),
  }
}

export function readFilter({ state, assignee, team, tag, mentioned }: ViewFilter): CoreFilter {
  return {
    ...(state === undefined ? {} : { state }),
    ...(assignee === undefined ? {} : { assigneeId: assignee }),
    ...(team === undefined ? {} : { teamId: team }),
    ...(tag === undefined ? {} : { tagId: tag }),
    ...(mentioned ? { mentioned } : {}),
  }
}
