import type { Detector } from '../detector.ts'
import { namedDetector } from './named-numbers.ts'
import { rare } from './rare-numbers-data.ts'

export const rareNumbers: readonly Detector[] = rare.map(namedDetector)
