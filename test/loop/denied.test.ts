// What the guard denies and what cannot be read is told of each instance by itself, is never green, and is
// waited for by those that depend on it.

import { expect, onTestFinished, test } from 'vitest';
import { createDaemonWorld } from '../support/daemon-world.ts';
import { instanceFile } from '../support/memory-world.ts';

const plain = (image: string, more = '') => `{ services: { web: { image: "${image}"${more} } } }`;

async function running(files: Readonly<Record<string, string>>) {
  const world = createDaemonWorld();
  world.source.commit(files);
  world.start();
  onTestFinished(() => world.stop());
  await world.settle();
  return world;
}

test('an instance that is denied now is not Ready for what it was before', async () => {
  const world = await running({ 'crm.yaml': instanceFile('crm', plain('app:1')) });
  expect(world.instance('crm').isReady).toBe(true);
  world.engine.control.forgetCalls();
  world.source.commit({ 'crm.yaml': instanceFile('crm', plain('app:2', ', privileged: true')) });
  await world.pass(40_000);
  expect(world.instance('crm')).toMatchObject({
    isReady: false,
    reason: 'BadDeclaration',
    message: 'not admitted: privileged',
    obstacles: [{ kind: 'admission', rules: ['privileged'] }],
  });
  expect(world.mutating()).toEqual([]);
  expect(world.audit.lines.filter(({ action }) => action === 'admission:denied')).toMatchObject([
    { subject: 'crm', outcome: 'refused', detail: { rules: 'privileged' } },
  ]);
});

test('one that never ran is there with its reason, and what depends on it waits', async () => {
  const world = await running({
    'evil.yaml': instanceFile('evil', plain('app:1', ', pid: host')),
    'shop.yaml': instanceFile('shop', plain('app:1'), 'dependsOn: [evil]'),
    'wiki.yaml': instanceFile('wiki', plain('app:1')),
  });
  expect(world.instance('evil').message).toBe('not admitted: host-namespace');
  expect(world.instance('shop').obstacles).toEqual([{ kind: 'blocked-by', on: 'evil' }]);
  expect(world.instance('wiki').isReady).toBe(true);
});

test('each bad declaration tells of its own file, and is in the audit once', async () => {
  const world = await running({
    'a.yaml': instanceFile('a', '{ services: { web: { imag: "app:1" } } }'),
    'b.yaml': instanceFile('b', plain('app:1'), 'stat: running'),
    'c/c.yaml': instanceFile('c', './compose.yaml'),
    'c/compose.yaml': 'services: { web: { image: "app:1", volums: [] } }\n',
  });
  const said = ['a', 'b', 'c'].map((name) => world.instance(name).obstacles);
  const files = said.map(([one]) =>
    one?.kind === 'bad-declaration' ? one.problems.map(({ at }) => at.file) : [],
  );
  expect(files).toEqual(
    [['a.yaml'], ['b.yaml'], ['c/compose.yaml']].map((own) => expect.arrayContaining(own)),
  );
  expect(new Set(files.flat())).toEqual(new Set(['a.yaml', 'b.yaml', 'c/compose.yaml']));
  await world.pass(120_000);
  const lines = world.audit.lines.filter(({ action }) => action === 'declaration:refused');
  expect(lines.map(({ subject }) => subject).sort()).toEqual(['a.yaml', 'b.yaml', 'c/compose.yaml']);
});
