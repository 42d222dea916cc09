// The reference of permissions and built-in roles, from the tables that decide. With `--check` it writes
// nothing and exits 1 when the page is stale.
//   node scripts/permissions.ts [--check]

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { BUILT_INS, permissionsOf } from '../src/access/permissions.ts';
import { permissions, permissionWords } from '../src/model/permission.ts';

/** `docs/reference/permissions.md`, whole. */
export function permissionsPage(): string {
  const allowed = BUILT_INS.map((role) => new Set(permissionsOf(role)));
  const rows = permissions().map((permission) => {
    const marks = allowed.map((set) => (set.has(permission) ? 'yes' : ''));
    return `| \`${permission}\` | ${permissionWords(permission)} | ${marks.join(' | ')} |`;
  });
  return `# Permissions

<!-- Written by scripts/permissions.ts from src/model/permission.ts and src/access/permissions.ts. Do not edit. -->

Everything that somebody can be allowed, and which built-in role allows it. What is not listed cannot be
granted. A [role](role.md) of your own allows any of these, on the instances, targets and teams that it names;
\`read:*\` is every kind of that verb, \`*:*\` is everything.

| permission | lets a person | ${BUILT_INS.map(({ name }) => name).join(' | ')} |
|---|---|${BUILT_INS.map(() => ':-:').join('|')}|
${rows.join('\n')}

Besides roles:

- The OS user that the daemon runs as, and the admins of \`fleet.yaml\`, may everything, and no commit changes that.
- A disabled [user](user.md) may nothing. Neither may somebody with a key that is no longer in force.
- Members of a [team](team.md) have its roles on what it owns, and nowhere else. A team whose \`owns\` is left out
  owns the instances that name it in \`metadata.team\`, and no others.
- An API key may what its person may; with the scope \`read\` only what begins with \`read:\`. It never approves,
  rejects, accepts a source or manages anything.
- \`manage:\` is for one's own, \`manage-any:\` for those of others.
- What nothing allows is refused, and the refusal says which roles could.
`;
}

async function main(): Promise<void> {
  const file = join(import.meta.dirname, '../docs/reference/permissions.md');
  const page = permissionsPage();
  if ((await readFile(file, 'utf8').catch(() => '')) === page) return;
  if (process.argv.includes('--check')) {
    console.error('docs/reference/permissions.md is stale: run `node scripts/permissions.ts`');
    process.exitCode = 1;
    return;
  }
  await writeFile(file, page);
  console.log('wrote docs/reference/permissions.md');
}

if (import.meta.main) await main();
