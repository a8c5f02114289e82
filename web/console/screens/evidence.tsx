import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EvidenceReport } from '../parts/evidence/evidence-report.tsx'
import { PeriodForm } from '../parts/evidence/period-form.tsx'
import { Page } from '../parts/page.tsx'
import { Bones, Empty } from '../parts/states.tsx'
import { activityApi } from '../api/activity.ts'
import { useWords } from '../words/words.ts'
import './evidence.css'

const usualDays = 90

/** Each making is logged, so nothing is made before somebody asks for it. */
export function EvidenceScreen() {
  const words = useWords()
  const say = words.evidence
  const make = useMutation({ mutationFn: activityApi.evidence, gcTime: 0 })
  return (
    <Page
      title={say.title}
      lead={say.lead}
      act={
        <Link className="button" to="/trail">
          {words.trail.title}
        </Link>
      }
    >
      <PeriodForm days={usualDays} act={say.make} make={make} />
      {make.isPending && (
        <div>
          <p className="muted">{say.making}</p>
          <Bones rows={6} />
        </div>
      )}
      {make.isIdle && <Empty icon="evidence" title={say.empty} />}
      {make.data && <EvidenceReport evidence={make.data} />}
    </Page>
  )
}
