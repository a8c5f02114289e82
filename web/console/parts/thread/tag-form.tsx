import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { newId } from '../../api/call.ts'
import { inboxApi } from '../../api/inbox.ts'
import { useWords } from '../../words/words.ts'
import { FormProblem } from '../states.tsx'

/** A tag that is made where it is needed. */
export function TagForm({ onMade }: { onMade: (id: string) => void }) {
  const words = useWords()
  const client = useQueryClient()
  const [id] = useState(() => newId('tag'))
  const [name, setName] = useState('')
  const make = useMutation({
    mutationFn: () => inboxApi.makeTag({ id, name: name.trim() }),
    onSuccess: async (tag) => {
      await client.invalidateQueries({ queryKey: ['tags'] })
      onMade(tag.id)
    },
  })
  const ready = name.trim() !== '' && !make.isPending
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) make.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      <label className="field">
        <span className="label">{words.name}</span>
        <input
          className="input"
          autoFocus
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <FormProblem problem={make.error} />
      <div className="actions end">
        <button className="button main" type="submit" disabled={!ready}>
          {words.thread.addTag}
        </button>
      </div>
    </form>
  )
}
