import { describe, expect, test } from 'vitest'
import { Failure } from './errors.ts'
import { permissions } from './permission.ts'
import { may, mustBeAllowed, type ApiKeyHolder, type Housekeeper, type Teammate, type Visitor } from './viewer.ts'

const where = { workspaceId: 'wsp_1', address: null }
const ben: Teammate = {
  ...where,
  type: 'teammate',
  id: 'tmt_ben',
  sessionId: 'ses_1',
  permits: [{ permission: 'conversation:read' }],
}
const key: ApiKeyHolder = {
  ...where,
  type: 'api-key',
  id: 'key_1',
  permits: [{ permission: 'value:reveal', classes: ['bank'] }],
}
const vic: Visitor = { ...where, type: 'contact', id: 'cnt_vic', sessionId: 'vis_1', verified: true }
const house: Housekeeper = { ...where, type: 'system', id: 'expiry' }

describe('may', () => {
  test('a teammate may what the permits say', () => {
    expect(permissions.filter((each) => may(ben, each))).toEqual(['conversation:read'])
  })

  test('a key that may reveal bank details may not reveal cards', () => {
    expect(may(key, 'value:reveal', 'bank')).toBe(true)
    expect(may(key, 'value:reveal', 'payment')).toBe(false)
  })

  test('a person in the messenger has no permission at all, verified or not', () => {
    for (const each of permissions) {
      expect(may(vic, each)).toBe(false)
      expect(may({ ...vic, verified: false }, each)).toBe(false)
    }
  })

  test('the house itself may do its work', () => {
    for (const each of permissions) expect(may(house, each)).toBe(true)
  })
})

describe('mustBeAllowed', () => {
  test('it passes in silence or refuses with forbidden', () => {
    expect(() => mustBeAllowed(ben, 'conversation:read')).not.toThrow()
    expect(() => mustBeAllowed(ben, 'value:reveal')).toThrow(expect.objectContaining({ code: 'forbidden' }))
    expect(() => mustBeAllowed(vic, 'conversation:read')).toThrow(Failure)
  })
})
