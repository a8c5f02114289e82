import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Tag } from '../../../src/http/wire/inbox.ts'
import { inboxApi } from '../api/inbox.ts'
import { newId } from '../api/call.ts'
import { Table } from '../parts/page.tsx'
import { SafeLine } from '../parts/text/safe-text.tsx'
import { RemoveButton, SheetForm, TextField } from '../parts/sheet-form.tsx'
import { Things } from '../parts/things.tsx'
import { tagsQuery } from '../state/queries.ts'
import { useSaveOver } from '../state/save-over.ts'
import { useMay } from '../state/session.ts'
import { useWords } from '../words/words.ts'

export function TagsScreen() {
  const words = useWords()
  const say = words.tagPage
  const writes = useMay()('tag:write')
  const client = useQueryClient()
  return (
    <Things<Tag>
      title={say.title}
      lead={say.lead}
      list={useQuery(tagsQuery)}
      icon="tag"
      empty={say.empty}
      writes={writes}
      make={say.make}
      change={say.renameTitle}
      renderForm={(one, onDone) => <TagForm one={one} onDone={onDone} />}
    >
      {(tags, onEdit) => (
        <Table label={say.title} head={[words.name, '']}>
          {tags.map((tag) => (
            <tr key={tag.id}>
              <th scope="row">
                <Link
                  className="plain-link"
                  to="/inbox/$view"
                  params={{ view: tag.id }}
                  title={say.open(tag.name.text)}
                >
                  <SafeLine text={tag.name} />
                </Link>
              </th>
              <td className="end">
                {onEdit && (
                  <>
                    <button className="button small quiet" onClick={() => onEdit(tag)}>
                      {say.rename}
                      <span className="aside"> {tag.name.text}</span>
                    </button>
                    <RemoveButton
                      label={say.remove}
                      name={tag.name.text}
                      title={say.removeTitle(tag.name.text)}
                      lead={say.removeLead}
                      remove={() => inboxApi.removeTag(tag.id)}
                      onSettled={() => refreshTags(client)}
                    />
                  </>
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Things>
  )
}

function refreshTags(client: QueryClient): Promise<unknown> {
  return Promise.all(
    ['tags', 'conversations', 'conversation'].map((key) => client.invalidateQueries({ queryKey: [key] })),
  )
}

function TagForm({ one, onDone }: { one: Tag | null; onDone: () => void }) {
  const words = useWords()
  const client = useQueryClient()
  const [id] = useState(() => one?.id ?? newId('tag'))
  const [name, setName] = useState(one?.name.text ?? '')
  const done = () => {
    void refreshTags(client)
    onDone()
  }
  const make = useMutation({ mutationFn: () => inboxApi.makeTag({ id, name: name.trim() }), onSuccess: done })
  const change = useSaveOver(
    {
      begun: one,
      read: () => inboxApi.tag(id),
      fields: { name: { label: words.name, of: (tag) => tag?.name, mine: name.trim() } },
      save: (_, tag) => inboxApi.renameTag(id, name.trim(), tag),
    },
    done,
  )
  return (
    <SheetForm ready={name.trim() !== ''} save={one ? change : make} onTheirs={done}>
      <TextField label={words.name} value={name} maxLength={60} focus onValue={setName} />
    </SheetForm>
  )
}
