// The page of permissions says what the tables say.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { permissionsPage } from '../../scripts/permissions.ts';
import { permissions } from '../../src/model/permission.ts';

const ROOT = join(import.meta.dirname, '../..');

test('docs/reference/permissions.md is fresh', async () => {
  expect(await readFile(join(ROOT, 'docs/reference/permissions.md'), 'utf8')).toBe(permissionsPage());
});

test('every permission has a row, and what each built-in role may is in it', () => {
  const page = permissionsPage();
  for (const permission of permissions()) expect(page).toContain(`| \`${permission}\` | `);
  expect(page).toContain(
    '| `approve:people` | approve changes of people, roles, teams and policies | yes | yes |  |  |  |',
  );
  expect(page).toContain(
    '| `read:fleet` | see the state of the fleet, its targets and its source | yes | yes | yes | yes | yes |',
  );
});

test('roles can be declared with each permission, each verb and everything, and nothing else', async () => {
  const schema = JSON.parse(await readFile(join(ROOT, 'schemas/common.schema.json'), 'utf8'));
  const verbs = new Set(permissions().map((permission) => `${permission.split(':')[0]}:*`));
  const all = ['*:*', ...verbs, ...permissions()];
  expect(schema.$defs.permission.enum.toSorted()).toEqual(all.toSorted());
});
