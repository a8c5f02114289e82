import { useEffect } from 'react'
import type { Part } from '../../../src/http/wire/conversation.ts'
import { say } from '../parts/toast.tsx'

/** An address says ids only, and who opens it must be signed in and allowed. */
export function linkTo(conversationId: string, partId?: string): string {
  return `${location.origin}/inbox/open/${conversationId}${partId ? `#${partId}` : ''}`
}

export async function copyPartLink(part: Pick<Part, 'conversationId' | 'id'>, copied: string): Promise<void> {
  await navigator.clipboard.writeText(linkTo(part.conversationId, part.id))
  say({ text: copied })
}

/** Brings the part that the address names into sight, once it is there, and marks it for a moment. */
export function useLinkedPart(ready: boolean, onFound: () => void): void {
  useEffect(() => {
    const id = location.hash.slice(1)
    if (!ready || !/^prt_[0-9a-z]{26}$/.test(id)) return
    const element = document.getElementById(id)
    if (!element) return
    onFound()
    element.scrollIntoView({ block: 'center' })
    element.dataset['linked'] = ''
    const timer = setTimeout(() => delete element.dataset['linked'], 2_500)
    return () => clearTimeout(timer)
    // Only when the thread comes; a later change must not pull the reader back.
  }, [ready])
}
