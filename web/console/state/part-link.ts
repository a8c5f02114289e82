import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Part } from '../../../src/http/wire/conversation.ts'
import { say } from '../parts/toast.tsx'
import { fetchBackTo } from './queries.ts'

/** An address says ids only, and who opens it must be signed in and allowed. */
export function linkTo(conversationId: string, partId?: string): string {
  return `${location.origin}/inbox/open/${conversationId}${partId ? `#${partId}` : ''}`
}

export async function copyPartLink(part: Pick<Part, 'conversationId' | 'id'>, copied: string): Promise<void> {
  await navigator.clipboard.writeText(linkTo(part.conversationId, part.id))
  say({ text: copied })
}

/** Brings the part that the address names into sight, however far back it stands, and marks it for a moment. */
export function useLinkedPart(conversationId: string, ready: boolean, onFound: () => void): void {
  const client = useQueryClient()
  useEffect(() => {
    const id = location.hash.slice(1)
    if (!ready || !/^prt_[0-9a-z]{26}$/.test(id)) return
    let gone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      let element = document.getElementById(id)
      if (!element && (await fetchBackTo(client, conversationId, id).catch(() => false))) {
        // What was fetched stands in the page one frame later.
        await new Promise(requestAnimationFrame)
        element = document.getElementById(id)
      }
      if (!element || gone) return
      onFound()
      element.scrollIntoView({ block: 'center' })
      element.dataset['linked'] = ''
      timer = setTimeout(() => delete element.dataset['linked'], 2_500)
    }
    void look()
    return () => {
      gone = true
      clearTimeout(timer)
    }
    // Only when the thread comes; a later change must not pull the reader back.
  }, [ready])
}
