import { expect, it } from 'vitest'
import { de } from './de.ts'
import { en } from './en.ts'
import { contactNameOf, isNamed, personName, visitorMark } from './person-name.ts'

const id = 'cnt_01m83d7nt0j6sy8hfr3h5etm07'
const nobody = { name: null, email: null }

it('calls a person by what is known of them', () => {
  const name = { text: 'Tessa Whitcombe', seals: [] }
  expect(personName(en, { id, name, email: 'tessa@example.com' })).toBe('Tessa Whitcombe')
  expect(personName(en, { id, name: null, email: 'tessa@example.com' })).toBe('tessa@example.com')
  expect(contactNameOf(en, { contactId: id, contactName: name, contactEmail: null })).toBe('Tessa Whitcombe')
})

it('tells two visitors apart, each always by the same mark', () => {
  const other = `${id.slice(0, -3)}m08`
  expect(personName(en, { id, ...nobody })).toBe('Visitor · Dune 07')
  expect(personName(de, { id, ...nobody })).toBe('Besucher · Düne 07')
  expect(personName(en, { id: other, ...nobody })).toBe('Visitor · Dune 08')
})

it('makes no initials of what everybody is called', () => {
  expect(isNamed(en, 'Tessa Whitcombe')).toBe(true)
  expect(isNamed(en, en.unknownPerson)).toBe(false)
  expect(isNamed(de, personName(de, { id, ...nobody }))).toBe(false)
})

it('has a word for each end of an id, the same place in both languages', () => {
  expect(en.visitorMarks).toHaveLength(de.visitorMarks.length)
  const marks = [...'0123456789abcdefghjkmnpqrstvwxyz'].flatMap((first) =>
    [...'07z'].map((last) => visitorMark(en, `${id.slice(0, -3)}${first}5${last}`)),
  )
  expect(marks.every((mark) => /^[A-Z][a-z]+ 5[07Z]$/.test(mark))).toBe(true)
  expect(new Set(marks).size).toBe(16 * 3)
})
