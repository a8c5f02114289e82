import type { Class } from '../detect/finding.ts'

/** Every right there is, `noun:verb`. Roles and API keys are sets of these; a route names the one it needs. */
export const permissions = [
  'workspace:read',
  'workspace:write',
  'teammate:read',
  'teammate:write',
  'role:read',
  'contact:read',
  'contact:write',
  'contact:erase',
  'conversation:read',
  'conversation:write',
  'conversation:import',
  'team:read',
  'team:write',
  'tag:read',
  'tag:write',
  'macro:read',
  'macro:write',
  'policy:read',
  'policy:write',
  'text:detect',
  'text:redact',
  'value:seal',
  'value:sweep',
  'value:restore',
  'value:reveal',
  'value:keep',
  'value:destroy',
  'finding:read',
  'finding:review',
  'report:read',
  'activity:read',
  'activity:export',
  'evidence:read',
  'api-key:read',
  'api-key:write',
  'webhook:read',
  'webhook:write',
  'export:create',
  'data-use:write',
] as const

export type Permission = (typeof permissions)[number]

/** A right, perhaps limited to classes of values. Absent `classes`: all of them. */
export type Permit = { readonly permission: Permission; readonly classes?: readonly Class[] }

export function allows(permits: readonly Permit[], permission: Permission, valueClass?: Class): boolean {
  return permits.some(
    (p) =>
      p.permission === permission &&
      (p.classes === undefined || valueClass === undefined || p.classes.includes(valueClass)),
  )
}

export function isPermission(name: string): name is Permission {
  return (permissions as readonly string[]).includes(name)
}

/** Nobody may hand out a right that they do not hold themselves, in a role or in a key. */
export function coveredBy(wanted: readonly Permit[], held: readonly Permit[]): boolean {
  return wanted.every((want) =>
    held.some(
      (have) =>
        have.permission === want.permission &&
        (have.classes === undefined || (want.classes?.every((c) => have.classes!.includes(c)) ?? false)),
    ),
  )
}
