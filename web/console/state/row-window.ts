import { useEffect, useLayoutEffect, useState, type RefObject } from 'react'

type RowWindow = { readonly from: number; readonly to: number }

/** Rows outside of the sight that are kept ready, so that a turn of the wheel shows no gap. */
const spare = 8
/** The window moves in steps of so many rows: not each frame of a scroll has to draw anew. */
const stepRows = 4

/** Which of the rows, all of one height, stand in a box of such a height that is scrolled so far. */
export function rowWindow(count: number, rowHeight: number, boxHeight: number, scrollTop: number): RowWindow {
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight) - spare
  const from = Math.max(0, Math.min(Math.floor(first / stepRows) * stepRows, count - 1))
  return { from, to: Math.min(count, from + Math.ceil(boxHeight / rowHeight) + 2 * spare + stepRows) }
}

/** Where to scroll so that a row stands in sight; nowhere if it does already. */
export function scrollFor(index: number, rowHeight: number, boxHeight: number, scrollTop: number): number | undefined {
  const top = index * rowHeight
  if (top < scrollTop) return top
  return top + rowHeight > scrollTop + boxHeight ? top + rowHeight - boxHeight : undefined
}

/** Rows are measured by the first one: text that was made larger, or another density, makes all of them higher or lower. */
export function useRowWindow(box: RefObject<HTMLElement | null>, count: number, usualHeight: number) {
  const [rowHeight, setRowHeight] = useState(usualHeight)
  const [boxHeight, setBoxHeight] = useState(800)
  const [shown, setShown] = useState<RowWindow>(() => rowWindow(count, usualHeight, 800, 0))

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const look = () => {
      const next = rowWindow(count, rowHeight, boxHeight, element.scrollTop)
      setShown((now) => (now.from === next.from && now.to === next.to ? now : next))
    }
    look()
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
  }, [box, count, rowHeight, boxHeight])

  useEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => {
      setBoxHeight(element.clientHeight)
      const height = element.querySelector('li')?.getBoundingClientRect().height
      if (height) setRowHeight(height)
    }
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    const row = element.querySelector('li')
    if (row) watch.observe(row)
    return () => watch.disconnect()
    // The first row is another one after a scroll, but all are alike; another density changes it.
  }, [box, usualHeight, count > 0])

  return {
    // A list that has just become shorter is drawn once with the window of before.
    from: Math.min(shown.from, count),
    to: Math.min(shown.to, count),
    rowHeight,
    height: count * rowHeight,
    scrollTo(index: number): void {
      const element = box.current
      const top = element && scrollFor(index, rowHeight, element.clientHeight, element.scrollTop)
      if (element && top !== undefined && top !== null) element.scrollTop = top
    },
  }
}
