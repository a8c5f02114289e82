export type Chosen = { readonly partId: string; readonly from: number; readonly to: number; readonly box: DOMRect }

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

/** Each run says where it starts; a chip says where it ends, too, because what it shows is not its text. */
export function offsetOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement
  const run = element?.closest<HTMLElement>('[data-start]')
  if (!run) return element?.matches('[data-part]') ? offsetAmongRuns(element, offset) : null
  const start = Number(run.dataset['start'])
  const end = run.dataset['end']
  if (end !== undefined) return offset === 0 ? start : Number(end)
  return start + (node.nodeType === 3 ? offset : offset === 0 ? 0 : (run.textContent?.length ?? 0))
}

/** Some browsers name a place between two runs by the body and a count of its children. */
function offsetAmongRuns(body: Element, count: number): number {
  const next = body.children[count]
  if (next instanceof HTMLElement && next.dataset['start'] !== undefined) return Number(next.dataset['start'])
  return lengthOf(body)
}

function lengthOf(body: Element): number {
  const last = body.lastElementChild
  if (!(last instanceof HTMLElement)) return 0
  return Number(last.dataset['end'] ?? Number(last.dataset['start']) + (last.textContent?.length ?? 0))
}
