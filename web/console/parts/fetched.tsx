import { useEffect, useState, type ComponentType, type ReactNode } from 'react'

/**
 * A component that comes in a file of its own, and until then what stands in its place. Not by `lazy` and `Suspense`: those show the
 * place even when the file is long there, and then hold back what comes for 300 ms, so that nothing flickers.
 */
export function fetched<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  place: (props: Props) => ReactNode,
) {
  let known: ComponentType<Props> | undefined
  const fetch = async () => {
    known ??= await load()
  }
  function Fetched(props: Props) {
    const [, setThere] = useState(known !== undefined)
    useEffect(() => {
      // Thrown where the page expects it: while it is drawn.
      const fail = (problem: unknown) =>
        setThere(() => {
          throw problem
        })
      if (!known) fetch().then(() => setThere(true), fail)
    }, [])
    const Known = known
    return Known ? <Known {...props} /> : place(props)
  }
  return { Fetched, fetch }
}
