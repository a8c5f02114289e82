import { useEffect, useState } from 'preact/hooks'
import type { State, Store } from '../state.ts'

export function useStore(store: Store): State {
  const [state, setState] = useState(store.get())
  useEffect(() => {
    setState(store.get())
    return store.listen(() => setState(store.get()))
  }, [store])
  return state
}
