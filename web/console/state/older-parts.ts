import { useQueryClient } from '@tanstack/react-query'
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { Part } from '../../../src/http/wire/conversation.ts'
import { fetchOlder } from './queries.ts'

/** So far from the top the next older parts are asked for, before anybody stands at the edge. */
const aheadPx = 800

/**
 * Older parts come as one scrolls up, and what is being read stays where it is: the page grows above it. Not every browser
 * keeps the place by itself, and none does at the very top.
 */
export function useOlderParts(box: RefObject<HTMLDivElement | null>, conversationId: string, parts: readonly Part[]) {
  const client = useQueryClient()
  const [state, setState] = useState<'more' | 'fetching' | 'failed' | 'whole'>((parts[0]?.position ?? 1) > 1 ? 'more' : 'whole')
  const first = parts[0]?.id
  const before = useRef({ first, height: 0 })

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const grown = element.scrollHeight - before.current.height
    if (before.current.first !== first && before.current.height > 0 && parts.some((part) => part.id === before.current.first)) element.scrollTop += grown
    before.current = { first, height: element.scrollHeight }
  }, [first, parts])

  const fetchMore = () => {
    if (state === 'fetching' || state === 'whole') return
    setState('fetching')
    fetchOlder(client, conversationId).then(
      (more) => setState(more ? 'more' : 'whole'),
      () => setState('failed'),
    )
  }
  return {
    state,
    fetchMore,
    onScroll: (element: HTMLElement) => {
      before.current.height = element.scrollHeight
      if (element.scrollTop < aheadPx && state === 'more') fetchMore()
    },
  }
}
