import { describe, expect, test } from 'vitest'
import { classes, type Finding } from '../detect/finding.ts'
import { catalogue } from '../detect/kinds.ts'
import { decide } from './decide.ts'
import { actions, type Action, type PolicyBody } from './policy.ts'
import { policyTemplates } from './policy-templates.ts'

const templates: [string, PolicyBody][] = Object.entries(policyTemplates)

function actionOn(policy: PolicyBody, kind: string): Action {
  const entry = catalogue.find((each) => each.kind === kind)
  const finding: Finding = {
    kind,
    class: entry?.class ?? 'custom',
    start: 0,
    end: 1,
    confidence: 0.9,
    detector: 'test',
    hint: '',
  }
  return decide([finding], policy, { author: 'contact', channel: 'messenger' })[0]?.action ?? 'allow'
}

describe('every template', () => {
  for (const [name, policy] of templates) {
    test(`${name} names only kinds, classes and actions that exist`, () => {
      for (const rule of policy.rules) {
        expect(actions).toContain(rule.action)
        for (const each of rule.classes ?? []) expect(classes).toContain(each)
        for (const each of rule.kinds ?? []) expect(catalogue.some((entry) => entry.kind === each)).toBe(true)
        if (rule.keepDays !== undefined) expect(rule.action).toBe('seal')
      }
    })

    test(`${name} removes the security code and the track data of a card`, () => {
      expect(actionOn(policy, 'card-security-code')).toBe('remove')
      expect(actionOn(policy, 'card-track-data')).toBe('remove')
    })
  }
})

describe('the default', () => {
  const policy = policyTemplates.default

  test('cards, bank details, numbers of state, secrets and health are sealed', () => {
    for (const kind of [
      'payment-card',
      'card-expiry',
      'iban',
      'us-ssn',
      'de-tax-id',
      'password',
      'pin',
      'api-key',
      'diagnosis',
    ]) {
      expect(actionOn(policy, kind)).toBe('seal')
    }
  })

  test('what one needs to answer a person stays readable', () => {
    for (const kind of ['email', 'phone', 'postal-address', 'person-name', 'date-of-birth', 'ip-address']) {
      expect(actionOn(policy, kind)).toBe('allow')
    }
  })

  test("a workspace's own kinds are sealed", () => {
    expect(actionOn(policy, 'custom:staff-number')).toBe('seal')
  })
})

describe('the others', () => {
  test('health seals the date of birth and reviews names', () => {
    expect(actionOn(policyTemplates.health, 'date-of-birth')).toBe('seal')
    expect(actionOn(policyTemplates.health, 'person-name')).toBe('flag')
  })

  test('EU privacy masks devices', () => {
    expect(actionOn(policyTemplates['eu-privacy'], 'ip-address')).toBe('mask')
  })

  test('secrets only leaves an IBAN', () => {
    expect(actionOn(policyTemplates['secrets-only'], 'iban')).toBe('allow')
    expect(actionOn(policyTemplates['secrets-only'], 'password')).toBe('seal')
  })

  test('detect only changes nothing but what may not be kept', () => {
    for (const { kind } of catalogue) {
      expect(actionOn(policyTemplates['detect-only'], kind)).toBe(
        kind === 'card-security-code' || kind === 'card-track-data' ? 'remove' : 'flag',
      )
    }
  })
})
