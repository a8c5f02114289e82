import type { CustomDetector } from '../detect/custom.ts'
import type { Class, Finding, Kind } from '../detect/finding.ts'

export const actions = ['allow', 'flag', 'mask', 'remove', 'seal', 'block'] as const
export type Action = (typeof actions)[number]

export const authors = ['contact', 'teammate', 'api-key', 'system'] as const
export type Author = (typeof authors)[number]

export const channels = ['messenger', 'console', 'api', 'demo'] as const
export type Channel = (typeof channels)[number]

/** First match wins. An absent condition matches everything. */
export type Rule = {
  readonly kinds?: readonly Kind[]
  readonly classes?: readonly Class[]
  readonly authors?: readonly Author[]
  readonly channels?: readonly Channel[]
  readonly minConfidence?: number
  readonly action: Action
  /** Days a sealed value lives; only with `seal`. */
  readonly keepDays?: number
}

export type PolicyBody = {
  readonly name: string
  readonly rules: readonly Rule[]
  readonly minConfidence: number
  /** What only this workspace knows. Their kinds are `custom:<name>`. */
  readonly detectors?: readonly CustomDetector[]
}

/** Versions are never changed: a new choice is a new version. */
export type Policy = PolicyBody & { readonly version: number }
export type PolicyVersion = Policy & { readonly createdBy: string; readonly createdAt: string }

export type Context = { readonly author: Author; readonly channel: Channel }

export type Planned = { readonly finding: Finding; readonly action: Action; readonly keepDays: number }
export type Plan = readonly Planned[]

export const defaultKeepDays = 90

/** PCI DSS 4.0, requirement 3.3: not to be kept after authorization, not even encrypted. No policy can change this. */
export const neverKept: readonly Kind[] = ['card-security-code', 'card-track-data']
