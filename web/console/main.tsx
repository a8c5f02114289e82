// First, so that the styles of parts may refine it.
import './base.css'
import './controls.css'
import './inline.css'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useEffect, useState, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { Problem } from './api/call.ts'
import { Toaster } from './parts/toast.tsx'
import { router } from './routes.tsx'
import { startLook } from './state/look.ts'
import { sessionQuery } from './state/queries.ts'
import { browserLanguage, fetchWords, hasWords, WordsContext, wordsFor, type Language } from './words/words.ts'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // Only what may heal by itself is tried again; a refusal stays one.
      retry: (count, problem) =>
        problem instanceof Problem && ['offline', 'unavailable'].includes(problem.code) && count < 3,
    },
    mutations: { retry: false },
  },
})

/** Speaks the language of the person who is signed in, before that the browser's. */
function Speaking({ children }: { children: ReactNode }) {
  const asked = useQuery(sessionQuery).data?.teammate.language ?? browserLanguage()
  const [fetched, setFetched] = useState<Language>(browserLanguage)
  const language = hasWords(asked) ? asked : fetched
  useEffect(() => {
    let latest = true
    // Without its words the page goes on in the language that it has.
    void fetchWords(asked).then(
      () => latest && setFetched(asked),
      () => {},
    )
    return () => {
      latest = false
    }
  }, [asked])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return <WordsContext value={wordsFor(language)}>{children}</WordsContext>
}

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
startLook()
const root = createRoot(place)
const show = () =>
  root.render(
    <StrictMode>
      {/* The page allows no inline styles; parts that would need them are not used. */}
      <CSPProvider disableStyleElements>
        <QueryClientProvider client={client}>
          <Speaking>
            <RouterProvider router={router} />
            <Toaster />
          </Speaking>
        </QueryClientProvider>
      </CSPProvider>
    </StrictMode>,
  )

// A page that speaks one language first and another one a moment later would jump.
void fetchWords(browserLanguage()).then(show, show)
