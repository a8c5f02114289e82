import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Trail } from '../../../../src/http/wire/trail.ts'
import { peopleApi } from '../../api/people.ts'
import { useMay, useSession } from '../../state/session.ts'
import { useWords } from '../../words/words.ts'
import { Confirm } from '../once.tsx'
import { Section } from '../page.tsx'
import { TrailLink } from './trail-link.tsx'

/** What stands open still, first of all: it is what somebody has to end. */
export function TrailLeft({ trail: { of, leftBehind } }: { trail: Trail }) {
  const words = useWords()
  const say = words.trail
  const may = useMay()
  const me = useSession().teammate.id
  const [asking, setAsking] = useState(false)
  const end = useMutation({ mutationFn: () => peopleApi.endSessionsOf(of.id), onSuccess: () => setAsking(false) })
  const sessions = end.isSuccess ? 0 : leftBehind.sessions
  const { keys, invitations, webhooks } = leftBehind
  const isNothing = sessions + keys.length + invitations.length + webhooks.length === 0
  return (
    <Section title={say.left} lead={say.leftLead}>
      {isNothing ? (
        <p className="muted">{say.nothingLeft}</p>
      ) : (
        <ul className="trail-left">
          {sessions > 0 && (
            <li>
              {say.sessions(sessions)}{' '}
              {may('teammate:write') && of.id !== me && (
                <button className="button small evidence-rows" onClick={() => setAsking(true)}>
                  {say.endSessions}
                </button>
              )}
            </li>
          )}
          {keys.map((one) => (
            <li key={one.id}>
              {say.key(one.name)}{' '}
              <span className="evidence-rows">
                <TrailLink id={one.id} name={one.name} />
              </span>
            </li>
          ))}
          {invitations.length > 0 && <li>{say.invitations(invitations.length)}</li>}
          {webhooks.map((one) => (
            <li key={one.id}>{say.webhook(one.host)}</li>
          ))}
        </ul>
      )}
      <Confirm
        open={asking}
        title={say.endTitle(of.name)}
        act={say.endSessions}
        busy={end.isPending}
        problem={end.error}
        onAct={() => end.mutate()}
        onClose={() => setAsking(false)}
      >
        {say.endLead}
      </Confirm>
    </Section>
  )
}
