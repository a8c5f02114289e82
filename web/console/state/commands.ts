import { useEffect } from 'react'
import type { IconName } from '../parts/icon-data.ts'
import { makeStore, useStore } from './store.ts'

/** What the palette offers. Each part of the screen that can do something says so while it is shown. */
export type Command = {
  readonly id: string
  readonly group: string
  readonly label: string
  readonly icon: IconName
  readonly key?: string
  readonly run: () => void
}

const offered = makeStore<ReadonlyMap<string, readonly Command[]>>(new Map())

export function useCommands(owner: string, commands: readonly Command[]): void {
  useEffect(() => {
    const mine = new Map(offered.get())
    mine.set(owner, commands)
    offered.set(mine)
  })
  useEffect(
    () => () => {
      const rest = new Map(offered.get())
      rest.delete(owner)
      offered.set(rest)
    },
    [owner],
  )
}

export function useOffered(): ReadonlyMap<string, readonly Command[]> {
  return useStore(offered)
}

/** All words of the query begin a word of the label or of its group. */
export function commandsFor(
  all: ReadonlyMap<string, readonly Command[]>,
  order: readonly string[],
  query: string,
): readonly Command[] {
  const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const asked = fold(query).split(/\s+/).filter(Boolean)
  const fits = (one: Command) => {
    const words = fold(`${one.label} ${one.group}`).split(/[\s:,]+/)
    return asked.every((word) => words.some((other) => other.startsWith(word)))
  }
  return order.flatMap((owner) => all.get(owner) ?? []).filter(fits)
}
