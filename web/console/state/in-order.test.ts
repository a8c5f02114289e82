import { expect, it } from 'vitest'
import { inOrder } from './in-order.ts'

it('puts names in the order in which a person counts', () => {
  expect(['Step 10', 'step 2', 'Step 1', 'Answer'].toSorted(inOrder)).toEqual(['Answer', 'Step 1', 'step 2', 'Step 10'])
})
