import { describe, expect, test } from 'vitest'
import { askedForms } from './asked-forms.ts'
import { detect } from './detect.ts'

describe('a value that was asked for by its kind', () => {
  test.each(askedForms.map((form) => [form.name, form] as const))(
    '%s is found bare when it is asked for',
    (_name, form) => {
      const [found] = detect(form.hit, { kinds: [form.name] })
      expect(found).toMatchObject({ kind: form.kind, detector: form.name, start: 0, end: form.hit.length })
      expect(detect(form.hit, { kinds: [form.kind] }).map((one) => one.kind)).toContain(form.kind)
    },
  )

  test('nobody finds a bare document number who did not ask for it', () => {
    const passports = askedForms.filter((one) => one.name.startsWith('passport/'))
    expect(passports.length).toBeGreaterThan(5)
    expect(passports.filter(({ hit }) => detect(hit).some(({ kind }) => kind === 'passport'))).toEqual([])
  })

  test('a wish list of kinds is no question for one', () => {
    const many = ['passport', 'driver-licence', 'licence-plate', 'iban']
    expect(detect('KSD1287349', { kinds: [...many, 'in-voter-id'] })).toEqual([])
  })

  test('a check that fails is not mended by asking', () => {
    expect(detect('51 824 753 557', { kinds: ['au-abn'] })).toEqual([])
    expect(detect('T220001290', { kinds: ['de-id-card'] })).toEqual([])
  })

  test('a bare tax number is found only when asked for, or beside its word', () => {
    expect(detect('02313588').map((one) => one.kind)).not.toContain('me-pib')
    expect(detect('02313588', { kinds: ['me-pib'] }).map((one) => one.kind)).toEqual(['me-pib'])
    expect(detect('PIB 02313588').map((one) => one.kind)).toEqual(['me-pib'])
  })

  test('a telephone number may be asked for by its country', () => {
    const has = (text: string) => detect(text, { kinds: ['phone/ph'] }).map((one) => one.detector)
    expect(has('call 0917 123 4567')).toEqual(['phone/ph'])
    expect(has('+63 917 123 4567')).toEqual(['phone/ph'])
    expect(has('917 123 4567')).toEqual([])
    expect(has('+49 30 901820')).toEqual([])
  })

  test('what is excepted stays out though it is asked for', () => {
    expect(detect('B3097651', { kinds: ['passport/in'], except: ['passport'] })).toEqual([])
  })
})

test('a number that needs a word is found among other words where its kind was asked for', () => {
  const text = 'it should be 84031206088 if I remember right'
  expect(detect(text)).toEqual([])
  expect(detect(text, { kinds: ['pl-pesel'] })).toMatchObject([{ kind: 'pl-pesel', start: 13 }])
})
