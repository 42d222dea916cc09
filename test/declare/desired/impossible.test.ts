import { expect, test } from 'vitest';
import { said, web } from './specs.ts';

test.for([
  ['mem_limit: 5m', 4, 'a memory limit below 6 MiB is refused by engines'],
  ['memswap_limit: 64m', 4, 'memswap_limit needs a memory limit'],
  ['mem_limit: 64m\nmem_reservation: 65m', 5, 'the memory reservation is above the memory limit'],
  ['cpus: 1\ncpu_quota: 5000', 4, 'cpus cannot go with cpu_period or cpu_quota'],
  ['cpu_period: 5', 4, 'cpu_period is from 1000 to 1000000'],
  ['blkio_config:\n  weight: 5', 5, 'blkio_config.weight is from 10 to 1000'],
  ['ulimits:\n  nofile: { soft: 9, hard: 8 }', 5, 'ulimit nofile has a soft limit above the hard one'],
  ['healthcheck:\n  test: x\n  interval: 1us', 6, 'healthcheck.interval is at least 1ms'],
  ['volumes: ["a:/a"]', 4, 'the mount target a:/a is no absolute path'],
  ['restart: alwyas', 4, 'there is no such restart policy'],
  ['restart: always:3', 4, 'there is no such restart policy'],
  ['restart: on-failure:x', 4, 'there is no such restart policy'],
  ['deploy: { restart_policy: { condition: sometimes } }', 4, 'there is no such restart condition'],
  ['volumes: ["/a:/"]', 4, 'nothing can be mounted at /'],
  [
    'network_mode: container:x\nports: ["80"]',
    5,
    'ports cannot be set for a container that joins the network of another',
  ],
  [
    'network_mode: container:x\nhostname: h',
    5,
    'hostname cannot be set for a container that joins the network of another',
  ],
] as const)('%s', ([keys, line, message]) => {
  expect(said(keys)).toEqual([`error compose/impossible ${line}: service web: ${message}`]);
});

test.for(['"no"', 'always', 'unless-stopped', 'on-failure', 'on-failure:3', '""'])(
  'restart: %s',
  (policy) => {
    expect(said(`restart: ${policy}`)).toEqual([]);
  },
);

test('what engines take is let through', () => {
  const { fields } = web('mem_limit: 6m\nmemswap_limit: -1\nnetwork_mode: host\nhostname: h\ndns: 1.1.1.1');
  expect(fields).toMatchObject({ memory: 6 * 2 ** 20, memorySwap: -1, networkMode: 'host', hostname: 'h' });
});
