import { useQueryClient } from '@tanstack/react-query'
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { fetchBeginning, fetchNewer, fetchNewest, fetchOlder, type Run } from './parts.ts'

/** So far from an edge the next parts are asked for, before anybody stands there. */
const aheadPx = 800

/**
 * More parts come as one scrolls, and what is being read stays where it is: above it the page grows. Not every browser keeps the
 * place by itself, and none does at the very top.
 */
export function useMoreParts(box: RefObject<HTMLDivElement | null>, conversationId: string, { parts, toEnd }: Run) {
  const client = useQueryClient()
  const [state, setState] = useState<'waiting' | 'fetching' | 'failed'>('waiting')
  const [oldest, setOldest] = useState<string>()
  const first = parts[0]?.id
  const isWhole = first === oldest || (parts[0]?.position ?? 1) === 1
  const before = useRef({ first, height: 0 })
  const toTop = useRef(false)

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const grown = element.scrollHeight - before.current.height
    if (toTop.current && isWhole) element.scrollTop = 0
    else if (before.current.first !== first && before.current.height > 0 && parts.some((part) => part.id === before.current.first)) element.scrollTop += grown
    if (isWhole) toTop.current = false
    before.current = { first, height: element.scrollHeight }
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
      before.current.height = element.scrollHeight
      if (state !== 'waiting') return
      if (element.scrollTop < aheadPx && !isWhole) fetch(older)
      else if (element.scrollHeight - element.scrollTop - element.clientHeight < aheadPx && !toEnd) fetch(() => fetchNewer(client, conversationId))
    },
  }
}
