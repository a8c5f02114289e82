import { useEffect } from 'react'
import { idPattern } from '../../../src/core/id.ts'
import { Door } from '../parts/account/door.tsx'
import { useWords } from '../words/words.ts'

/** A page with nothing on it but the messenger, for trying it before a site has it. Whoever opens it is a visitor. */
export function TestPage() {
  const words = useWords()
  useEffect(() => {
    const app = new URLSearchParams(location.search).get('app') ?? ''
    if (!new RegExp(idPattern('workspace')).test(app)) return
    const script = document.createElement('script')
    script.src = '/messenger.js'
    script.async = true
    script.dataset['workspace'] = app
    document.body.append(script)
  }, [])
  return <Door title={words.steps.testTitle} lead={words.steps.testLead} />
}
