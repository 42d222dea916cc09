// The obligations of an engine, whoever stands behind the port. One suite for the real one and the one in
// memory; the golden file is what Docker 20.10 says, written with UPDATE_GOLDEN=1.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Subject } from '../support/engine-subject.ts';
import { bodies, comparable } from './bodies.ts';
import { containerContract } from './containers.contract.ts';
import { createHarness } from './harness.ts';
import { networkContract } from './networks.contract.ts';
import { settingsContract } from './settings.contract.ts';
import { systemContract } from './system.contract.ts';
import { volumeContract } from './volumes.contract.ts';

const GOLDEN = join(import.meta.dirname, 'golden/inspect-20.10.json');

/** Registers the whole contract. `isGolden`: the engine must also show exactly what Docker 20.10 shows. */
export function engineContract(name: string, open: () => Promise<Subject>, isGolden: boolean): void {
  const harness = createHarness(open);
  containerContract(name, harness);
  settingsContract(name, harness);
  networkContract(name, harness);
  volumeContract(name, harness);
  systemContract(name, harness);
  if (!isGolden) return;
  const { subject, engine, named, create, network, look } = harness;
  test(`${name}: inspect shows what Docker 20.10 shows, field by field`, async () => {
    await network('golden');
    const shown: Record<string, unknown> = {};
    for (const [title, body] of Object.entries(bodies(subject(), named('golden')))) {
      const id = await create(`golden-${title.replaceAll(/[^a-z]/g, '-')}`, body);
      const isStarted = title === 'network' || title === 'ports';
      if (isStarted) await engine().containers.start(id, new AbortController().signal);
      shown[title] = comparable(subject(), await look(id));
    }
    if (process.env['UPDATE_GOLDEN'] === '1') {
      await writeFile(GOLDEN, `${JSON.stringify(shown, null, 2)}\n`);
    }
    expect(shown).toEqual(JSON.parse(await readFile(GOLDEN, 'utf8')));
  });
}
