import type { Detector } from '../detector.ts'
import { numberOf } from './national-numbers.ts'
import { taxRows } from './tax-numbers-data.ts'

/** Apart from the other national numbers, since a browser reads them later. */
export const taxNumbers: readonly Detector[] = taxRows.map(numberOf)
