import type { Overview as CoreOverview } from '../core/report.ts'
import type { Overview } from './wire/report.ts'

export function presentOverview({
  started,
  firstResponse,
  resolution,
  open,
  unassigned,
  flagged,
  undone: { erasures, overdue, webhooks, unchained, sweeps, accessSince, waitsUntil, lastBackup },
  hidden,
  reveals,
}: CoreOverview): Overview {
  return {
    started: started.map(({ day, count }) => ({ day, count })),
    firstResponse: { median: firstResponse.median, count: firstResponse.count },
    resolution: { median: resolution.median, count: resolution.count },
    open,
    unassigned,
    flagged,
    undone: { erasures, overdue, webhooks, unchained, sweeps, accessSince, waitsUntil, lastBackup },
    hidden: hidden.map(({ week, kind, count }) => ({ week, kind, count })),
    reveals: reveals.map(({ week, count }) => ({ week, count })),
  }
}
