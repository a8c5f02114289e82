import { describe, expect, test } from 'vitest'
import { calibrated, familyOf } from './calibrate.ts'
import { calibrationData } from './calibration-data.ts'
import { detect } from './detect.ts'
import { catalogue } from './kinds.ts'

describe('confidence is the share that is right', () => {
  test('rises with what a detector says, so that nothing changes places', () => {
    for (const { kind, class: klass } of catalogue) {
      let last = 0
      for (let measure = 0; measure <= 1; measure += 0.01) {
        const share = calibrated(kind, klass, measure)
        expect(share).toBeGreaterThanOrEqual(last)
        expect(share).toBeLessThanOrEqual(1)
        last = share
      }
    }
  })

  test('never lifts anything over the default threshold', () => {
    for (const { kind, class: klass } of catalogue) {
      expect(calibrated(kind, klass, 0.49)).toBe(0.49)
      expect(calibrated(kind, klass, 0.5)).toBeGreaterThanOrEqual(0.5)
    }
  })

  test('every family but the own detectors has its curve, and each rises', () => {
    expect(new Set(catalogue.map(({ kind, class: klass }) => familyOf(kind, klass)))).toEqual(
      new Set(Object.keys(calibrationData)),
    )
    for (const curve of Object.values(calibrationData)) expect(curve.toSorted((a, b) => a - b)).toEqual(curve)
  })

  test('the own measure may be asked for', () => {
    const text = 'my number is 4155552671'
    const [own] = detect(text, { uncalibrated: true })
    const [share] = detect(text)
    expect(share?.confidence).toBe(Math.round(calibrated('phone', 'contact', own?.confidence ?? 0) * 100) / 100)
    expect(share?.confidence).not.toBe(own?.confidence)
  })
})
