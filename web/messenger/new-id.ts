import { makeId } from '../../src/core/id.ts'

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))

export const newId = (noun: 'conversation' | 'part') => makeId(noun, Date.now(), random)
