// `npm run demo` as people run it: the whole story on the engine of the tests, and nothing left of it.

import { dirname, join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { createDockerEngine } from '../../src/adapters/docker/engine.ts';

const ROOT = dirname(dirname(import.meta.dirname));
const HOST = process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock';

test('the demo tells its story to the end and leaves nothing behind', async () => {
  const ran = await execa(process.execPath, [join(ROOT, 'scripts/demo.ts')], {
    env: { DOCKER_HOST: HOST },
    stdin: 'ignore',
    all: true,
    reject: false,
  });
  expect(ran.exitCode, ran.all).toBe(0);
  expect(ran.all).toContain('its orders are still there: 1000');
  expect(ran.all).toContain('by Ben Okafor');
  expect(ran.all).toContain('drift: changed by hand');
  expect(ran.all.match(/No changes\./g)).toHaveLength(2);
  const prefix = /is called (demo-[0-9a-f]+)-/.exec(ran.all)?.[1] ?? 'unknown';
  expect(await leftovers(prefix)).toEqual([]);
}, 300_000);

async function leftovers(fleet: string): Promise<readonly string[]> {
  const engine = createDockerEngine({ host: HOST });
  const { signal } = new AbortController();
  const filter = { label: [`dev.shipshape.fleet=${fleet}`] };
  try {
    const containers = await engine.containers.list(filter, signal);
    const networks = await engine.networks.list(filter, signal);
    const volumes = await engine.volumes.list(filter, signal);
    return [
      ...containers.map(({ Id }) => Id),
      ...networks.map(({ Id }) => Id),
      ...volumes.map(({ Name }) => Name),
    ];
  } finally {
    engine.close();
  }
}
