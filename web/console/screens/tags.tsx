import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import type { Tag } from '../../../src/http/wire/house.ts'
import { api, newId } from '../api.ts'
import { Sheet } from '../parts/dialog.tsx'
import { Confirm } from '../parts/once.tsx'
import { Page, Table } from '../parts/page.tsx'
import { SafeLine } from '../parts/safe-text.tsx'
import { Bones, Empty, FormProblem, Trouble } from '../parts/states.tsx'
import { tagsQuery } from '../state/queries.ts'
import { useMay } from '../state/session.ts'
import { useWords } from '../words/words.ts'

export function TagsScreen() {
  const words = useWords()
  const may = useMay()
  const client = useQueryClient()
  const tags = useQuery(tagsQuery)
  const [editing, setEditing] = useState<Tag | 'new' | null>(null)
  const [removing, setRemoving] = useState<Tag | null>(null)
  const writes = may('tag:write')
  const remove = useMutation({
    mutationFn: (tag: Tag) => api.removeTag(tag.id),
    onSuccess: () => setRemoving(null),
    onSettled: () => refreshTags(client),
  })
  return (
    <Page
      title={words.tagPage.title}
      lead={words.tagPage.lead}
      act={
        writes && (
          <button className="button main" onClick={() => setEditing('new')}>
            {words.tagPage.make}
          </button>
        )
      }
    >
      {tags.isPending && <Bones rows={3} />}
      {tags.error && !tags.data && <Trouble problem={tags.error} onRetry={() => void tags.refetch()} />}
      {tags.data?.items.length === 0 && <Empty icon="tag" title={words.tagPage.empty} />}
      {tags.data && tags.data.items.length > 0 && (
        <Table label={words.tagPage.title} head={[words.name, '']}>
          {tags.data.items.map((tag) => (
            <tr key={tag.id}>
              <th scope="row">
                <Link className="plain-link" to="/inbox/$view" params={{ view: tag.id }} title={words.tagPage.open(tag.name.text)}>
                  <SafeLine text={tag.name} />
                </Link>
              </th>
              <td className="end">
                {writes && (
                  <>
                    <button className="button small quiet" onClick={() => setEditing(tag)}>
                      {words.tagPage.rename}
                      <span className="aside"> {tag.name.text}</span>
                    </button>
                    <button className="button small quiet" onClick={() => setRemoving(tag)}>
                      {words.tagPage.remove}
                      <span className="aside"> {tag.name.text}</span>
                    </button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Sheet open={editing !== null} onClose={() => setEditing(null)} title={editing === 'new' ? words.tagPage.make : words.tagPage.renameTitle}>
        {editing !== null && <TagForm one={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />}
      </Sheet>
      <Confirm
        open={removing !== null}
        title={words.tagPage.removeTitle(removing?.name.text ?? '')}
        act={words.tagPage.remove}
        busy={remove.isPending}
        problem={remove.error}
        onAct={() => removing && remove.mutate(removing)}
        onClose={() => setRemoving(null)}
      >
        {words.tagPage.removeLead}
      </Confirm>
    </Page>
  )
}

function refreshTags(client: QueryClient): Promise<unknown> {
  return Promise.all(['tags', 'conversations', 'conversation'].map((key) => client.invalidateQueries({ queryKey: [key] })))
}

function TagForm({ one, onDone }: { one: Tag | null; onDone: () => void }) {
  const words = useWords()
  const client = useQueryClient()
  const [id] = useState(() => one?.id ?? newId('tag'))
  const [name, setName] = useState(one?.name.text ?? '')
  const save = useMutation({
    mutationFn: () => (one ? api.renameTag(id, name.trim()) : api.makeTag({ id, name: name.trim() })),
    onSuccess: () => {
      void refreshTags(client)
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') save.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      <label className="field">
        <span className="label">{words.name}</span>
        <input className="input" autoFocus maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <FormProblem problem={save.error} />
      <div className="actions end">
        <button type="submit" className="button main" disabled={name.trim() === '' || save.isPending}>
          {words.save}
        </button>
      </div>
    </form>
  )
}
