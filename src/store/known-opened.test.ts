import { expect, it } from 'vitest'
import { openedOnce } from './known-opened.ts'

const locked = (byte: number) => Buffer.alloc(40, byte)

it('opens the same ciphertext of the same place once', () => {
  let times = 0
  const open = () => (times++, '{"name":"strict"}')
  const first = openedOnce('wsp_a/policies/1', locked(1), open)
  expect(openedOnce('wsp_a/policies/1', locked(1), open)).toBe(first)
  expect(first).toEqual({ name: 'strict' })
  expect(times).toBe(1)
})

it('opens anew what was changed, and believes nothing that does not open', () => {
  openedOnce('wsp_b/policies/1', locked(1), () => '{"name":"old"}')
  expect(openedOnce('wsp_b/policies/1', locked(2), () => '{"name":"new"}')).toEqual({ name: 'new' })
  const away = () => {
    throw new Error('does not open')
  }
  expect(() => openedOnce('wsp_b/policies/1', locked(3), away)).toThrow('does not open')
})

it('knows nothing of another place with the same bytes', () => {
  openedOnce('wsp_c/policies/1', locked(1), () => '{"name":"of c"}')
  expect(openedOnce('wsp_d/policies/1', locked(1), () => '{"name":"of d"}')).toEqual({ name: 'of d' })
})

it('gives out what nobody can change for the others', () => {
  const value = openedOnce('wsp_e/policies/1', locked(1), () => '{"rules":[{"kind":"email"}]}') as {
    rules: { kind: string }[]
  }
  expect(() => (value.rules[0]!.kind = 'phone')).toThrow(TypeError)
  expect(() => value.rules.push({ kind: 'phone' })).toThrow(TypeError)
})

it('forgets the oldest of very many', () => {
  let times = 0
  const open = () => (times++, '{}')
  openedOnce('wsp_f/policies/1', locked(1), open)
  for (let i = 0; i < 600; i++) openedOnce(`wsp_f${i}/policies/1`, locked(1), () => '{}')
  openedOnce('wsp_f/policies/1', locked(1), open)
  expect(times).toBe(2)
})
