import { useEffect } from 'react'
import { useSession } from './session.ts'

/** Which page a tab shows, for whoever has several. A browser keeps titles, so it is a word of ours and nobody's name. */
export function useTabTitle(page: string): void {
  const { workspace } = useSession()
  useEffect(() => {
    document.title = `${page} · ${workspace.name}`
  }, [page, workspace.name])
}
