import type { Language, Say } from '../words/words.ts'
import type { Hiding } from './engine.ts'
import { SealMark } from './icons.tsx'
import { kindName, listOf } from './kind-names.ts'

type NoticeProps = {
  readonly hidings: readonly Hiding[]
  readonly say: Say
  readonly language: Language
  readonly onEdit: () => void
}

/** Before sending: what will be hidden, with the choice to send it so or to change it. Always in the tree, so that it is read out. */
export function Notice({ hidings, say, language, onEdit }: NoticeProps) {
  const refused = hidings.filter((one) => one.blocked)
  const kinds = listOf(
    (refused.length > 0 ? refused : hidings).map((one) => kindName(one.kind, language)),
    say,
  )
  return (
    <div class="notice-place">
      <div role="status" class={hidings.length > 0 ? 'notice' : 'unseen'}>
        {hidings.length > 0 && (
          <>
            <SealMark />
            <p>
              <strong>{say(refused.length > 0 ? 'willBlock' : 'willHide', { kinds })}</strong>
              <small>{say(refused.length > 0 ? 'willBlockWhy' : 'willHideWhy')}</small>
            </p>
          </>
        )}
      </div>
      {hidings.length > 0 && (
        <div class="notice-acts">
          <button type="button" class="second-act" onClick={onEdit}>
            {say('edit')}
          </button>
          {refused.length === 0 && (
            <button type="submit" class="seal-act">
              {say('sendHidden')}
            </button>
          )}
        </div>
      )}
    </div>
  )
}
