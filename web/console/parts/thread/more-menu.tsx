import { Menu } from '@base-ui/react/menu'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Conversation } from '../../../../src/http/wire/conversation.ts'
import { conversationsApi } from '../../api/conversations.ts'
import { linkTo } from '../../state/part-link.ts'
import { otherConversationsQuery } from '../../state/queries.ts'
import { fullTime } from '../../words/time.ts'
import { useWords } from '../../words/words.ts'
import { Sheet } from '../sheet.tsx'
import { Icon } from '../icon.tsx'
import { SafeLine } from '../text/safe-text.tsx'
import { FormProblem } from '../states.tsx'
import { HeadMenu } from './head-menu.tsx'
import { say } from '../toast.tsx'

type Props = {
  conversation: Conversation
  open: boolean
  onOpenChange: (open: boolean) => void
  merging: boolean
  onMerging: (merging: boolean) => void
  onMerged: (id: string) => void
}

/** What is done now and then. */
export function MoreMenu({ conversation, open, onOpenChange, merging, onMerging, onMerged }: Props) {
  const words = useWords()
  const copy = async () => {
    await navigator.clipboard.writeText(linkTo(conversation.id))
    say({ text: words.work.linkCopied })
  }
  return (
    <>
      <HeadMenu open={open} onOpenChange={onOpenChange} label={words.work.more} trigger={<Icon name="more" />}>
        {/* After the menu has closed, which would else close what it opens. */}
        <Menu.Item className="menu-item" onClick={() => setTimeout(() => onMerging(true), 0)}>
          <Icon name="merge" />
          {words.work.merge}…
        </Menu.Item>
        <Menu.Item className="menu-item" onClick={() => void copy()}>
          <Icon name="link" />
          {words.work.copyThread}
        </Menu.Item>
      </HeadMenu>
      <Sheet open={merging} onClose={() => onMerging(false)} title={words.work.mergeTitle}>
        {merging && (
          <MergeChoice
            conversation={conversation}
            onMerged={(id) => {
              onMerging(false)
              onMerged(id)
            }}
          />
        )}
      </Sheet>
    </>
  )
}

function MergeChoice({ conversation, onMerged }: { conversation: Conversation; onMerged: (id: string) => void }) {
  const words = useWords()
  const client = useQueryClient()
  const [problem, setProblem] = useState<unknown>(null)
  const others = useQuery(otherConversationsQuery(conversation.contactId)).data?.items.filter(
    (one) => one.id !== conversation.id,
  )
  const merge = async (into: string) => {
    try {
      await conversationsApi.merge(conversation.id, into)
      say({ text: words.work.merged })
      client.removeQueries({ queryKey: ['parts', conversation.id] })
      for (const key of [['conversations'], ['parts', into], ['conversation', into]])
        void client.invalidateQueries({ queryKey: key })
      onMerged(into)
    } catch (refused) {
      setProblem(refused)
    }
  }
  if (others?.length === 0) return <p className="muted">{words.work.mergeNone}</p>
  return (
    <div className="stack">
      <p className="muted">{words.work.mergeLead}</p>
      <ul className="stack tight">
        {others?.map((one) => (
          <li className="card merge-row" key={one.id}>
            <p>{one.preview ? <SafeLine text={one.preview} /> : words.inbox.noPreview}</p>
            <div className="actions">
              <time className="hint" dateTime={one.updatedAt}>
                {fullTime(one.updatedAt, words.language)}
              </time>
              <span className="grow" />
              <button className="button small" onClick={() => void merge(one.id)}>
                {words.work.mergeDo}
              </button>
            </div>
          </li>
        ))}
      </ul>
      <FormProblem problem={problem} />
    </div>
  )
}
