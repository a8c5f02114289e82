import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useLayoutEffect, useState } from 'react'
import type { Part } from '../../../src/http/wire/conversation.ts'
import { say } from '../parts/toast.tsx'
import { fetchAround } from './parts.ts'

/** An address says ids only, and who opens it must be signed in and allowed. */
export function linkTo(conversationId: string, partId?: string): string {
  return `${location.origin}/inbox/open/${conversationId}${partId ? `#${partId}` : ''}`
}

export async function copyPartLink(part: Pick<Part, 'conversationId' | 'id'>, copied: string): Promise<void> {
  await navigator.clipboard.writeText(linkTo(part.conversationId, part.id))
  say({ text: copied })
}

/** Brings the part that the address names into sight, however far back it stands, and marks it for a moment. */
export function useLinkedPart(conversationId: string, parts: readonly Part[], onFound: () => void): void {
  const client = useQueryClient()
  const named = useLocation({ select: ({ hash }) => hash })
  // Found once: a later change must not pull the reader back.
  const [done, setDone] = useState<string>()
  const wanted = named !== done && /^prt_[0-9a-z]{26}$/.test(named) ? named : undefined
  const isHere = wanted !== undefined && parts.some((part) => part.id === wanted)
  useEffect(() => {
    if (wanted !== undefined && !isHere) void fetchAround(client, conversationId, wanted).catch(() => setDone(wanted))
  }, [wanted])
  useLayoutEffect(() => {
    const element = isHere ? document.getElementById(wanted) : null
    if (!element) return
    onFound()
    element.scrollIntoView({ block: 'center' })
    element.dataset['linked'] = ''
    setTimeout(() => delete element.dataset['linked'], 2_500)
    setDone(wanted)
  }, [isHere, wanted])
}
