import { expect, it } from 'vitest'
import { keyAct, takesLetters, type Pressed } from './keyboard.ts'

const press = (key: string, more: Partial<Pressed> = {}) =>
  keyAct({ key, ctrlKey: false, metaKey: false, altKey: false, typing: false, onControl: false, ...more })

it('knows the keys of the sheet', () => {
  expect(
    ['j', 'k', 'ArrowDown', 'ArrowUp', 'r', 'n', 'e', 'a', 'm', 'z', 't', 'i', '/', '?', 'Enter', 'Escape'].map((key) =>
      press(key),
    ),
  ).toEqual([
    'next',
    'previous',
    'next',
    'previous',
    'reply',
    'note',
    'close',
    'assign',
    'assignMe',
    'snooze',
    'tag',
    'contact',
    'search',
    'help',
    'open',
    'escape',
  ])
})

it('leaves letters to the field that is typed in, and only hears Escape', () => {
  expect(press('e', { typing: true })).toBeNull()
  expect(press('Enter', { typing: true })).toBeNull()
  expect(press('Escape', { typing: true })).toBe('escape')
})

it('leaves Enter to the button that has the focus', () => {
  expect(press('Enter', { onControl: true })).toBeNull()
  expect(press('e', { onControl: true })).toBe('close')
})

it('leaves the browser its own shortcuts', () => {
  expect(press('r', { ctrlKey: true })).toBeNull()
  expect(press('a', { metaKey: true })).toBeNull()
  expect(press('e', { altKey: true })).toBeNull()
})

it('has no act for other keys', () => {
  expect(press('q')).toBeNull()
  expect(press('toString')).toBeNull()
})

it('leaves keys to fields that take letters, and to no box that was ticked', () => {
  const at = (tagName: string, type = '') => takesLetters({ tagName, type, isContentEditable: false })
  expect([at('INPUT', 'text'), at('INPUT', 'search'), at('TEXTAREA'), at('SELECT')]).toEqual([true, true, true, true])
  expect([at('INPUT', 'checkbox'), at('INPUT', 'radio'), at('BUTTON', 'button'), at('DIV')]).toEqual([
    false,
    false,
    false,
    false,
  ])
  expect(takesLetters({ tagName: 'DIV', isContentEditable: true })).toBe(true)
})
