import { describe, expect, test } from 'vitest'
import { allows, coveredBy, permissions, type Permission } from './permission.ts'
import { builtInRoles } from './role.ts'

function can(name: string): Permission[] {
  const role = builtInRoles.find((each) => each.name === name)
  return permissions.filter((each) => allows(role?.permits ?? [], each))
}

describe('built-in roles', () => {
  test('there are four, from most to least, and one beside them', () => {
    expect(builtInRoles.map((each) => each.name)).toEqual(['owner', 'admin', 'teammate', 'viewer', 'auditor'])
  })

  test('each role holds all that the next one holds, and more', () => {
    const ladder = builtInRoles.filter((role) => role.name !== 'auditor')
    for (const [i, role] of ladder.entries()) {
      const next = ladder[i + 1]
      if (!next) continue
      expect(coveredBy(next.permits, role.permits)).toBe(true)
      expect(coveredBy(role.permits, next.permits)).toBe(false)
    }
  })

  test('the owner can do everything there is', () => {
    expect(can('owner')).toEqual([...permissions])
  })

  test('an admin runs the house and erases, but opens no values and takes no log away', () => {
    expect(permissions.filter((each) => !can('admin').includes(each))).toEqual([
      'value:restore',
      'value:reveal',
      'activity:export',
      'export:create',
    ])
  })

  test('a new teammate can answer and seal, but neither reveal, restore, erase nor see the log', () => {
    expect(can('teammate')).toContain('conversation:write')
    expect(can('teammate')).toContain('value:seal')
    for (const each of [
      'value:reveal',
      'value:restore',
      'contact:erase',
      'activity:read',
      'teammate:write',
      'api-key:write',
    ] as const) {
      expect(can('teammate')).not.toContain(each)
    }
  })

  test('an auditor reads evidence, and nothing that a customer wrote or is called', () => {
    expect(can('auditor')).toContain('evidence:read')
    for (const each of can('auditor')) expect(each).toMatch(/:read$|^activity:export$/)
    for (const each of ['conversation:read', 'contact:read', 'finding:read'] as const)
      expect(can('auditor')).not.toContain(each)
  })

  test('a viewer only looks', () => {
    expect(can('viewer')).toContain('conversation:read')
    for (const each of can('viewer')) expect(each).toMatch(/:read$/)
  })
})
