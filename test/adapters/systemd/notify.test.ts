import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createServiceManager } from '../../../src/adapters/systemd/notify.ts';
import { fakeClock } from '../../support/clock.ts';

/** A `systemd-notify` that writes down what it is told. */
async function manager(env: Readonly<Record<string, string>>, script?: string) {
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-notify-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const told = join(folder, 'told');
  const tool = join(folder, 'systemd-notify');
  await writeFile(tool, script ?? `#!/bin/sh\necho "$NOTIFY_SOCKET $*" >> ${told}\n`);
  await chmod(tool, 0o755);
  const trouble: unknown[] = [];
  const clock = fakeClock();
  const PATH = `${folder}:/usr/bin:/bin`;
  const made = createServiceManager({
    env: { PATH, ...env },
    clock,
    onTrouble: (thrown) => trouble.push(thrown),
  });
  return { made, trouble, clock, said: () => readFile(told, 'utf8').catch(() => '') };
}

test('ready, alive every half interval as long as it is well, stopping', async () => {
  const { made, said, clock } = await manager({ NOTIFY_SOCKET: '/run/n', WATCHDOG_USEC: '20000000' });
  const start = clock.now();
  await made.ready('serving');
  const stop = new AbortController();
  let asked = 0;
  await made.watch(() => {
    asked += 1;
    if (asked === 4) stop.abort();
    return asked < 3;
  }, stop.signal);
  await made.stopping();
  expect(await said()).toBe(
    '/run/n --ready --status=serving\n/run/n WATCHDOG=1\n/run/n WATCHDOG=1\n/run/n STOPPING=1\n',
  );
  expect(clock.now() - start).toBe(30_000);
});

test('where no service manager listens, nothing is told and nothing waits', async () => {
  const { made, said } = await manager({ WATCHDOG_USEC: '20000000' });
  await made.ready('serving');
  await made.watch(() => true, new AbortController().signal);
  await made.stopping();
  expect(await said()).toBe('');
});

test('a tool that fails is trouble for the log and for nothing else', async () => {
  const { made, trouble } = await manager({ NOTIFY_SOCKET: '/run/n' }, '#!/bin/sh\nexit 1\n');
  await made.ready('serving');
  expect(trouble).toHaveLength(1);
});
