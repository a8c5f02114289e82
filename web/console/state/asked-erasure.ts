import { makeStore } from './store.ts'

type Asked = { readonly contactId: string; readonly name: string; readonly onErased: () => void }

export const askedErasure = makeStore<Asked | null>(null)

/** Opens the dialog. It stands in the frame, because what asked for it is gone once the person is. */
export function askErasure(what: Asked): void {
  askedErasure.set(what)
}
