import { useEffect, useState } from 'react'

const pauseMs = 200

/** What is typed, once its writer pauses: a search for each letter would be six for a word. An emptied field is empty at once. */
export function useSettled(query: string): string {
  const [settled, setSettled] = useState(query)
  useEffect(() => {
    if (query === '') {
      setSettled('')
      return
    }
    const timer = setTimeout(() => setSettled(query), pauseMs)
    return () => clearTimeout(timer)
  }, [query])
  return settled
}
