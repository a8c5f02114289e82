import { describe, expect, it } from 'vitest'
import { applyFormat, fillIn, mentionBefore, mentionedIn, type Format } from './format-text.ts'

/** `|` marks the choice. */
const edit = (marked: string, format: Format) => {
  const from = marked.indexOf('|')
  const text = marked.replaceAll('|', '')
  const to = marked.lastIndexOf('|') === from ? from : marked.lastIndexOf('|') - 1
  const done = applyFormat({ text, from, to }, format)
  return done.text.slice(0, done.from) + '|' + done.text.slice(done.from, done.to) + '|' + done.text.slice(done.to)
}

describe('formatting', () => {
  it.each<[string, Format, string]>([
    ['a |word| b', 'bold', 'a **|word|** b'],
    ['a **|word|** b', 'bold', 'a |word| b'],
    ['|x|', 'italic', '_|x|_'],
    ['|', 'code', '`||`'],
    ['one\n|two\nthree|', 'list', 'one\n- two\n- three||'],
    ['|- two\n- three|', 'list', 'two\nthree||'],
    ['|a\nb|', 'numbers', '1. a\n2. b||'],
    ['see |our page|', 'link', 'see [our page](|https://|)'],
    ['see |https://example.com|', 'link', 'see [||](https://example.com)'],
  ])('%s, %s', (before, format, after) => expect(edit(before, format)).toBe(after))
})

it('fills in names, and leaves what it does not know', () => {
  const names = { contact: 'Carla', teammate: 'Ben', workspace: 'Ada & Co' }
  expect(fillIn('Hi {{contact.name}}, {{ teammate.name }} of {{workspace.name}}, {{constructor}} {{me}}', names)).toBe(
    'Hi Carla, Ben of Ada & Co, {{constructor}} Ben',
  )
})

it('greets nobody by a name that is not known', () => {
  const names = { contact: null, teammate: 'Ben', workspace: 'Ada & Co' }
  const said = (text: string) => fillIn(text, names)
  expect(said('Hello {{contact.name}}, this is {{teammate.name}}.')).toBe('Hello, this is Ben.')
  expect(said('{{contact.name}}, thank you!\n{{ contact }}: one more thing')).toBe('thank you!\none more thing')
  expect(said('Hallo {{contact.name}}!')).toBe('Hallo!')
})

it('notices a name that is being typed, and no address', () => {
  expect(mentionBefore('please @Ad', 10)).toEqual({ start: 7, query: 'Ad' })
  expect(mentionBefore('@', 1)).toEqual({ start: 0, query: '' })
  expect(mentionBefore('write to ada@example', 20)).toBeNull()
})

it('finds whom a note names', () => {
  const people = [
    { id: '1', name: 'Ada Byron' },
    { id: '2', name: 'Ben Cole' },
  ]
  expect(mentionedIn('@Ada Byron please', people)).toEqual(['1'])
})
