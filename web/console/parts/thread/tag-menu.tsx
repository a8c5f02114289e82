import { Menu } from '@base-ui/react/menu'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { tagsQuery } from '../../state/queries.ts'
import { useMay } from '../../state/session.ts'
import { useConversationActs } from '../../state/use-conversation-acts.ts'
import { useWords } from '../../words/words.ts'
import { Sheet } from '../sheet.tsx'
import { HeadMenu, type MenuProps } from './head-menu.tsx'
import { Icon } from '../icon.tsx'
import { SafeLine } from '../text/safe-text.tsx'
import { TagForm } from './tag-form.tsx'

export function TagMenu({ conversation, open, onOpenChange }: MenuProps) {
  const words = useWords()
  const may = useMay()
  const acts = useConversationActs()
  const tags = useQuery(tagsQuery).data?.items ?? []
  const [making, setMaking] = useState(false)
  return (
    <>
      <HeadMenu open={open} onOpenChange={onOpenChange} label={`${words.thread.tag} (T)`} trigger={<Icon name="tag" />}>
        {tags.map((tag) => {
          const has = conversation.tagIds.includes(tag.id)
          return (
            <Menu.CheckboxItem
              className="menu-item"
              key={tag.id}
              label={tag.name.text}
              checked={has}
              onCheckedChange={() => void (has ? acts.untag(conversation, tag.id) : acts.tag(conversation, tag.id))}
            >
              <span className="menu-check">
                <Menu.CheckboxItemIndicator>
                  <Icon name="check" />
                </Menu.CheckboxItemIndicator>
              </span>
              <span className="grow">
                <SafeLine text={tag.name} />
              </span>
            </Menu.CheckboxItem>
          )
        })}
        {tags.length > 0 && may('tag:write') && <Menu.Separator className="menu-line" />}
        {may('tag:write') && (
          <Menu.Item className="menu-item" onClick={() => setMaking(true)}>
            <Icon name="plus" />
            {words.thread.newTag}
          </Menu.Item>
        )}
        {tags.length === 0 && !may('tag:write') && <p className="menu-label">{words.none}</p>}
      </HeadMenu>
      <Sheet open={making} onClose={() => setMaking(false)} title={words.thread.newTag}>
        <TagForm
          onMade={(id) => {
            setMaking(false)
            void acts.tag(conversation, id)
          }}
        />
      </Sheet>
    </>
  )
}
