import { joinDrafts } from '../../../src/core/draft.ts'
import type { NewPart } from '../../../src/http/wire/conversation.ts'
import { makeStore, useStore } from './store.ts'

export type Mode = 'message' | 'note'
export type Draft = { readonly mode: Mode; readonly text: string }

/** On its way to the server, or refused. Shown at once; the safe text takes its place when the answer comes. */
export type Outgoing = {
  readonly part: NewPart & { readonly kind: Mode }
  readonly at: string
  readonly failed: unknown
}

const emptyDraft: Draft = { mode: 'message', text: '' }
const drafts = makeStore<ReadonlyMap<string, Draft>>(new Map())
const outgoing = makeStore<ReadonlyMap<string, readonly Outgoing[]>>(new Map())
const none: readonly Outgoing[] = []

export function useDraft(conversationId: string): Draft {
  return useStore(drafts).get(conversationId) ?? emptyDraft
}

export function draftOf(conversationId: string): Draft {
  return drafts.get().get(conversationId) ?? emptyDraft
}

export function allDrafts(): ReadonlyMap<string, Draft> {
  return drafts.get()
}

export function keepDraft(conversationId: string, draft: Draft): void {
  const next = new Map(drafts.get())
  if (draft.text === '' && draft.mode === 'message') next.delete(conversationId)
  else next.set(conversationId, draft)
  drafts.set(next)
}

const movedTo = new Map<string, string>()

/** What was merged lives on elsewhere, and what was being written to it goes there, too: also what is held, or on its way. */
export function moveDraft(from: string, to: string): void {
  keepDraft(to, joinDrafts(draftOf(to), draftOf(from)))
  keepDraft(from, emptyDraft)
  movedTo.set(from, to)
  const mine = outgoing.get().get(from) ?? none
  if (mine.length === 0) return
  setOutgoing(to, (now) => [...now, ...mine])
  setOutgoing(from, () => none)
}

/** Where a conversation is that may have been merged since somebody began to write to it. */
export function livesAt(conversationId: string): string {
  const to = movedTo.get(conversationId)
  return to === undefined ? conversationId : livesAt(to)
}

export function watchDrafts(listener: () => void): () => void {
  return drafts.subscribe(listener)
}

export function useOutgoing(conversationId: string): readonly Outgoing[] {
  return useStore(outgoing).get(conversationId) ?? none
}

export function allOutgoing(): ReadonlyMap<string, readonly Outgoing[]> {
  return outgoing.get()
}

export function setOutgoing(conversationId: string, change: (now: readonly Outgoing[]) => readonly Outgoing[]): void {
  const next = new Map(outgoing.get())
  const parts = change(next.get(conversationId) ?? none)
  if (parts.length === 0) next.delete(conversationId)
  else next.set(conversationId, parts)
  outgoing.set(next)
}

/** Signing out leaves nothing behind in memory either. */
export function forgetDrafts(): void {
  drafts.set(new Map())
  outgoing.set(new Map())
  movedTo.clear()
}
