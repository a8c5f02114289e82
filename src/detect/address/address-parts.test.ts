import { expect, test } from 'vitest'
import { detect } from '../detect.ts'

test.each([
  ['send it to 12 Main St Apt 4, Boston, MA 02110', ['12', 'Main St', 'Apt 4', 'Boston', 'MA', '02110']],
  ['Hauptstraße 5, 04109 Leipzig', ['Hauptstraße', '5', '04109', 'Leipzig']],
  ['Calle de Alcalá 214, 3º B, 28028 Madrid', ['Calle de Alcalá', '214', '3º B', '28028', 'Madrid']],
  ['Kerkstraat 12-II, 1017 GP Amsterdam', ['Kerkstraat', '12-II', '1017 GP', 'Amsterdam']],
  ['12 bis, avenue Victor Hugo 69003 Lyon', ['12 bis', 'avenue Victor Hugo', '69003', 'Lyon']],
  ['10 Kingsbury Road\nLondon\nN1 4AZ', ['10', 'Kingsbury Road', 'London', 'N1 4AZ']],
  ['51 Obstallee 9 Apt. 615, Thun, Switzerland 3600', ['51', 'Obstallee 9', 'Apt. 615', 'Thun', 'Switzerland', '3600']],
  ['Postfach 1234, 50667 Köln', ['Postfach 1234', '50667', 'Köln']],
  ['１２ Main St, Chicago, IL 60606', ['１２', 'Main St', 'Chicago', 'IL', '60606']],
])('the parts of « %s »', (text, parts) => {
  const [found] = detect(text, { kinds: ['postal-address'], parts: true })
  expect(found?.parts?.map((one) => text.slice(one.start, one.end))).toEqual(parts)
})

test('are told only where they were asked for, and only of an address', () => {
  expect(detect('Hauptstraße 5, 04109 Leipzig')[0]?.parts).toBeUndefined()
  expect(detect('jo@example.org', { parts: true })[0]?.parts).toBeUndefined()
})
