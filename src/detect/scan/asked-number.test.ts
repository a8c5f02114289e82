import { expect, test } from 'vitest'
import { detectors } from '../detectors/index.ts'
import { engineOf, find } from './find.ts'

const engine = engineOf(detectors)
const stepsOf = (text: string, prior: string) => {
  find(engine, text, prior, '')
  return engine.view.steps
}

test.each(['we were 3 at 7:30', 'it took 12 days', 'gate 22, thanks'])(
  'a short number is looked at behind a turn that asks for one, and not behind another: %s',
  (text) => {
    const alone = stepsOf(text, '')
    expect(stepsOf(text, 'the weather was bad')).toBe(alone)
    expect(stepsOf(text, 'what is your passcode?')).toBeGreaterThan(alone)
    expect(stepsOf(text, 'what is your birthday?')).toBeGreaterThan(alone)
  },
)

test('what stands near a longer number says what it is, whatever was said before', () => {
  const found = find(engine, 'her birthday was 2018/08/14', 'the weather was bad', '')
  expect(found?.map((one) => one.kind)).toContain('date-of-birth')
})
