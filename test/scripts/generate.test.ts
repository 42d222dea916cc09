import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');

test('types and reference are what the schemas say, and a change of a schema is noticed', async () => {
  const check = async (root: string) => run(process.execPath, [join(root, 'scripts/generate.ts'), '--check']);
  await check(ROOT);
  const copy = await mkdtemp(join(tmpdir(), 'shipshape-generate-'));
  try {
    for (const part of [
      'schemas',
      'scripts',
      'docs/reference',
      'src/model/generated',
      'src/admit',
      'package.json',
    ]) {
      await cp(join(ROOT, part), join(copy, part), { recursive: true });
    }
    await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    await check(copy);
    const schema = join(copy, 'schemas/instance.schema.json');
    const text = await readFile(schema, 'utf8');
    await writeFile(schema, text.replace('The team that looks after it', 'The team that looks away'));
    await expect(check(copy)).rejects.toMatchObject({
      code: 1,
      stdout: 'stale src/model/generated/instance.ts\nstale docs/reference/instance.md\n',
    });
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
});
