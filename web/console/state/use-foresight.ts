import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { PolicyBody, Rule } from '../../../src/core/policy.ts'
import type { Hiding } from './foresee.ts'
import { policiesQuery } from './queries.ts'
import { useMay } from './session.ts'

const none: readonly Hiding[] = []
/** After the last keystroke: looked up while the person pauses, never in the same breath as a letter. */
const quietMs = 250

/** The engine comes as its own script when somebody writes. If it does not come, the server hides everything all the same. */
export function useForesight(text: string): readonly Hiding[] {
  const may = useMay()
  const writes = text.trim() !== ''
  const newest = useQuery({ ...policiesQuery, enabled: writes && may('policy:read') }).data?.items[0]
  const policy = useMemo<PolicyBody | undefined>(
    () =>
      newest && {
        name: newest.name,
        minConfidence: newest.minConfidence,
        rules: newest.rules as Rule[],
        ...(newest.detectors ? { detectors: newest.detectors } : {}),
      },
    [newest],
  )
  const [seen, setSeen] = useState<{ text: string; hidings: readonly Hiding[] }>({ text: '', hidings: none })
  useEffect(() => {
    if (!policy || !writes) return
    let here = true
    const timer = setTimeout(() => {
      void import('./foresee.ts').then(
        ({ foresee }) => here && setSeen({ text, hidings: foresee(text, policy) }),
        () => undefined,
      )
    }, quietMs)
    return () => {
      here = false
      clearTimeout(timer)
    }
  }, [text, policy, writes])
  // While one goes on typing the notice stays, so that it does not flicker; an empty field has none.
  return writes ? seen.hidings : none
}
