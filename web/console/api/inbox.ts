import type { SavedView, Team, ViewCounts, ViewFilter, Macro, Tag } from '../../../src/http/wire/inbox.ts'
import { call, onlyIf, readTagged, type Items } from './call.ts'

export const inboxApi = {
  teams: () => call<Items<Team>>('GET', '/teams'),
  makeTeam: (body: { id: string; name: string; memberIds: string[] }) => call<Team>('POST', '/teams', body),
  team: (id: string) => readTagged<Team>(`/teams/${id}`),
  changeTeam: (id: string, body: { name?: string; memberIds?: string[] }, tag: string) =>
    call<Team>('PATCH', `/teams/${id}`, body, onlyIf(tag)),
  removeTeam: (id: string) => call<void>('DELETE', `/teams/${id}`),
  views: () => call<Items<SavedView>>('GET', '/views'),
  viewCounts: () => call<ViewCounts>('GET', '/view-counts'),
  makeView: (body: { id: string; name: string; filter: ViewFilter; shared: boolean }) =>
    call<SavedView>('POST', '/views', body),
  view: (id: string) => readTagged<SavedView>(`/views/${id}`),
  changeView: (id: string, body: { name?: string; filter?: ViewFilter; shared?: boolean }, tag: string) =>
    call<SavedView>('PATCH', `/views/${id}`, body, onlyIf(tag)),
  removeView: (id: string) => call<void>('DELETE', `/views/${id}`),
  tags: () => call<Items<Tag>>('GET', '/tags'),
  makeTag: (body: { id: string; name: string }) => call<Tag>('POST', '/tags', body),
  tag: (id: string) => readTagged<Tag>(`/tags/${id}`),
  renameTag: (id: string, name: string, tag: string) => call<Tag>('PATCH', `/tags/${id}`, { name }, onlyIf(tag)),
  removeTag: (id: string) => call<void>('DELETE', `/tags/${id}`),
  macros: () => call<Items<Macro>>('GET', '/macros'),
  makeMacro: (body: { id: string; name: string; body: string }) => call<Macro>('POST', '/macros', body),
  macro: (id: string) => readTagged<Macro>(`/macros/${id}`),
  changeMacro: (id: string, body: { name?: string; body?: string }, tag: string) =>
    call<Macro>('PATCH', `/macros/${id}`, body, onlyIf(tag)),
  removeMacro: (id: string) => call<void>('DELETE', `/macros/${id}`),
}
