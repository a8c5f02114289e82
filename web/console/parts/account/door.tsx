import type { ReactNode } from 'react'
import { useWords } from '../../words/words.ts'
import { Wordmark } from '../icon.tsx'
import './door.css'

/** The page in front of the house: sign in, choose a password, join. */
export function Door({
  title,
  lead,
  busy = false,
  children,
}: {
  title: string
  lead?: string | undefined
  busy?: boolean
  children?: ReactNode
}) {
  const words = useWords()
  return (
    <main className="door">
      <div className="door-card" aria-busy={busy}>
        <Wordmark />
        <h1>{title}</h1>
        {lead !== undefined && <p className="muted">{lead}</p>}
        {children}
      </div>
      <p className="hint">{words.signIn.lead}</p>
    </main>
  )
}
