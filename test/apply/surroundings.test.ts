// What the guard is told of the world around a call.

import { expect, test } from 'vitest';
import { followed } from '../../src/apply/surroundings.ts';
import type { RealPath } from '../../src/model/admission.ts';
import { container, context, rulesOf } from '../admit/given.ts';

test.each([
  ['a bind', container({ Binds: ['data:/x'] })],
  ['a mount', container({ Mounts: [{ Type: 'volume', Source: 'data', Target: '/x' }] })],
])(
  'the folder behind a volume that is there already is followed through its links: %s',
  async (_, payload) => {
    const driverOpts = { type: 'none', o: 'bind', device: '/srv/data' };
    const around = {
      settings: { hostPaths: ['/srv'] },
      volumes: new Map([['data', { driver: 'local', driverOpts }]]),
    };
    const ground = {
      ...{ settings: context(around).settings, policies: [], closedRoots: [] },
      realPath: async (path: string): Promise<RealPath> => ({
        path: path === '/srv/data' ? '/etc' : path,
        kind: 'folder',
      }),
    };
    expect(rulesOf(payload, around)).not.toContain('denied-path');
    const { realPaths } = await followed(payload, context(around), ground);
    expect(rulesOf(payload, { ...around, realPaths })).toContain('denied-path');
  },
);
