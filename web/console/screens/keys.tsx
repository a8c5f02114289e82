import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { Permission } from '../../../src/core/permission.ts'
import type { ApiKey } from '../../../src/http/wire/people.ts'
import { newId } from '../api/call.ts'
import { workspaceApi } from '../api/workspace.ts'
import { Sheet } from '../parts/sheet.tsx'
import { Confirm, OnceSheet } from '../parts/once.tsx'
import { LogLink } from '../parts/evidence/log-link.tsx'
import { TrailLink } from '../parts/evidence/trail-link.tsx'
import { Page, Table } from '../parts/page.tsx'
import { FormProblem, LoadedList } from '../parts/states.tsx'
import { useActorName } from '../state/names.ts'
import { apiKeysQuery } from '../state/queries.ts'
import { useMay, useSession } from '../state/session.ts'
import { fullDate, fullTime } from '../words/time.ts'
import { useWords } from '../words/words.ts'
import './keys.css'

const lifetimes = [30, 90, 365, 0] as const

/** What programs mostly do; the boxes say what that takes, and all can be changed. */
const scopeSets: Readonly<Record<'engine' | 'reads' | 'answers', (permission: Permission) => boolean>> = {
  engine: (one) => one.startsWith('text:'),
  reads: (one) => one.endsWith(':read'),
  answers: (one) => /^(?:contact|conversation):(?:read|write)$|^(?:tag|macro):read$/.test(one),
}

export function KeysScreen() {
  const words = useWords()
  const may = useMay()
  const [making, setMaking] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const writes = may('api-key:write')
  return (
    <Page
      title={words.keys.title}
      lead={words.keys.lead}
      act={
        <span className="actions">
          <a className="button quiet" href="/docs" target="_blank" rel="noopener">
            {words.keys.docs}
          </a>
          {writes && (
            <button className="button main" onClick={() => setMaking(true)}>
              {words.keys.make}
            </button>
          )}
        </span>
      }
    >
      <LoadedList query={useQuery(apiKeysQuery)} icon="key" empty={words.keys.empty}>
        {(keys) => (
          <Table
            label={words.keys.title}
            head={[words.name, words.keys.scopes, words.keys.lastUsed, words.keys.expires, '']}
          >
            {keys.map((one) => (
              <KeyRow key={one.id} one={one} writes={writes} />
            ))}
          </Table>
        )}
      </LoadedList>
      <Sheet open={making} onClose={() => setMaking(false)} title={words.keys.makeTitle} wide>
        <KeyForm
          onMade={(made) => {
            setMaking(false)
            setSecret(made)
          }}
        />
      </Sheet>
      <OnceSheet
        title={words.keys.madeTitle}
        lead={words.keys.madeLead}
        secret={secret}
        onClose={() => setSecret(null)}
      />
    </Page>
  )
}

function KeyRow({ one, writes }: { one: ApiKey; writes: boolean }) {
  const words = useWords()
  const client = useQueryClient()
  const nameOf = useActorName()
  const [asking, setAsking] = useState(false)
  const revoke = useMutation({
    mutationFn: () => workspaceApi.revokeApiKey(one.id),
    onSuccess: () => setAsking(false),
    onSettled: () => client.invalidateQueries({ queryKey: ['api-keys'] }),
  })
  const expired = one.expiresAt !== null && Date.parse(one.expiresAt) <= Date.now()
  const dead = one.revokedAt !== null || expired
  return (
    <tr data-off={dead || undefined}>
      <th scope="row">
        {one.name}
        <br />
        <span className="hint">
          {nameOf('teammate', one.createdBy)}, {fullDate(one.createdAt, words.language)}
        </span>
      </th>
      <td>
        <span className="scopes">
          {one.scopes.map((scope) => (
            <span className="pill" key={scope.permission} title={scope.permission}>
              {words.rights[scope.permission]}
            </span>
          ))}
        </span>
      </td>
      <td>{one.lastUsedAt ? fullTime(one.lastUsedAt, words.language) : words.never}</td>
      <td>{one.expiresAt ? fullDate(one.expiresAt, words.language) : words.never}</td>
      <td className="end">
        <TrailLink id={one.id} name={one.name} />
        <LogLink of={one.name} search={{ actor: one.id }} />
        {one.revokedAt !== null ? (
          <span className="pill">{words.keys.revoked}</span>
        ) : expired ? (
          <span className="pill">{words.keys.expired}</span>
        ) : (
          writes && (
            <button className="button small quiet" onClick={() => setAsking(true)}>
              {words.keys.revoke}
            </button>
          )
        )}
        <Confirm
          open={asking}
          title={words.keys.revokeTitle(one.name)}
          act={words.keys.revoke}
          busy={revoke.isPending}
          problem={revoke.error}
          onAct={() => revoke.mutate()}
          onClose={() => setAsking(false)}
        >
          {words.keys.revokeLead}
        </Confirm>
      </td>
    </tr>
  )
}

function KeyForm({ onMade }: { onMade: (secret: string) => void }) {
  const words = useWords()
  const client = useQueryClient()
  const held = [...new Set(useSession().permits.map((one) => one.permission))]
  const [id] = useState(() => newId('apiKey'))
  const [name, setName] = useState('')
  const [days, setDays] = useState<number>(90)
  const [scopes, setScopes] = useState<ReadonlySet<Permission>>(new Set())
  const make = useMutation({
    mutationFn: () =>
      workspaceApi.makeApiKey({
        id,
        name: name.trim(),
        scopes: [...scopes],
        ...(days > 0 ? { expiresAt: new Date(Date.now() + days * 86_400_000).toISOString() } : {}),
      }),
    gcTime: 0,
    onSuccess: ({ secret }) => {
      void client.invalidateQueries({ queryKey: ['api-keys'] })
      onMade(secret)
    },
  })
  const ready = name.trim() !== '' && scopes.size > 0 && !make.isPending
  const toggle = (permission: Permission) => {
    const next = new Set(scopes)
    if (!next.delete(permission)) next.add(permission)
    setScopes(next)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) make.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      <div className="two">
        <label className="field">
          <span className="label">{words.name}</span>
          <input
            className="input"
            autoFocus
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label className="field">
          <span className="label">{words.keys.expires}</span>
          <select className="input" value={days} onChange={(event) => setDays(Number(event.target.value))}>
            {lifetimes.map((one) => (
              <option key={one} value={one}>
                {one === 0 ? words.keys.expiresNever : words.keys.expiresDays(one)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <fieldset className="scope-list">
        <legend>{words.keys.scopes}</legend>
        <p className="hint">{words.keys.scopesHint}</p>
        <div className="actions scope-sets" role="group" aria-label={words.keys.sets}>
          {(Object.keys(scopeSets) as (keyof typeof scopeSets)[]).map((set) => {
            const mine = held.filter(scopeSets[set])
            const chosen = mine.length === scopes.size && mine.every((one) => scopes.has(one))
            return (
              <button
                type="button"
                className="button small"
                key={set}
                hidden={mine.length === 0}
                aria-pressed={chosen}
                onClick={() => setScopes(new Set(mine))}
              >
                {words.keys.scopeSets[set]}
              </button>
            )
          })}
        </div>
        <div className="scope-boxes">
          {held.map((permission) => (
            <label className="tick" key={permission}>
              <input type="checkbox" checked={scopes.has(permission)} onChange={() => toggle(permission)} />
              <span>
                {words.rights[permission]}
                <br />
                <span className="hint mono">{permission}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <FormProblem problem={make.error} />
      <div className="actions end">
        <button className="button main" type="submit" disabled={!ready}>
          {words.keys.makeDo}
        </button>
      </div>
    </form>
  )
}
