import { Pool, type Client } from 'pg'

/** The role that serves requests, the same as in the main database. It owns nothing. */
const servingRole = 'underseal_app'

/**
 * Since PostgreSQL 16 one may be a member of a role (whoever makes a role is) without the right to act as it, and that
 * right has a name of its own; before, the two were one.
 */
const mayActAs = `exists (select from pg_roles where rolname = '${servingRole}'
  and pg_has_role(current_user, oid, case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end))`

/**
 * At every start, since the role may have been made by hand in the meantime. Without the right to make roles, and without a
 * role that somebody made, the vault works as the owner of the database: less safe, but the keys are wrapped all the same.
 */
export async function prepareServingRole(client: Client): Promise<void> {
  await client.query(`
    revoke all on schema keys from public;
    revoke all on all tables in schema keys from public;

    do $$ begin
      if not exists (select from pg_roles where rolname = '${servingRole}') then create role ${servingRole} nologin; end if;
    exception
      -- Roles belong to the whole server: another database was quicker.
      when duplicate_object or unique_violation or insufficient_privilege then null;
    end $$;

    do $$ begin
      if exists (select from pg_roles where rolname = '${servingRole}') and not ${mayActAs} then
        execute format('grant ${servingRole} to %I', current_user);
      end if;
    exception when insufficient_privilege then null;
    end $$;

    do $$ begin
      if exists (select from pg_roles where rolname = '${servingRole}') then
        grant usage on schema keys to ${servingRole};
        grant select on keys.installation to ${servingRole};
        grant select, insert on keys.workspace_keys, keys.workspace_secrets, keys.signing_keys to ${servingRole};
        grant select, insert, delete on keys.contact_keys to ${servingRole};
        -- The ledger is written once: no update, no delete.
        grant select, insert on keys.erasures to ${servingRole};
      end if;
    end $$`)
}

/**
 * A connection that has to be opened costs whoever waits for it some forty times what it asks. Keys are read every few seconds, by
 * which time the driver would have closed it. One kept that long must be seen by whatever forgets silent ones on the way.
 */
const keptConnections = {
  min: 2,
  idleTimeoutMillis: 300_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 60_000,
} as const

/** Its connections act as the serving role wherever they may. */
export function openServingPool(keysUrl: string, max: number): Pool {
  const pool = new Pool({
    connectionString: keysUrl,
    max,
    ...keptConnections,
    connectionTimeoutMillis: 3_000,
    query_timeout: 5_000,
    application_name: 'underseal-vault',
    async onConnect(client) {
      await client.query(`select set_config('role', '${servingRole}', false) where ${mayActAs}`)
    },
  })
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {})
  return pool
}
