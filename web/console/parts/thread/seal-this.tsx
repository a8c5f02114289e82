import { Menu } from '@base-ui/react/menu'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState, type RefObject } from 'react'
import { catalogue } from '../../../../src/detect/kinds.ts'
import type { Part } from '../../../../src/http/wire/conversation.ts'
import { Problem } from '../../api/call.ts'
import { sealsApi } from '../../api/seals.ts'
import { kindTitle, problemText, useWords } from '../../words/words.ts'
import { floor } from '../floor.ts'
import { SealMark } from '../icon.tsx'
import { chosenPassage } from './chosen-passage.ts'
import { sealable, type Passage } from '../text/text-runs.ts'
import { lookElsewhere } from '../../state/asked-sweep.ts'
import { say } from '../toast.tsx'

type Spot = { readonly part: Part; readonly passage: Passage | 'overlaps'; readonly x: number; readonly y: number }

/** The kinds a teammate most often sees missed; the rest stand below, by class. */
const usual = [
  'password',
  'payment-card',
  'iban',
  'bank-account',
  'date-of-birth',
  'passport',
  'person-name',
  'postal-address',
  'phone',
  'diagnosis',
]
const rest = catalogue.map((one) => one.kind).filter((kind) => !usual.includes(kind))

type Props = {
  box: RefObject<HTMLDivElement | null>
  parts: readonly Part[]
  conversationId: string
  onChanged: () => void
}

/** Floats above a selected passage of a message. */
export function SealThis({ box, parts, conversationId, onChanged }: Props) {
  const words = useWords()
  const [spot, setSpot] = useState<Spot | null>(null)
  const [open, setOpen] = useState(false)

  useEffect(() => {
    if (open) return
    const look = () => setSpot(spotOf(document.getSelection(), box.current, parts))
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [box, parts, open])

  const showAnew = () => {
    document.getSelection()?.removeAllRanges()
    setSpot(null)
    onChanged()
  }
  const seal = useMutation({
    mutationFn: ({ at, kind }: { at: Spot; kind: string }) =>
      at.passage === 'overlaps'
        ? Promise.reject(new Error('overlaps'))
        : sealsApi.sealPassage(conversationId, at.part.id, { ...at.passage, kind, revision: at.part.revision }),
    onSuccess: ({ body }, { at }) => {
      showAnew()
      const fresh = body.seals.find(({ token }) => !at.part.body.seals.some((seal) => seal.token === token))
      say({ text: words.seal.sealedNow })
      if (fresh) lookElsewhere(fresh.token)
    },
    onError: (problem) => {
      const hasChanged = problem instanceof Problem && problem.code === 'changed'
      if (hasChanged) showAnew()
      say({ kind: 'problem', text: hasChanged ? words.seal.changedSince : problemText(words, problem) })
    },
  })

  if (!spot) return null
  const place = { left: spot.x, top: spot.y }
  if (spot.passage === 'overlaps') {
    return (
      <span className="seal-this pill" style={place} role="status">
        {words.seal.overlaps}
      </span>
    )
  }
  const choose = (kind: string) => seal.mutate({ at: spot, kind })
  return (
    <div className="seal-this" style={place}>
      <Menu.Root open={open} onOpenChange={setOpen}>
        {/* The selection must outlive the press on the button. */}
        <Menu.Trigger className="button small seal-button" onMouseDown={(event) => event.preventDefault()}>
          <SealMark />
          {words.seal.sealThis}
        </Menu.Trigger>
        <Menu.Portal container={floor()}>
          <Menu.Positioner className="positioner" sideOffset={4} collisionPadding={8}>
            <Menu.Popup className="popup menu" aria-label={words.seal.sealAs}>
              <Menu.Group>
                <Menu.GroupLabel className="menu-label">{words.seal.sealAs}</Menu.GroupLabel>
                {usual.map((kind) => (
                  <Menu.Item className="menu-item" key={kind} onClick={() => choose(kind)}>
                    {kindTitle(words, kind)}
                  </Menu.Item>
                ))}
              </Menu.Group>
              <Menu.Separator className="menu-line" />
              {rest.map((kind) => (
                <Menu.Item className="menu-item" key={kind} onClick={() => choose(kind)}>
                  {kindTitle(words, kind)}
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </div>
  )
}

function spotOf(selection: Selection | null, box: HTMLDivElement | null, parts: readonly Part[]): Spot | null {
  const chosen = box && chosenPassage(selection, box)
  const part = chosen && parts.find((one) => one.id === chosen.partId)
  if (!box || !chosen || !part) return null
  const passage = sealable(part.body, chosen.from, chosen.to)
  if (!passage) return null
  const frame = box.getBoundingClientRect()
  const middle = chosen.box.left + chosen.box.width / 2 - frame.left
  return {
    part,
    passage,
    x: Math.min(Math.max(middle, 64), frame.width - 64),
    y: Math.max(chosen.box.top - frame.top, 44) + box.scrollTop,
  }
}
