import { Menu } from '@base-ui/react/menu'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { inboxApi } from '../../api/inbox.ts'
import { newId } from '../../api/call.ts'
import { macrosQuery } from '../../state/queries.ts'
import { useMay } from '../../state/session.ts'
import { useWords } from '../../words/words.ts'
import { Sheet } from '../sheet.tsx'
import { floor } from '../floor.ts'
import { Icon } from '../icon.tsx'
import { SafeLine } from '../text/safe-text.tsx'
import { FormProblem } from '../states.tsx'
import '../menu.css'

export function SavedReplies({ text, onChoose }: { text: string; onChoose: (body: string) => void }) {
  const words = useWords()
  const may = useMay()
  const [naming, setNaming] = useState(false)
  const macros = useQuery({ ...macrosQuery, enabled: may('macro:read') }).data?.items
  if (!may('macro:read')) return null
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className="button quiet small" aria-label={words.composer.saved} title={words.composer.saved}>
          <Icon name="replies" />
        </Menu.Trigger>
        <Menu.Portal container={floor()}>
          <Menu.Positioner className="positioner" side="top" align="start" sideOffset={4} collisionPadding={8}>
            <Menu.Popup className="popup menu">
              <Menu.Group>
                <Menu.GroupLabel className="menu-label">{words.composer.saved}</Menu.GroupLabel>
                {macros?.map((one) => (
                  <Menu.Item
                    className="menu-item"
                    key={one.id}
                    label={one.name.text}
                    onClick={() => onChoose(one.body.text)}
                  >
                    <span className="grow">
                      <SafeLine text={one.name} />
                    </span>
                  </Menu.Item>
                ))}
                {macros?.length === 0 && <p className="menu-label">{words.composer.noSaved}</p>}
              </Menu.Group>
              {may('macro:write') && text.trim() !== '' && (
                <>
                  <Menu.Separator className="menu-line" />
                  <Menu.Item className="menu-item" onClick={() => setNaming(true)}>
                    <Icon name="plus" />
                    {words.composer.saveThis}
                  </Menu.Item>
                </>
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <Sheet open={naming} onClose={() => setNaming(false)} title={words.composer.saveThis}>
        <NameForm body={text.trim()} onDone={() => setNaming(false)} />
      </Sheet>
    </>
  )
}

function NameForm({ body, onDone }: { body: string; onDone: () => void }) {
  const words = useWords()
  const client = useQueryClient()
  const [id] = useState(() => newId('macro'))
  const [name, setName] = useState('')
  const save = useMutation({
    mutationFn: () => inboxApi.makeMacro({ id, name: name.trim(), body }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['macros'] })
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
        <span className="label">{words.composer.savedName}</span>
        <input
          className="input"
          autoFocus
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
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
