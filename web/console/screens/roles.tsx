import { useQuery } from '@tanstack/react-query'
import { permissions, type Permission } from '../../../src/core/permission.ts'
import type { Role } from '../../../src/http/wire/people.ts'
import { Icon } from '../parts/icon.tsx'
import { Page, Table } from '../parts/page.tsx'
import { Loaded } from '../parts/states.tsx'
import { rolesQuery } from '../state/queries.ts'
import { useWords } from '../words/words.ts'

export function RolesScreen() {
  const words = useWords()
  const nameOf = (role: Role) => (role.builtIn && words.people.builtIn[role.builtIn]) ?? role.name
  return (
    <Page title={words.people.rolesTitle} lead={words.people.rolesLead}>
      <Loaded query={useQuery(rolesQuery)} rows={8}>
        {({ items: roles }) => (
          <Table grid label={words.people.rolesTitle} head={[words.people.right, ...roles.map(nameOf)]}>
            {permissions.map((permission) => (
              <tr key={permission}>
                <th scope="row">
                  {words.rights[permission]} <span className="hint mono">{permission}</span>
                </th>
                {roles.map((role) => (
                  <td key={role.id}>
                    <Has role={role} permission={permission} />
                  </td>
                ))}
              </tr>
            ))}
          </Table>
        )}
      </Loaded>
    </Page>
  )
}

function Has({ role, permission }: { role: Role; permission: Permission }) {
  const words = useWords()
  const permit = role.permits.find((one) => one.permission === permission)
  if (!permit) return <span className="aside">{words.people.hasNot}</span>
  return (
    <>
      <Icon name="check" />
      <span className="aside">{words.people.has}</span>
      {permit.classes && (
        <span className="hint">
          {' '}
          {words.people.limited(permit.classes.map((one) => words.policies.classes[one] ?? one).join(', '))}
        </span>
      )}
    </>
  )
}
