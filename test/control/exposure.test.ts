// What opens the host is said, under whatever name it comes.

import { expect, test } from 'vitest';
import { createMemoryWorld, instanceFile } from '../support/memory-world.ts';

test('a volume that is a folder of the host shows its options and its risk; a password among them is not shown', async () => {
  await using world = await createMemoryWorld({ admission: '{ profile: legacy }' });
  const compose =
    '{ services: { s: { image: "app:1", volumes: ["all:/all", "share:/share"] } }, volumes: {' +
    ' all: { driver_opts: { type: none, o: bind, device: / } },' +
    ' share: { driver_opts: { type: cifs, o: "username=u,password=canary", device: "//host/share" } } } }';
  await world.put({ 'a.yaml': instanceFile('a', compose) });
  const shown = world.show(await world.look());
  expect(shown).toContain('a/volume/all  create [exposes the host]');
  expect(shown).toMatch(/a\/volume\/share {2}create {2}\(/);
  expect(shown).toContain('driverOpts.device: /\n');
  expect(shown).toContain('driverOpts.o: (redacted)');
  expect(shown).not.toContain('canary');
});
