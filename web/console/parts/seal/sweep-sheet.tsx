import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Sweep } from '../../../../src/http/wire/sweep.ts'
import { Problem } from '../../api/call.ts'
import { sealsApi } from '../../api/seals.ts'
import { askedSweep } from '../../state/asked-sweep.ts'
import { sweepQuery } from '../../state/queries.ts'
import { useMay } from '../../state/session.ts'
import { useStore } from '../../state/store.ts'
import { problemText, useWords } from '../../words/words.ts'
import { SealMark } from '../icon.tsx'
import { Sheet } from '../sheet.tsx'
import { FormProblem } from '../states.tsx'
import { say } from '../toast.tsx'
import './sweep.css'

const close = () => askedSweep.set(null)

/** The id is the client's, so asking once more is the same question. */
const beginQuery = (id: string, token: string) =>
  queryOptions({
    queryKey: ['sweeps', 'begun', id],
    queryFn: () => sealsApi.lookElsewhere(id, token),
    staleTime: Infinity,
  })

export function SweepSheet() {
  const asked = useStore(askedSweep)
  return asked && <Looking key={asked.id} {...asked} />
}

/** Quiet until something was found: most values stand in one place. */
function Looking({ id, token }: { id: string; token: string }) {
  const words = useWords()
  const begun = useQuery(beginQuery(id, token))
  const { data: sweep } = useQuery({ ...sweepQuery(id), enabled: begun.isSuccess })
  const { error } = begun
  const isNowhere = sweep?.state === 'found' && sweep.found === 0
  useEffect(() => {
    if (error) {
      const isShort = error instanceof Problem && error.code === 'invalid'
      say({ kind: 'problem', text: isShort ? words.sweep.tooShort : problemText(words, error) })
    } else if (isNowhere) say({ text: words.sweep.nowhere })
    else return
    close()
  }, [error, isNowhere, words])
  if (!sweep || sweep.state === 'looking' || isNowhere) return null
  return (
    <Sheet open onClose={close} title={words.sweep.title} tone="seal">
      <Found sweep={sweep} />
    </Sheet>
  )
}

function Found({ sweep }: { sweep: Sweep }) {
  const words = useWords()
  const may = useMay()
  const client = useQueryClient()
  const number = (value: number) => value.toLocaleString(words.language)
  const { found, sealed, state, failed } = sweep
  const seal = useMutation({
    mutationFn: () => sealsApi.sealEverywhere(sweep.id),
    onSuccess: (begun) => {
      client.setQueryData(sweepQuery(sweep.id).queryKey, begun)
      void client.invalidateQueries({ queryKey: sweepQuery(sweep.id).queryKey })
    },
  })
  const isOver = state === 'done' || state === 'lost'
  // What is on the screen behind this may be one of the texts.
  useEffect(() => {
    if (isOver)
      for (const key of ['conversations', 'conversation', 'contact']) void client.invalidateQueries({ queryKey: [key] })
  }, [isOver, client])
  return (
    <div className="stack">
      {state === 'found' && <p>{words.sweep.found(found, number(found))}</p>}
      {state === 'found' && <p className="hint">{words.sweep.where}</p>}
      {state === 'found' && !sweep.maySeal && <p className="hint">{words.sweep.mayNot}</p>}
      {state === 'found' && sweep.maySeal && <p className="hint">{words.sweep.undoHint}</p>}
      <div role="status">
        {state === 'sealing' && (
          <>
            <progress
              className="sweep-progress"
              max={Math.max(found, sealed, 1)}
              value={sealed}
              aria-label={words.sweep.title}
            />
            <p className="hint">{words.sweep.sealing(number(sealed))}</p>
          </>
        )}
        {state === 'done' && <p>{words.sweep.done(sealed, number(sealed))}</p>}
        {state === 'lost' && <p>{words.sweep.lost}</p>}
        {failed > 0 && <p>{words.sweep.failed(failed, number(failed))}</p>}
      </div>
      {state === 'done' && may('policy:write') && (
        <p className="hint">
          {words.sweep.detector}{' '}
          <Link to="/settings/policies" onClick={close}>
            {words.sweep.detectorAct}
          </Link>
        </p>
      )}
      <FormProblem problem={seal.error} />
      <div className="actions end">
        <button className="button quiet" onClick={close}>
          {state === 'found' ? words.sweep.later : words.close}
        </button>
        {state === 'found' && sweep.maySeal && (
          <button className="button sealing" disabled={seal.isPending} onClick={() => seal.mutate()}>
            <SealMark size={14} />
            {words.sweep.sealAll(found, number(found))}
          </button>
        )}
      </div>
    </div>
  )
}
