import { defaultKeepDays, type PolicyBody, type Rule } from './policy.ts'

const cardRemains: Rule = { kinds: ['card-security-code', 'card-track-data'], action: 'remove' }

export const policyTemplates = {
  default: {
    name: 'Default',
    minConfidence: 0.5,
    rules: [
      cardRemains,
      { classes: ['payment', 'bank', 'government-id', 'secret', 'health'], action: 'seal', keepDays: defaultKeepDays },
      { classes: ['contact', 'identity'], action: 'allow' },
      { classes: ['custom'], action: 'seal', keepDays: defaultKeepDays },
    ],
  },
  payments: {
    name: 'Payments',
    minConfidence: 0.5,
    rules: [cardRemains, { classes: ['payment', 'bank'], action: 'seal', keepDays: 30 }],
  },
  health: {
    name: 'Health',
    minConfidence: 0.4,
    rules: [
      cardRemains,
      { classes: ['health', 'government-id', 'payment', 'bank', 'secret'], action: 'seal', keepDays: defaultKeepDays },
      { kinds: ['date-of-birth'], action: 'seal', keepDays: defaultKeepDays },
      { classes: ['identity', 'contact'], action: 'flag' },
    ],
  },
  'eu-privacy': {
    name: 'EU privacy',
    minConfidence: 0.5,
    rules: [
      cardRemains,
      { classes: ['payment', 'bank', 'government-id', 'secret', 'health'], action: 'seal', keepDays: 30 },
      { kinds: ['date-of-birth', 'postal-address'], action: 'seal', keepDays: 30 },
      { classes: ['device'], action: 'mask' },
      { classes: ['identity', 'contact'], authors: ['contact'], action: 'flag' },
    ],
  },
  'secrets-only': {
    name: 'Secrets only',
    minConfidence: 0.5,
    rules: [cardRemains, { classes: ['secret'], action: 'seal', keepDays: 14 }],
  },
  'detect-only': {
    name: 'Detect only',
    minConfidence: 0.5,
    rules: [
      cardRemains,
      {
        classes: ['payment', 'bank', 'government-id', 'secret', 'health', 'identity', 'contact', 'device', 'custom'],
        action: 'flag',
      },
    ],
  },
} as const satisfies Record<string, PolicyBody>
