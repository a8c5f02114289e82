import { describe, expect, test } from 'vitest'
import type { Finding } from '../detect/finding.ts'
import { decide, planSealing, ruleFor } from './decide.ts'
import { defaultKeepDays, neverKept, type Context, type PolicyBody, type Rule } from './policy.ts'
import { policyTemplates } from './policy-templates.ts'

const fromContact: Context = { author: 'contact', channel: 'messenger' }

function found(more: Partial<Finding> = {}): Finding {
  return {
    kind: 'payment-card',
    class: 'payment',
    start: 0,
    end: 4,
    confidence: 0.9,
    detector: 'test',
    hint: '',
    ...more,
  }
}

const policyOf = (...rules: Rule[]): PolicyBody => ({ name: 'Test', minConfidence: 0.5, rules })

describe('which rule counts', () => {
  test('the first rule that matches wins', () => {
    const policy = policyOf({ kinds: ['payment-card'], action: 'mask' }, { classes: ['payment'], action: 'seal' })
    expect(decide([found()], policy, fromContact).map((p) => p.action)).toEqual(['mask'])
    expect(ruleFor(found(), policy, fromContact)).toBe(0)
  })

  test('a finding that no rule matches is left alone', () => {
    const policy = policyOf({ classes: ['bank'], action: 'seal' })
    expect(decide([found()], policy, fromContact)).toEqual([])
    expect(ruleFor(found(), policy, fromContact)).toBeUndefined()
  })

  test('an allowed finding is not in the plan', () => {
    expect(decide([found()], policyOf({ action: 'allow' }), fromContact)).toEqual([])
  })

  test('an allow before a seal lets one kind through', () => {
    const policy = policyOf({ kinds: ['iban'], action: 'allow' }, { classes: ['bank', 'payment'], action: 'seal' })
    const plan = decide([found({ kind: 'iban', class: 'bank' }), found({ start: 9, end: 12 })], policy, fromContact)
    expect(plan.map((p) => p.finding.kind)).toEqual(['payment-card'])
  })

  test('a rule with kinds and classes matches either', () => {
    const policy = policyOf({ kinds: ['password'], classes: ['payment'], action: 'seal' })
    expect(decide([found()], policy, fromContact)).toHaveLength(1)
    expect(decide([found({ kind: 'password', class: 'secret' })], policy, fromContact)).toHaveLength(1)
    expect(decide([found({ kind: 'pin', class: 'secret' })], policy, fromContact)).toHaveLength(0)
  })

  test('a rule without kinds and classes matches everything', () => {
    expect(
      decide([found(), found({ kind: 'imei', class: 'device' })], policyOf({ action: 'flag' }), fromContact),
    ).toHaveLength(2)
  })

  test('a rule for teammates does not touch what a contact writes', () => {
    const policy = policyOf({ authors: ['teammate'], action: 'seal' })
    expect(decide([found()], policy, fromContact)).toEqual([])
    expect(decide([found()], policy, { author: 'teammate', channel: 'console' })).toHaveLength(1)
  })

  test('a rule for one channel does not touch the others', () => {
    const policy = policyOf({ channels: ['api'], action: 'block' })
    expect(decide([found()], policy, fromContact)).toEqual([])
    expect(decide([found()], policy, { author: 'api-key', channel: 'api' })[0]?.action).toBe('block')
  })

  test('a rule that wants to be surer passes an unsure finding on to the next', () => {
    const policy = policyOf({ minConfidence: 0.95, action: 'seal' }, { action: 'flag' })
    expect(decide([found()], policy, fromContact)[0]?.action).toBe('flag')
    expect(decide([found({ confidence: 0.95 })], policy, fromContact)[0]?.action).toBe('seal')
  })

  test('what lies below the threshold of the policy is not there', () => {
    expect(decide([found({ confidence: 0.49 })], policyOf({ action: 'seal' }), fromContact)).toEqual([])
    expect(decide([found({ confidence: 0.5 })], policyOf({ action: 'seal' }), fromContact)).toHaveLength(1)
  })
})

describe('what the plan says', () => {
  test('it is in the order of the text', () => {
    const plan = decide(
      [found({ start: 20, end: 24 }), found({ start: 3, end: 9 })],
      policyOf({ action: 'seal' }),
      fromContact,
    )
    expect(plan.map((p) => p.finding.start)).toEqual([3, 20])
  })

  test('a rule without days keeps a value for the usual time', () => {
    expect(decide([found()], policyOf({ action: 'seal' }), fromContact)[0]?.keepDays).toBe(defaultKeepDays)
    expect(decide([found()], policyOf({ action: 'seal', keepDays: 7 }), fromContact)[0]?.keepDays).toBe(7)
  })
})

describe('what the card industry forbids to keep', () => {
  for (const kind of neverKept) {
    for (const action of ['allow', 'flag', 'mask', 'seal', 'remove'] as const) {
      test(`a ${kind} is removed although a rule says ${action}`, () => {
        expect(decide([found({ kind })], policyOf({ action }), fromContact)[0]?.action).toBe('remove')
      })
    }

    test(`a ${kind} is removed although no rule names it`, () => {
      expect(decide([found({ kind })], policyOf(), fromContact)[0]?.action).toBe('remove')
    })

    test(`a text with a ${kind} may still be refused`, () => {
      expect(decide([found({ kind })], policyOf({ action: 'block' }), fromContact)[0]?.action).toBe('block')
    })

    test(`a ${kind} is removed in every template`, () => {
      for (const template of Object.values(policyTemplates)) {
        expect(decide([found({ kind })], template, fromContact)[0]?.action).toBe('remove')
      }
    })
  }
})

describe('planSealing', () => {
  test('what a person marks is sealed, whatever the policy says', () => {
    expect(planSealing([found({ kind: 'diagnosis', class: 'health' })], 90).map((p) => p.action)).toEqual(['seal'])
  })

  test('a marked security code is removed and not kept', () => {
    expect(planSealing([found({ kind: 'card-security-code' })], 90).map((p) => p.action)).toEqual(['remove'])
  })
})
