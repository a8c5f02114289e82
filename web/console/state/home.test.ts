import { expect, test } from 'vitest'
import { builtInRoles } from '../../../src/core/role.ts'
import { allows } from '../../../src/core/permission.ts'
import { homeFor } from './home.ts'

test('each role begins where its work is', () => {
  const homes = builtInRoles.map(({ name, permits }) => [name, homeFor((permission) => allows(permits, permission))])
  expect(Object.fromEntries(homes)).toEqual({
    owner: '/inbox/open',
    admin: '/inbox/open',
    teammate: '/inbox/open',
    viewer: '/inbox/open',
    auditor: '/evidence',
  })
  expect(homeFor(() => false)).toBe('/settings/profile')
})
