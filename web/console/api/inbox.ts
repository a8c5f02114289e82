import type { SavedView, Team, ViewCounts, ViewFilter, Macro, Tag } from '../../../src/http/wire/inbox.ts'
import { call, type Items } from './call.ts'

export const inboxApi = {
  teams: () => call<Items<Team>>('GET', '/teams'),
  makeTeam: (body: { id: string; name: string; memberIds: string[] }) => call<Team>('POST', '/teams', body),
  changeTeam: (id: string, body: { name?: string; memberIds?: string[] }) => call<Team>('PATCH', `/teams/${id}`, body),
  removeTeam: (id: string) => call<void>('DELETE', `/teams/${id}`),
  views: () => call<Items<SavedView>>('GET', '/views'),
  viewCounts: () => call<ViewCounts>('GET', '/view-counts'),
  makeView: (body: { id: string; name: string; filter: ViewFilter; shared: boolean }) =>
    call<SavedView>('POST', '/views', body),
  changeView: (id: string, body: { name?: string; filter?: ViewFilter; shared?: boolean }) =>
    call<SavedView>('PATCH', `/views/${id}`, body),
  removeView: (id: string) => call<void>('DELETE', `/views/${id}`),
  tags: () => call<Items<Tag>>('GET', '/tags'),
  makeTag: (body: { id: string; name: string }) => call<Tag>('POST', '/tags', body),
  renameTag: (id: string, name: string) => call<Tag>('PATCH', `/tags/${id}`, { name }),
  removeTag: (id: string) => call<void>('DELETE', `/tags/${id}`),
  macros: () => call<Items<Macro>>('GET', '/macros'),
  makeMacro: (body: { id: string; name: string; body: string }) => call<Macro>('POST', '/macros', body),
  changeMacro: (id: string, body: { name?: string; body?: string }) => call<Macro>('PATCH', `/macros/${id}`, body),
  removeMacro: (id: string) => call<void>('DELETE', `/macros/${id}`),
}
