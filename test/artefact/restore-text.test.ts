// The text that stands at every place, followed by somebody who has nothing but its programs: what it says to
// type is taken out of it and run on a backup that was written, sealed and sent by us.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { generateX25519Identity } from 'age-encryption';
import { afterAll, expect, test } from 'vitest';
import { createLocalStore } from '../../src/adapters/artefacts/local.ts';
import { createSpool } from '../../src/adapters/artefacts/spool.ts';
import { createSealer } from '../../src/adapters/sealer/sealer.ts';
import { folderOf } from '../../src/artefact/layout.ts';
import { sendDue } from '../../src/artefact/queue.ts';
import { writeBackup } from '../../src/artefact/write.ts';
import { recoveryText } from '../../src/backup/recovery-text.ts';
import { programOf } from '../support/age.ts';
import { freshId, manifestOf, NOW, never, payloadOf } from '../support/artefacts.ts';
import { noise, pieces } from '../support/bytes.ts';

const [age, zstd] = [await programOf('age'), await programOf('zstd')];
const folder = mkdtempSync(join(tmpdir(), 'shipshape-restore-text-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The line of the text that begins so, without what stands for the name of a part. */
function command(text: string, begins: string): string {
  const line = text.split('\n').find((one) => one.startsWith(`  ${begins}`));
  if (line === undefined) throw new Error(`the text says no ${begins}`);
  return line.trim();
}

/** As a person would, in a shell, with nothing of ours on the way. */
function type(line: string, cwd: string): string {
  const PATH = `${dirname(age ?? '')}:${dirname(zstd ?? '')}:/usr/bin:/bin`;
  return execFileSync('bash', ['-o', 'pipefail', '-c', line], {
    cwd,
    env: { PATH },
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

const words = `statement 13: RESTORE.txt is enough, with ${age ?? 'no age here'} and ${zstd ?? 'no zstd here'}`;
test.runIf(age !== undefined && zstd !== undefined)(words, async () => {
  const identity = await generateX25519Identity();
  const [recovery, sealer] = [await generateX25519Identity(), await createSealer([identity])];
  const theirs = (await createSealer([recovery])).host;
  const tree = join(folder, 'tree');
  mkdirSync(tree);
  writeFileSync(join(tree, 'data'), noise(300_000));
  execFileSync('tar', ['-c', '-f', join(folder, 'tree.tar'), '-C', tree, '.']);
  mkdirSync(join(folder, 'place'));
  const store = createLocalStore({ folder: join(folder, 'place'), bytesPerSecond: undefined });
  const [spool, id] = [createSpool(join(folder, 'spool')), freshId()];
  const { manifest } = await writeBackup(
    { spool, sealer },
    {
      id,
      compression: 1,
      recipients: [theirs],
      destinations: ['here'],
      expectedBytes: 0,
      now: new Date(NOW).toISOString(),
    },
    async (staging) => {
      const bytes = pieces(readFileSync(join(folder, 'tree.tar')));
      const sealed = await staging.seal({ file: 'PART.tar.zst.age', bytes, isCompressed: false });
      return manifestOf(id, 'crm', [payloadOf(await staging.check(sealed))]);
    },
    never,
  );
  const storeOf = () => Promise.resolve({ store, destination: { minFreePercent: 0 } });
  await sendDue({ spool, storeOf, guide: recoveryText(), now: () => NOW }, never);

  // From here on by hand. What the text at the place says is what is followed.
  const text = readFileSync(join(folder, 'place/v1/RESTORE.txt'), 'utf8');
  const own = join(folder, 'fetched');
  cpSync(join(folder, 'place', folderOf(manifest, id)), own, { recursive: true });
  for (const key of [identity, recovery]) {
    writeFileSync(join(own, 'KEY.txt'), `${key}\n`);
    if (existsSync('/usr/bin/jq')) expect(type(command(text, 'jq -r'), own)).toBe('PART.tar.zst.age: OK\n');
    const open = command(text, 'age -d -i KEY.txt PART.zst.age');
    type(open.replace('PART.zst.age', 'PART.tar.zst.age'), own);
    expect(readFileSync(join(own, 'PART')).equals(readFileSync(join(folder, 'tree.tar')))).toBe(true);
  }
  mkdirSync(join(own, 'empty'));
  const [first = '', second = ''] = text
    .slice(text.indexOf('  age -d -i KEY.txt PART.tar.zst.age'))
    .split('\n');
  type(`${first} ${second}`.replace('/EMPTY/FOLDER', 'empty'), own);
  expect(readFileSync(join(own, 'empty/data')).equals(noise(300_000))).toBe(true);
});
