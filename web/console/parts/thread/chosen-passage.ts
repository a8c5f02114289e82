type Chosen = { readonly partId: string; readonly from: number; readonly to: number; readonly box: DOMRect }

/** Where a selection lies in the text of one part, or null when it is empty or reaches over two parts. */
export function chosenPassage(selection: Selection | null, within: Element): Chosen | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const body = bodyOf(range.startContainer)
  if (!body || !within.contains(body)) return null
  const from = offsetOf(range.startContainer, range.startOffset)
  // A triple click ends at the start of the next element: take the end of this body instead.
  const to = bodyOf(range.endContainer) === body ? offsetOf(range.endContainer, range.endOffset) : lengthOf(body)
  const partId = body.dataset['part']
  if (from === null || to === null || from === to || partId === undefined) return null
  return { partId, from, to, box: range.getBoundingClientRect() }
}

function bodyOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement
  return element?.closest<HTMLElement>('[data-part]') ?? null
}

type RunSpot = {
  readonly start: number
  /** Only of a chip: what it shows is not its text, so it says itself where it ends. */
  readonly end: number | null
  /** How many characters the run shows. */
  readonly length: number
  readonly offset: number
  /** Whether `offset` counts characters; otherwise it counts children, and the run has only one. */
  readonly inText: boolean
}

export function offsetInRun({ start, end, length, offset, inText }: RunSpot): number {
  if (end !== null) return offset === 0 ? start : end
  if (inText) return start + Math.min(offset, length)
  return offset === 0 ? start : start + length
}

function offsetOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement
  const run = element?.closest<HTMLElement>('[data-start]')
  if (!run) return element?.closest('[data-part]') ? offsetAmongRuns(element, offset) : null
  const { start, end } = run.dataset
  return offsetInRun({
    start: Number(start),
    end: end === undefined ? null : Number(end),
    length: run.textContent?.length ?? 0,
    offset,
    inText: node.nodeType === Node.TEXT_NODE,
  })
}

/** Some browsers name a place between two runs by the body and a count of its children. */
function offsetAmongRuns(body: Element, count: number): number {
  const next = body.children[count]
  // A list or a paragraph begins where its first run does.
  const run =
    next instanceof HTMLElement &&
    (next.matches('[data-start]') ? next : next.querySelector<HTMLElement>('[data-start]'))
  if (run && run.dataset['start'] !== undefined) return Number(run.dataset['start'])
  return lengthOf(body)
}

function lengthOf(body: Element): number {
  const last = [...body.querySelectorAll<HTMLElement>('[data-start]')].at(-1)
  if (!last) return 0
  return Number(last.dataset['end'] ?? Number(last.dataset['start']) + (last.textContent?.length ?? 0))
}
