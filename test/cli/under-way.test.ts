// A look while somebody else is at work: what is half done is called that, and who does it is said.

import { expect, test } from 'vitest';
import type { GlobalOptions } from '../../src/cli/command.ts';
import { printLook } from '../../src/cli/looked.ts';
import { targetName } from '../../src/model/ref.ts';
import type { Look } from '../../src/pass.ts';
import { fakeIo } from '../support/io.ts';
import { createMemoryWorld, instanceFile } from '../support/memory-world.ts';

const GLOBAL: GlobalOptions = {
  output: 'text',
  quiet: false,
  color: false,
  fleet: undefined,
  path: undefined,
};

const shop = (image: string) => ({
  'shop.yaml': instanceFile('shop', `{ services: { web: { image: "${image}" } } }`),
});

function printed(look: Look): { readonly stdout: string; readonly stderr: string } {
  const texts = { stdout: '', stderr: '' };
  printLook(fakeIo({}, texts), GLOBAL, look);
  return texts;
}

test('a plan beside a run names the run, and calls nothing interrupted', async () => {
  await using world = await createMemoryWorld();
  await world.put(shop('app:1'));
  await world.apply();
  await world.put(shop('app:2'));
  const { control } = world.engine;
  // The engine goes away after the new container was made, and takes nothing back either.
  control.fail('containers.start', 'unreachable', 100);
  control.fail('containers.remove', 'unreachable', 100);
  await world.carryOut(await world.look());

  const run = await world.spine.lock.acquire(targetName('local'));
  const during = printed(await world.look());
  await run[Symbol.asyncDispose]();
  const after = printed(await world.look());

  expect(during.stderr).toMatch(/^note: local is being changed by ana \(process \d+\) since 20.+ plan again/);
  expect(during.stdout).toContain('part of the run that is under way');
  expect(during.stdout).not.toContain('interrupted');
  expect(after.stderr).toBe('');
  expect(after.stdout).toContain('finishes work that was interrupted');
});
