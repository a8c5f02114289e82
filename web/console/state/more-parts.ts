import { useQueryClient } from '@tanstack/react-query'
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { fetchBeginning, fetchNewer, fetchNewest, fetchOlder, type Run } from './parts.ts'

/** So far from an edge the next parts are asked for, before anybody stands there. */
const aheadPx = 800

/**
 * More parts come as one scrolls, and others go; what is being read stays where it is, whatever happens above it. Not every browser
 * keeps the place by itself, and none does at the very top.
 */
export function useMoreParts(box: RefObject<HTMLDivElement | null>, conversationId: string, { parts, toEnd }: Run) {
  const client = useQueryClient()
  const [state, setState] = useState<'waiting' | 'fetching' | 'failed'>('waiting')
  const [oldest, setOldest] = useState<string>()
  const first = parts[0]?.id
  const isWhole = first === oldest || (parts[0]?.position ?? 1) === 1
  const firstShown = useRef(first)
  const toTop = useRef(false)

  // Taken while the old parts still stand there: a moment later the browser may have moved what no longer fits.
  const place = firstShown.current === first ? undefined : placeOf(box.current)

  useLayoutEffect(() => {
    const element = box.current
    firstShown.current = first
    if (!element) return
    if (toTop.current && isWhole) element.scrollTop = 0
    else if (place?.part.isConnected) element.scrollTop += place.part.getBoundingClientRect().top - place.top
    if (isWhole) toTop.current = false
  }, [first, parts])

  const fetch = (more: () => Promise<unknown>) => {
    if (state === 'fetching') return
    setState('fetching')
    more().then(
      () => setState('waiting'),
      () => setState('failed'),
    )
  }
  const older = async () => {
    if (!(await fetchOlder(client, conversationId))) setOldest(first)
  }
  return {
    isWhole,
    state,
    fetchOlder: () => fetch(older),
    showNewest: () => fetch(() => fetchNewest(client, conversationId)),
    showBeginning: () => {
      toTop.current = true
      fetch(() => fetchBeginning(client, conversationId))
    },
    onScroll: (element: HTMLElement) => {
      if (state !== 'waiting') return
      if (element.scrollTop < aheadPx && !isWhole) fetch(older)
      else if (element.scrollHeight - element.scrollTop - element.clientHeight < aheadPx && !toEnd)
        fetch(() => fetchNewer(client, conversationId))
    },
  }
}

/** The uppermost part in sight, and where it stands; but for the first, over which a day and a name no longer stand once something comes before it. */
function placeOf(box: HTMLElement | null): { readonly part: Element; readonly top: number } | undefined {
  const edge = box?.getBoundingClientRect().top ?? 0
  for (const part of [...(box?.querySelectorAll('.message[id]') ?? [])].slice(1)) {
    const { top, bottom } = part.getBoundingClientRect()
    if (bottom > edge) return { part, top }
  }
  return undefined
}
