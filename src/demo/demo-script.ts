/** How a demo conversation is written down. `conversations-*-data.ts` are lists of these; `seed-demo.ts` plays them. */
export type By = 'ada' | 'ben' | 'clara'

/** Each line makes exactly one part, so that a run that was interrupted knows where to go on. `wait`: minutes after the line before. */
export type DemoLine =
  | { readonly does: 'says'; readonly text: string; readonly wait?: number }
  | { readonly does: 'answers'; readonly by: By; readonly text: string; readonly wait?: number; readonly looks?: Look }
  | { readonly does: 'notes'; readonly by: By; readonly text: string; readonly wait?: number; readonly looks?: Look }
  | { readonly does: 'assigns'; readonly by: By; readonly to: By; readonly wait?: number }
  | { readonly does: 'tags'; readonly by: By; readonly tag: string; readonly wait?: number }
  | { readonly does: 'closes' | 'reopens'; readonly by: By; readonly wait?: number }
  | { readonly does: 'snoozes'; readonly by: By; readonly days: number; readonly wait?: number }

/** Before this line its author asks to see the newest sealed value, and is let or refused as their role says. */
export type Look = { readonly reason: string }

export type DemoConversation = {
  readonly key: string
  /** A key of `people-data.ts`. */
  readonly who: string
  readonly title?: string
  /** Minutes between its last line and the founding of the workspace. */
  readonly ended: number
  /** The team has seen its last message. */
  readonly read?: boolean
  readonly lines: readonly DemoLine[]
}

export type DemoPerson = {
  readonly key: string
  /** null: somebody on the website whom nobody knows yet. */
  readonly name: string | null
  readonly email: string | null
  readonly phone?: string
  readonly externalId?: string
  readonly attributes?: Readonly<Record<string, string | number | boolean>>
}

export const says = (text: string, wait?: number): DemoLine => ({ does: 'says', text, wait })
export const answers = (by: By, text: string, wait?: number, looks?: Look): DemoLine => ({
  does: 'answers',
  by,
  text,
  wait,
  looks,
})
export const notes = (by: By, text: string, wait?: number, looks?: Look): DemoLine => ({
  does: 'notes',
  by,
  text,
  wait,
  looks,
})
export const assigns = (by: By, to: By = by): DemoLine => ({ does: 'assigns', by, to })
export const tags = (by: By, tag: string): DemoLine => ({ does: 'tags', by, tag })
export const closes = (by: By, wait?: number): DemoLine => ({ does: 'closes', by, wait })
export const snoozes = (by: By, days: number): DemoLine => ({ does: 'snoozes', by, days })
