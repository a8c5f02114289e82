import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { webhookTopics, type WebhookTopic } from '../../../src/core/webhook.ts'
import type { Delivery, Webhook } from '../../../src/http/wire/webhook.ts'
import { newId } from '../api/call.ts'
import { webhooksApi } from '../api/webhooks.ts'
import { Sheet } from '../parts/sheet.tsx'
import { Confirm, OnceSheet } from '../parts/once.tsx'
import { Page, Table } from '../parts/page.tsx'
import { Bones, Empty, FormProblem, LoadedList, Trouble } from '../parts/states.tsx'
import { webhooksQuery } from '../state/queries.ts'
import { useMay } from '../state/session.ts'
import { fullTime } from '../words/time.ts'
import { useWords } from '../words/words.ts'
import './keys.css'
import './webhooks.css'

export function WebhooksScreen() {
  const words = useWords()
  const writes = useMay()('webhook:write')
  const [making, setMaking] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <Page
      title={words.webhooks.title}
      lead={words.webhooks.lead}
      act={
        <span className="actions">
          <a className="button quiet" href="/docs" target="_blank" rel="noopener">
            {words.keys.docs}
          </a>
          {writes && (
            <button className="button main" onClick={() => setMaking(true)}>
              {words.webhooks.make}
            </button>
          )}
        </span>
      }
    >
      <LoadedList query={useQuery(webhooksQuery)} icon="link" empty={words.webhooks.empty}>
        {(hooks) => (
          <Table label={words.webhooks.title} head={[words.webhooks.url, words.webhooks.topics, '']}>
            {hooks.map((one) => (
              <HookRow key={one.id} one={one} writes={writes} onSecret={setSecret} />
            ))}
          </Table>
        )}
      </LoadedList>
      <Sheet open={making} onClose={() => setMaking(false)} title={words.webhooks.makeTitle} wide>
        <HookForm
          onMade={(made) => {
            setMaking(false)
            setSecret(made)
          }}
        />
      </Sheet>
      <OnceSheet
        title={words.webhooks.madeTitle}
        lead={words.webhooks.madeLead}
        secret={secret}
        onClose={() => setSecret(null)}
      />
    </Page>
  )
}

function HookRow({ one, writes, onSecret }: { one: Webhook; writes: boolean; onSecret: (secret: string) => void }) {
  const words = useWords()
  const client = useQueryClient()
  const [open, setOpen] = useState<'deliveries' | 'rotate' | 'remove' | null>(null)
  const settled = { onSettled: () => client.invalidateQueries({ queryKey: ['webhooks'] }) }
  const pause = useMutation({
    mutationFn: () => webhooksApi.changeWebhook(one.id, { paused: one.pausedAt === null }),
    ...settled,
  })
  const remove = useMutation({ mutationFn: () => webhooksApi.removeWebhook(one.id), ...settled })
  const rotate = useMutation({
    mutationFn: () => webhooksApi.rotateWebhook(one.id),
    gcTime: 0,
    onSuccess: ({ secret }) => {
      setOpen(null)
      onSecret(secret)
    },
  })
  const close = () => setOpen(null)
  return (
    <tr data-off={one.pausedAt !== null || undefined}>
      <th scope="row">
        <span className="mono hook-line">{one.url}</span>
        <br />
        <span className="hint">
          {one.content ? words.webhooks.withContent : words.webhooks.idsOnly}
          {one.pausedAt !== null && <> · {words.webhooks.paused}</>}
        </span>
      </th>
      <td>
        <span className="scopes">
          {one.topics.map((topic) => (
            <span className="pill mono" key={topic}>
              {topic}
            </span>
          ))}
        </span>
      </td>
      <td className="end">
        <span className="actions">
          <button className="button small quiet" onClick={() => setOpen('deliveries')}>
            {words.webhooks.deliveries}
          </button>
          {writes && (
            <>
              <button className="button small quiet" disabled={pause.isPending} onClick={() => pause.mutate()}>
                {one.pausedAt === null ? words.webhooks.pause : words.webhooks.resume}
              </button>
              <button className="button small quiet" onClick={() => setOpen('rotate')}>
                {words.webhooks.rotate}
              </button>
              <button className="button small quiet" onClick={() => setOpen('remove')}>
                {words.webhooks.remove}
              </button>
            </>
          )}
        </span>
        <Sheet open={open === 'deliveries'} onClose={close} title={words.webhooks.deliveries} wide>
          {open === 'deliveries' && <Deliveries hook={one} writes={writes} />}
        </Sheet>
        <Confirm
          open={open === 'rotate'}
          title={words.webhooks.rotateTitle}
          act={words.webhooks.rotate}
          busy={rotate.isPending}
          problem={rotate.error}
          onAct={() => rotate.mutate()}
          onClose={close}
        >
          {words.webhooks.rotateLead}
        </Confirm>
        <Confirm
          open={open === 'remove'}
          title={words.webhooks.removeTitle}
          act={words.webhooks.remove}
          busy={remove.isPending}
          problem={remove.error}
          onAct={() => remove.mutate()}
          onClose={close}
        >
          {words.webhooks.removeLead}
        </Confirm>
      </td>
    </tr>
  )
}

function Deliveries({ hook, writes }: { hook: Webhook; writes: boolean }) {
  const words = useWords()
  const list = useInfiniteQuery({
    queryKey: ['webhooks', hook.id, 'deliveries'],
    initialPageParam: '',
    queryFn: ({ pageParam }) => webhooksApi.deliveries(hook.id, { limit: 25, cursor: pageParam }),
    getNextPageParam: (last) => last.next,
    refetchInterval: 5_000,
  })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  if (list.isPending) return <Bones rows={3} />
  if (list.error && !list.data) return <Trouble problem={list.error} onRetry={() => void list.refetch()} />
  if (items.length === 0) return <Empty icon="send" title={words.webhooks.noDeliveries} />
  return (
    <div className="stack">
      <p className="muted">{words.webhooks.deliveriesLead}</p>
      <Table
        label={words.webhooks.deliveries}
        head={[words.webhooks.topic, words.webhooks.state, words.webhooks.when, '']}
      >
        {items.map((one) => (
          <DeliveryRow key={one.id} one={one} writes={writes} />
        ))}
      </Table>
      {list.hasNextPage && (
        <button className="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.webhooks.more}
        </button>
      )}
    </div>
  )
}

function DeliveryRow({ one, writes }: { one: Delivery; writes: boolean }) {
  const words = useWords()
  const client = useQueryClient()
  const replay = useMutation({
    mutationFn: () => webhooksApi.replayDelivery(one.webhookId, one.id),
    onSettled: () => client.invalidateQueries({ queryKey: ['webhooks', one.webhookId, 'deliveries'] }),
  })
  const why =
    one.lastFailure &&
    (one.lastStatus === null
      ? words.webhooks.failures[one.lastFailure]
      : `${words.webhooks.failures[one.lastFailure]} (${one.lastStatus})`)
  return (
    <tr>
      <th scope="row">
        <span className="mono">{one.topic}</span>
        <br />
        <span className="hint mono hook-line">{one.id}</span>
      </th>
      <td>
        <span className="pill">{words.webhooks.states[one.state]}</span>
        <br />
        <span className="hint">
          {words.webhooks.tries(one.attempts)}
          {why && <> · {why}</>}
          {one.nextAt && one.attempts > 0 && <> · {words.webhooks.next(fullTime(one.nextAt, words.language))}</>}
        </span>
      </td>
      <td>{fullTime(one.createdAt, words.language)}</td>
      <td className="end">
        {writes && one.state !== 'waiting' && (
          <button className="button small quiet" disabled={replay.isPending} onClick={() => replay.mutate()}>
            {words.webhooks.replay}
          </button>
        )}
        <FormProblem problem={replay.error} />
      </td>
    </tr>
  )
}

function HookForm({ onMade }: { onMade: (secret: string) => void }) {
  const words = useWords()
  const client = useQueryClient()
  const mayContent = useMay()('conversation:read')
  const [id] = useState(() => newId('webhook'))
  const [url, setUrl] = useState('')
  const [content, setContent] = useState(false)
  const [topics, setTopics] = useState<ReadonlySet<WebhookTopic>>(new Set(['part.received']))
  const make = useMutation({
    mutationFn: () =>
      webhooksApi.makeWebhook({
        id,
        url: url.trim(),
        topics: webhookTopics.filter((topic) => topics.has(topic)),
        content,
      }),
    gcTime: 0,
    onSuccess: ({ secret }) => {
      void client.invalidateQueries({ queryKey: ['webhooks'] })
      onMade(secret)
    },
  })
  const ready = url.trim() !== '' && topics.size > 0 && !make.isPending
  const toggle = (topic: WebhookTopic) => {
    const next = new Set(topics)
    if (!next.delete(topic)) next.add(topic)
    setTopics(next)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) make.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      <label className="field">
        <span className="label">{words.webhooks.url}</span>
        <input
          className="input"
          type="url"
          autoFocus
          maxLength={2000}
          placeholder="https://"
          value={url}
          onChange={(event) => setUrl(event.target.value)}
        />
        <span className="hint">{words.webhooks.urlHint}</span>
      </label>
      <fieldset className="scope-list">
        <legend>{words.webhooks.topics}</legend>
        <div className="scope-boxes">
          {webhookTopics.map((topic) => (
            <label className="tick" key={topic}>
              <input type="checkbox" checked={topics.has(topic)} onChange={() => toggle(topic)} />
              <span className="mono">{topic}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {mayContent && (
        <label className="tick">
          <input type="checkbox" checked={content} onChange={() => setContent(!content)} />
          <span>
            {words.webhooks.content}
            <br />
            <span className="hint">{words.webhooks.contentHint}</span>
          </span>
        </label>
      )}
      <FormProblem problem={make.error} />
      <div className="actions end">
        <button className="button main" type="submit" disabled={!ready}>
          {words.webhooks.makeDo}
        </button>
      </div>
    </form>
  )
}
