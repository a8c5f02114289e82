import { expect, it } from 'vitest'
import { de } from './de.ts'
import { en } from './en.ts'
import { permitsText } from './permit-text.ts'

it('says rights in the language of the reader, and of which values they are', () => {
  const permits = [
    { permission: 'conversation:read' as const },
    { permission: 'value:reveal' as const, classes: ['payment', 'bank'] },
  ]
  for (const words of [en, de]) {
    const { classes } = words.policies
    expect(permitsText(words, permits)).toBe(
      `${words.rights['conversation:read']}\u00A0· ${words.rights['value:reveal']} (${classes['payment']}, ${classes['bank']})`,
    )
    expect(permitsText(words, permits)).not.toContain(':')
  }
})
