import { alike } from './alike.ts'
import type { Detector } from '../detector.ts'
import { addGrouping, type GroupNode, groupNode } from './groupings.ts'
import { type ShapeNode, shapeNode } from './read-number.ts'

/** Whom something else than a literal wakes. Made at the first number or answer: in talk most messages have neither. */
export type Others = {
  readonly groupings: GroupNode
  readonly shapes: ShapeNode
  /** With what they ask for beside them: read of the anchors themselves it would be looked up for each number. */
  readonly onChain: readonly { readonly one: Detector; readonly digits: number; readonly groups: number }[]
  readonly onToken: readonly { readonly one: Detector; readonly joints: number; readonly most: number }[]
  readonly onAnswer: readonly Detector[]
  /** All that any of them, or who reads each token of an answer, is asked by; and those who look at each answer. */
  readonly questions: readonly string[]
  readonly onAnyAnswer: readonly Detector[]
  /** Whether the question that was asked last asks for any of it, and whom it wakes: the same one stands before many a text. */
  readonly answering: { question: string; isAsked: boolean; by: readonly Detector[] }
  readonly onList: readonly Detector[]
  readonly onParted: readonly Detector[]
  readonly onLongToken: readonly { readonly one: Detector; readonly least: number }[]
}

export function othersOf(given: readonly Detector[]): Others {
  const detectors = given.map(alike)
  const groupings = groupNode()
  const shapes = shapeNode()
  for (const one of detectors) {
    for (const grouping of one.anchors.groupings ?? []) addGrouping(groupings, grouping, one)
    for (const shape of one.anchors.shapes ?? []) addShape(shapes, shape, one)
  }
  return {
    groupings,
    shapes,
    onChain: detectors
      .filter((one) => one.anchors.chain !== undefined)
      .map((one) => ({ one, digits: one.anchors.chain ?? 0, groups: one.anchors.groups ?? 1 })),
    onToken: detectors
      .filter((one) => one.anchors.token)
      .map((one) => ({ one, joints: jointsOf(one.anchors.token ?? ''), most: one.anchors.tokenMost ?? anySize })),
    onLongToken: detectors
      .filter((one) => one.anchors.longToken)
      .map((one) => ({ one, least: one.anchors.longToken ?? 0 })),
    onAnswer: detectors.filter((one) => one.anchors.answer),
    questions: detectors.flatMap(({ anchors: { answer, token }, context }) => {
      if (answer) return answer === true ? [] : answer
      return token?.includes('?') ? (context ?? []) : []
    }),
    onAnyAnswer: detectors.filter((one) => one.anchors.answer === true),
    answering: { question: '', isAsked: false, by: [] },
    onList: detectors.filter((one) => one.anchors.list),
    onParted: detectors.filter((one) => one.anchors.parted),
  }
}

const anySize = 1 << 30

function addShape(root: ShapeNode, shape: string, one: Detector): void {
  let node = root
  for (const c of shape) if (c !== '*') node = node.next[c === 'A' ? 0 : 1] ??= shapeNode()
  if (shape.endsWith('*')) node.open = one
  else (node.whole ??= []).push(one)
}

function jointsOf(signs: string): number {
  let joints = signs.includes('?') ? asked : 0
  for (let i = 0; i < signs.length; i++) joints |= jointOf(signs.charCodeAt(i))
  return joints
}

/** What joins the parts of network addresses and coordinates, each a bit of its own. */
export function jointOf(c: number): number {
  return c === 58 ? 1 : c === 45 ? 2 : c === 46 ? 4 : 0
}

/** The bit beside them: a question stands in the turn before. */
export const asked = 8
