// One database in the place of another of the same server: what makes the new one like the old one outside of
// its dump (owner, grants on it, its settings), and the two renames. Scripts for psql, for a superuser.

import { pgIdentifier, pgLiteral } from './postgres.ts';

/** All databases but templates, closed ones too, with their sizes. */
export const PG_ALL_DATABASES = `SELECT json_build_object('name', datname, 'bytes', pg_database_size(oid))
FROM pg_database WHERE NOT datistemplate ORDER BY datname;
`;

/** Names of roles and, of the database that is asked, of extensions. */
export const PG_PROVIDES = `SELECT json_build_array('role ' || rolname) FROM pg_roles;
SELECT json_build_array('extension ' || extname) FROM pg_extension;
`;

/** Gives `to` the owner, the grants and the settings that `from` has: a dump of one database has none of them. */
export function pgSameProperties(from: string, to: string): string {
  const [of, name] = [pgLiteral(from), pgLiteral(to)];
  const database = `ALTER DATABASE ${pgIdentifier(to)}`;
  return String.raw`SELECT format('ALTER DATABASE %I OWNER TO %I', ${name}, pg_get_userbyid(datdba))
FROM pg_database WHERE datname = ${of} \gexec
SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', ${name})
FROM pg_database WHERE datname = ${of} AND datacl IS NOT NULL \gexec
SELECT format('GRANT %s ON DATABASE %I TO %s%s', a.privilege_type, ${name},
  CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
  CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
FROM pg_database d, aclexplode(d.datacl) a WHERE d.datname = ${of} \gexec
SELECT s.statement FROM pg_database d JOIN pg_db_role_setting r ON r.setdatabase = d.oid,
  unnest(r.setconfig) WITH ORDINALITY c(setting, place),
  LATERAL (SELECT split_part(c.setting, '=', 1) AS name, substr(c.setting, strpos(c.setting, '=') + 1) AS value) p,
  LATERAL (SELECT string_agg(quote_ident(part), '.') AS name FROM unnest(string_to_array(p.name, '.')) part) q,
  LATERAL (VALUES
    (1, format('SELECT json_build_array(set_config(%L, %L, false))', p.name, p.value)),
    (2, CASE WHEN r.setrole = 0 THEN format(${pgLiteral(`${database} SET %s FROM CURRENT`)}, q.name)
      ELSE format('ALTER ROLE %I IN DATABASE %I SET %s FROM CURRENT', pg_get_userbyid(r.setrole), ${name}, q.name) END)
  ) s(part, statement)
WHERE d.datname = ${of} ORDER BY r.setrole, c.place, s.part \gexec
`;
}

/**
 * Nobody is let into `name` any more, its sessions end, and then it is called `before` and `beside` has its
 * name: both renames or none. What was replaced stays closed.
 */
export function pgTakePlace(name: string, beside: string, before: string): string {
  const [old, next, kept] = [name, beside, before].map(pgIdentifier);
  return `ALTER DATABASE ${old} WITH ALLOW_CONNECTIONS false;
SELECT json_build_array(count(pg_terminate_backend(pid))) FROM pg_stat_activity
WHERE datname IN (${pgLiteral(name)}, ${pgLiteral(beside)}) AND pid <> pg_backend_pid();
BEGIN;
ALTER DATABASE ${old} RENAME TO ${kept};
ALTER DATABASE ${next} RENAME TO ${old};
COMMIT;
`;
}

/** Lets sessions in again; nothing where there is none of that name. */
export function pgOpen(name: string): string {
  return String.raw`SELECT format('ALTER DATABASE %I WITH ALLOW_CONNECTIONS true', datname)
FROM pg_database WHERE datname = ${pgLiteral(name)} AND NOT datallowconn \gexec
`;
}

/** Ends its sessions and removes it; nothing where there is none of that name. */
export function pgDrop(name: string): string {
  return String.raw`SELECT format('ALTER DATABASE %I WITH ALLOW_CONNECTIONS false', datname)
FROM pg_database WHERE datname = ${pgLiteral(name)} \gexec
SELECT json_build_array(count(pg_terminate_backend(pid))) FROM pg_stat_activity
WHERE datname = ${pgLiteral(name)} AND pid <> pg_backend_pid();
DROP DATABASE IF EXISTS ${pgIdentifier(name)};
`;
}

/** The first value of the first row of a question, as text; no row, or no value, is the empty text. */
export function pgValue(sql: string): string {
  const asked = sql.trim().replace(/;+$/, '');
  return `SELECT to_json(coalesce((SELECT v.value FROM (SELECT row_to_json(q) AS row FROM (${asked}) q LIMIT 1) r,
  LATERAL json_each_text(r.row) v LIMIT 1), ''));
`;
}
