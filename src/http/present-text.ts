import type { SafeText as CoreSafeText } from '../core/seal.ts'
import { may, type Viewer } from '../core/viewer.ts'
import type { SafeText, Seal } from './wire/shapes.ts'

/** Who looks, and when: what they may do with a seal depends on both. */
export type Eye = { readonly viewer: Viewer; readonly now: Date }

export function presentText(eye: Eye, text: CoreSafeText): SafeText {
  return {
    text: text.text,
    seals: text.seals.map((seal): Seal => {
      const { token, kind, class: valueClass, start, end, hint, expiresAt } = seal
      const isAlive = Date.parse(expiresAt) > eye.now.getTime()
      return {
        token,
        kind,
        class: valueClass,
        start,
        end,
        hint,
        expiresAt,
        mayReveal: isAlive && may(eye.viewer, 'value:reveal', valueClass),
        mayRestore: isAlive && may(eye.viewer, 'value:restore', valueClass),
        mayExtend: isAlive && may(eye.viewer, 'value:keep', valueClass),
        mayDestroy: isAlive && may(eye.viewer, 'value:destroy', valueClass),
        ...(seal.destroyed ? { destroyed: true } : {}),
      }
    }),
  }
}

export function presentTextOrNull(eye: Eye, text: CoreSafeText | null): SafeText | null {
  return text === null ? null : presentText(eye, text)
}
