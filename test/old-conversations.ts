import { newId } from './cast.ts'

/** Conversations of another desk, as they are sent to POST /v1/imports. */
export const card = ['4242', '4242', '4242', '4242'].join(' ')
export const at = (minute: number, second = 0) => new Date(Date.UTC(2021, 2, 4, 10, minute, second)).toISOString()

let count = 0
export const said = (text: string, createdAt: string, more: object = {}) => ({
  externalId: `p${++count}`,
  author: { type: 'contact' },
  text,
  createdAt,
  ...more,
})
export const answered = (text: string, createdAt: string, author: object = { name: 'Una Fell' }, more: object = {}) =>
  said(text, createdAt, { author: { type: 'team', ...author }, ...more })
export const old = (parts: readonly object[], more: object = {}) => ({
  externalId: newId('tag'),
  contact: { email: `${newId('tag')}@example.net`, name: 'Carla Roe' },
  parts,
  ...more,
})

export type ImportedAnswer = {
  readonly done: readonly { conversationId: string; contactId: string; added: number; known: number; hidden: object }[]
  readonly refused: readonly { index: number; code: string; field: string; message: string }[]
}
