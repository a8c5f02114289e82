import { expect, it } from 'vitest'
import { parseLook } from './look.ts'

it('reads theme and density from one small word list', () => {
  expect(parseLook('dark compact')).toEqual({ theme: 'dark', density: 'compact' })
  expect(parseLook('light comfortable')).toEqual({ theme: 'light', density: 'comfortable' })
})

it('falls back to the system and to room when there is nothing, or nonsense', () => {
  expect(parseLook(null)).toEqual({ theme: 'system', density: 'comfortable' })
  expect(parseLook('<b>neon</b>')).toEqual({ theme: 'system', density: 'comfortable' })
})
