import type { SaveOver } from '../state/save-over.ts'
import { useWords } from '../words/words.ts'
import { FormProblem } from './states.tsx'

type Props = {
  save: Pick<SaveOver, 'error'> & Partial<Pick<SaveOver, 'overtaken'>>
  onTheirs: () => void
}

/** Why it was not saved. Where somebody else was quicker, what they wrote stands here beside one's own, and one says which stays. */
export function SaveProblem({ save, onTheirs }: Props) {
  const { overtaken: say, none } = useWords()
  if (!save.overtaken) return <FormProblem problem={save.error} />
  const { theirs, saveMine, leave } = save.overtaken
  const keepTheirs = () => {
    leave()
    onTheirs()
  }
  return (
    <div className="overtaken" role="alert">
      <p>{say.lead}</p>
      <dl>
        {theirs.map(({ label, text }) => (
          <div key={label}>
            <dt>{say.theirs(label)}</dt>
            <dd>{text === '' ? none : text}</dd>
          </div>
        ))}
      </dl>
      <div className="actions">
        <button type="button" className="button small" onClick={keepTheirs}>
          {say.keepTheirs}
        </button>
        <button type="button" className="button small" onClick={saveMine}>
          {say.saveMine}
        </button>
      </div>
    </div>
  )
}
