import { expect, it } from 'vitest'
import { parseLook } from './look.ts'

it('reads theme and density from one small word list', () => {
  expect(parseLook('dark compact')).toEqual({ theme: 'dark', density: 'compact', folded: [], sorts: {} })
  expect(parseLook('light comfortable')).toEqual({ theme: 'light', density: 'comfortable', folded: [], sorts: {} })
})

it('falls back to the system and to room when there is nothing, or nonsense', () => {
  expect(parseLook(null)).toEqual({ theme: 'system', density: 'comfortable', folded: [], sorts: {} })
  expect(parseLook('<b>neon</b>')).toEqual({ theme: 'system', density: 'comfortable', folded: [], sorts: {} })
})

it('remembers which groups of the navigation are closed', () => {
  expect(parseLook('dark compact fold:tags fold:teams').folded).toEqual(['tags', 'teams'])
  expect(parseLook('dark fold:<b>').folded).toEqual([])
})

it('remembers the order that was chosen for a view', () => {
  const team = `tea_${'0'.repeat(26)}`
  expect(parseLook(`dark sort:mine:waiting sort:${team}:oldest sort:open:random sort:<b>:oldest`).sorts).toEqual({
    mine: 'waiting',
    [team]: 'oldest',
  })
})
