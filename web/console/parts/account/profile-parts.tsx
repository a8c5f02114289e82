import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { digests, type Digest } from '../../../../src/core/teammate.ts'
import type { Session } from '../../../../src/http/wire/people.ts'
import { peopleApi, type ProfileChange } from '../../api/people.ts'
import { useSession } from '../../state/session.ts'
import { fullTime } from '../../words/time.ts'
import { problemText, useWords } from '../../words/words.ts'
import { Section, Table } from '../page.tsx'
import { FormProblem } from '../states.tsx'
import { say } from '../toast.tsx'

/** What tells of waiting work: a line of the browser, asked for only by a click, and a digest by e-mail. */
export function Notices() {
  const words = useWords()
  const client = useQueryClient()
  const { preferences } = useSession()
  const [permission, setPermission] = useState(typeof Notification === 'undefined' ? 'denied' : Notification.permission)
  const change = useMutation({
    mutationFn: (next: ProfileChange) => peopleApi.changeProfile(next),
    onSuccess: (_me, { notify, digest }) => {
      client.setQueryData<Session | null>(
        ['session'],
        (now) =>
          now && {
            ...now,
            preferences: {
              ...now.preferences,
              ...(notify === undefined ? {} : { notify }),
              ...(digest === undefined ? {} : { digest }),
            },
          },
      )
      say({ text: words.saved })
    },
  })
  const turnOn = async () => {
    const answer = await Notification.requestPermission()
    setPermission(answer)
    if (answer === 'granted') change.mutate({ notify: true })
  }
  const on = preferences.notify && permission === 'granted'
  return (
    <Section title={words.notices.title}>
      <div className="two">
        <div className="card stack tight">
          <h3>{words.notices.browser}</h3>
          <p className="muted">{words.notices.browserLead}</p>
          {permission === 'denied' ? (
            <p className="hint">{words.notices.denied}</p>
          ) : (
            <div className="actions">
              {on && (
                <span className="pill" data-tone="good">
                  {words.notices.on}
                </span>
              )}
              <button
                className="button"
                disabled={change.isPending}
                onClick={() => (on ? change.mutate({ notify: false }) : void turnOn())}
              >
                {on ? words.notices.off : words.notices.allow}
              </button>
            </div>
          )}
        </div>
        <div className="card stack tight">
          <label className="field">
            <span className="label">{words.notices.digest}</span>
            <select
              className="input"
              value={preferences.digest}
              disabled={!preferences.sendsMail || change.isPending}
              onChange={(event) => change.mutate({ digest: event.target.value as Digest })}
            >
              {digests.map((one) => (
                <option key={one} value={one}>
                  {words.notices.digests[one]}
                </option>
              ))}
            </select>
          </label>
          <p className="muted">{preferences.sendsMail ? words.notices.digestLead : words.notices.noMail}</p>
        </div>
      </div>
      <FormProblem problem={change.error} />
    </Section>
  )
}

export function OwnSessions() {
  const words = useWords()
  const client = useQueryClient()
  const sessions = useQuery({ queryKey: ['own-sessions'], queryFn: peopleApi.sessions })
  const end = async (id: string) => {
    try {
      await peopleApi.endSession(id)
      say({ text: words.notices.ended })
    } catch (problem) {
      say({ kind: 'problem', text: problemText(words, problem) })
    }
    void client.invalidateQueries({ queryKey: ['own-sessions'] })
  }
  if (!sessions.data) return null
  return (
    <Section title={words.notices.sessions} lead={words.notices.sessionsLead}>
      <Table label={words.notices.sessions} head={[words.notices.started, words.notices.lastSeen, '']}>
        {sessions.data.items.map((one) => (
          <tr key={one.id}>
            <td>{fullTime(one.startedAt, words.language)}</td>
            <td>{fullTime(one.lastSeenAt, words.language)}</td>
            <td>
              {one.current ? (
                <span className="pill">{words.notices.thisOne}</span>
              ) : (
                <button className="button small" onClick={() => void end(one.id)}>
                  {words.notices.end}
                </button>
              )}
            </td>
          </tr>
        ))}
      </Table>
    </Section>
  )
}
