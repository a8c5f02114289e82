import { expect, it } from 'vitest'
import { decide } from '../../../src/core/decide.ts'
import { policyTemplates } from '../../../src/core/policy-templates.ts'
import { actions, type PolicyBody } from '../../../src/core/policy.ts'
import { classes } from '../../../src/detect/finding.ts'
import { catalogue } from '../../../src/detect/kinds.ts'
import { editPolicy, policyFrom } from './policy-edit.ts'

const templates: readonly (readonly [string, PolicyBody])[] = Object.entries(policyTemplates)

it.each(templates)('the form keeps what the template «%s» decides for every kind and author', (_name, body) => {
  const again = policyFrom(editPolicy(body))
  for (const { kind, class: klass } of catalogue) {
    for (const author of ['contact', 'teammate'] as const) {
      const finding = { kind, class: klass, start: 0, end: 4, confidence: 0.9, detector: 'test', hint: '' }
      const context = { author, channel: 'messenger' as const }
      const choose = (policy: PolicyBody) =>
        decide([finding], policy, context).map(({ action, keepDays }) => ({ action, keepDays }))
      expect(choose(again), `${kind} by ${author}`).toEqual(choose(body))
    }
  }
})

it('makes one rule of the classes that are treated alike', () => {
  const edit = editPolicy(policyTemplates.default)
  const choices = { ...edit.choices }
  for (const one of classes) choices[one] = { action: 'seal', keepDays: 30 }
  choices.contact = { action: 'mask', keepDays: 30 }
  const { rules } = policyFrom({ ...edit, special: [], choices })
  expect(rules).toEqual([
    { classes: classes.filter((one) => one !== 'contact'), action: 'seal', keepDays: 30 },
    { classes: ['contact'], action: 'mask' },
  ])
})

it('says days only where something is kept', () => {
  for (const action of actions) {
    const edit = editPolicy(policyTemplates.default)
    const { rules } = policyFrom({
      ...edit,
      special: [],
      choices: { ...edit.choices, device: { action, keepDays: 5 } },
    })
    const rule = rules.find((one) => one.classes?.includes('device'))
    expect(rule?.keepDays).toBe(action === 'seal' ? 5 : undefined)
  }
})
